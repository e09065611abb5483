import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { formatKind } from '#contract/intake/kind-names.ts';
import type { Family, FamilyMember } from '#contract/pages/page.ts';
import { counted } from '#contract/values/counted.ts';
import { useMatter } from '../../session/use-matter.ts';
import { Text, Title } from '../../ui/parts.ts';
import classes from './panel.module.css';

/**
 * Links to the file that the page's file was extracted from, and to its attachments. Renders nothing for a
 * file without either.
 */
export function FileFamilyBlock({ family }: { family: Family }): JSX.Element | null {
  const { parent, attachments } = family;
  if (parent === null && attachments.length === 0) return null;
  return (
    <section className={classes.block} aria-label="Family">
      <Title order={2} className={classes.blockTitle}>
        Family
      </Title>
      {parent && (
        <>
          <Text size="xs" c="dimmed">
            Extracted from
          </Text>
          <ul className={classes.family}>
            <Member member={parent} name={parent.path} />
          </ul>
        </>
      )}
      {attachments.length > 0 && (
        <>
          <Text size="xs" c="dimmed">
            {counted(attachments.length, 'attachment')}
          </Text>
          <ul className={classes.family}>
            {attachments.map((member) => (
              <Member key={member.fileId} member={member} name={member.path.split('/').at(-1) ?? ''} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Member({ member, name }: { member: FamilyMember; name: string }): JSX.Element {
  const matter = useMatter();
  const { firstPage, path, kind, status } = member;
  return (
    <li title={path}>
      {firstPage === null ? (
        name
      ) : (
        <Link to="/m/$matter/p/$ref" params={{ matter, ref: firstPage }} search={{}}>
          {name}
        </Link>
      )}
      <Text size="xs" c={status === 'quarantined' ? 'var(--bad)' : 'dimmed'} component="span">
        {' '}
        {status === 'quarantined' ? 'could not be opened' : formatKind(kind)}
      </Text>
    </li>
  );
}
