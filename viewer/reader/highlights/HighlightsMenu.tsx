import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { counted } from '#contract/values/counted.ts';
import { HighlightsDialog } from '../../highlights/HighlightsDialog.tsx';
import { TermMark } from '../../highlights/TermMark.tsx';
import { ActionKey } from '../../keys/ActionKey.tsx';
import { messageOf } from '../../server/call-failed.ts';
import { highlightQueries } from '../../server/highlight-queries.ts';
import { usePermission } from '../../session/use-user.ts';
import { IconHighlight } from '../../ui/icons.ts';
import { Button, Checkbox, Group, Popover, Stack, Text } from '../../ui/parts.ts';
import readerClasses from '../reader.module.css';
import { useReader } from '../reader-context.ts';
import classes from './highlights-menu.module.css';

/** Names the standing terms on this page by color, shows and hides them, and lets attorneys edit them. */
export function HighlightsMenu(): JSX.Element {
  const { matter, page, layers } = useReader();
  const attorney = usePermission('attorney');
  const [isEditing, setIsEditing] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  const hits = useQuery(highlightQueries.hits(matter, page.pageId));
  const found = hits.data?.length ?? 0;
  const edit = () => {
    setIsOpen(false);
    setIsEditing(true);
  };
  return (
    <>
      <Popover opened={isOpen} onChange={setIsOpen} position="top-end" trapFocus withRoles>
        <Popover.Target>
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            leftSection={<IconHighlight size={16} />}
            onClick={() => setIsOpen(!isOpen)}
            aria-label={`Highlights, ${found} on this page`}
          >
            <span className={readerClasses.wideOnly}>Highlights&nbsp;</span>
            {layers.shown.terms ? found : 'off'}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Standing highlights">
          <Stack gap="sm" className={classes.menu}>
            <Group justify="space-between" wrap="nowrap">
              <Checkbox
                size="xs"
                label="Show standing highlights"
                checked={layers.shown.terms}
                onChange={() => layers.toggle('terms')}
              />
              <ActionKey action="toggle-terms" />
            </Group>
            {hits.error && <Text c="var(--bad)">{messageOf(hits.error)}</Text>}
            <TermsOnPage matter={matter} hits={hits.data} />
            {attorney.allowed && (
              <Button variant="default" size="compact-sm" onClick={edit}>
                Edit terms
              </Button>
            )}
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <HighlightsDialog matter={matter} opened={isEditing} close={() => setIsEditing(false)} />
    </>
  );
}

interface TermsOnPageProps {
  matter: string;
  hits: readonly { term: string }[] | undefined;
}

function TermsOnPage({ matter, hits = [] }: TermsOnPageProps): JSX.Element {
  const terms = useQuery(highlightQueries.terms(matter)).data?.terms ?? [];
  const onPage = terms
    .map((term) => ({ term, count: hits.filter((hit) => hit.term === term.term).length }))
    .filter(({ count }) => count > 0);
  if (onPage.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {terms.length === 0
          ? 'The matter has no terms that are marked on every page.'
          : `None of the matter’s ${counted(terms.length, 'term')} is on this page.`}
      </Text>
    );
  }
  return (
    <ul className={classes.found}>
      {onPage.map(({ term, count }) => (
        <li key={term.term}>
          <TermMark term={term} />
          <span className="numbers">{count}</span>
        </li>
      ))}
    </ul>
  );
}
