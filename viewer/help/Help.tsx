import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { KeyTable } from '../keys/KeyTable.tsx';
import { QuerySyntax } from '../lists/QuerySyntax.tsx';
import { queries } from '../server/queries.ts';
import { useMatter } from '../session/use-matter.ts';
import { toCodebookTags } from '../tagging/codebook-tag.ts';
import { Title, useDocumentTitle } from '../ui/parts.ts';
import { AttorneyGuide } from './AttorneyGuide.tsx';
import classes from './help.module.css';
import { ReviewerGuide } from './ReviewerGuide.tsx';

/** The short guides, with the query language and the keys beside them. */
export function Help(): JSX.Element {
  useDocumentTitle('Guides · Uncover');
  const { data: tags = [] } = useQuery({ ...queries.tags(useMatter()), select: toCodebookTags });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section className={classes.screen} tabIndex={0} aria-label="Guides">
      <div className={classes.guides}>
        <Title order={1}>Guides</Title>
        <ReviewerGuide />
        <AttorneyGuide />
      </div>
      <div className={classes.reference}>
        <section>
          <Title order={2}>Query language</Title>
          <QuerySyntax />
        </section>
        <section>
          <Title order={2}>Keyboard shortcuts</Title>
          <KeyTable tags={tags} />
        </section>
      </div>
    </section>
  );
}
