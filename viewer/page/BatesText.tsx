import type { JSX } from 'react';
import { splitBates } from '#contract/values/bates-number.ts';
import classes from './bates-text.module.css';

/**
 * A number with its end in bold: within a series it alone tells one page from another, so it is never cut off.
 * Only digits are set in figures of one width, which would pull the hyphens of a prefix apart.
 */
export function BatesText({ number }: { number: string }): JSX.Element {
  const parts = splitBates(number);
  return (
    <>
      <span className={classes.prefix}>{parts?.prefix}</span>
      <span className={classes.end}>{parts ? `${parts.digits}${parts.suffix}` : number}</span>
    </>
  );
}
