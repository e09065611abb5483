import type { JSX } from 'react';
import { KeyTable } from '../keys/KeyTable.tsx';
import { QuerySyntax } from '../lists/QuerySyntax.tsx';
import { Title, useDocumentTitle } from '../ui/parts.ts';
import { AttorneyGuide } from './AttorneyGuide.tsx';
import classes from './help.module.css';
import { ReviewerGuide } from './ReviewerGuide.tsx';

/** Short guides, beside the work and not in a manual. */
export function Help(): JSX.Element {
  useDocumentTitle('Guides · Uncover');
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
          <Title order={2}>Queries</Title>
          <QuerySyntax />
        </section>
        <section>
          <Title order={2}>Keys</Title>
          <KeyTable />
        </section>
      </div>
    </section>
  );
}
