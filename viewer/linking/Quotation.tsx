import type { JSX } from 'react';
import { isOrphan, type ListedPassage } from '#contract/review/passage.ts';
import { Text } from '../ui/parts.ts';
import classes from './linking.module.css';

/** What a passage quotes, its note, and whether its words are still on the page. */
export function Quotation({ passage }: { passage: ListedPassage }): JSX.Element {
  const { quotation, note } = passage;
  return (
    <>
      {quotation !== null && <blockquote className={classes.quotation}>{quotation}</blockquote>}
      {isOrphan(passage) && (
        <Text size="xs" c="var(--warn)">
          These words are not in the text in use any more. The quotation is kept as it was.
        </Text>
      )}
      {note !== '' && <p className={classes.note}>{note}</p>}
    </>
  );
}
