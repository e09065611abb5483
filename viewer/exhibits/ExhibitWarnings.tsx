import type { JSX } from 'react';
import type { PageSummary } from '#contract/pages/page.ts';
import { counted } from '#contract/values/counted.ts';
import { chunkSize } from '../server/queries.ts';
import { IconAlertTriangle } from '../ui/icons.ts';
import { Button } from '../ui/parts.ts';
import classes from './exhibits.module.css';
import { type KnownFacts, listWarnings } from './list-warnings.ts';

interface ExhibitWarningsProps {
  pages: readonly PageSummary[];
  facts: KnownFacts;
  /** Undefined for people who cannot change the list. */
  addRest: ((documentId: string) => void) | undefined;
}

/** What to check before the exhibit is filed, with a button for what can be fixed at once. */
export function ExhibitWarnings({ pages, facts, addRest }: ExhibitWarningsProps): JSX.Element | null {
  const warnings = listWarnings(pages, facts);
  if (warnings.length === 0) return null;
  return (
    <ul className={classes.warnings}>
      {warnings.map(({ text, incomplete }) => (
        <li key={text} className={classes.warning}>
          <IconAlertTriangle size={14} aria-hidden />
          {text}
          {incomplete && addRest && incomplete.pages <= chunkSize && (
            <Button variant="subtle" size="compact-xs" onClick={() => addRest(incomplete.documentId)}>
              Add the other {counted(incomplete.pages - incomplete.held, 'page')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
