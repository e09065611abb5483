import type { JSX } from 'react';
import { splitBates } from '#contract/values/bates-number.ts';
import { endOfRange } from '#contract/values/bates-range.ts';
import classes from './bates-text.module.css';

interface BatesTextProps {
  /** A Bates number or a control number. */
  number: string;
  /** The last number of a range that starts with `number`. */
  last?: string | null;
}

/**
 * Shows a number or a range of numbers in the form that all screens share: the prefix is dimmed, because the
 * whole series has it, and the digits that distinguish the pages are bold. If there is little room, the
 * prefix is truncated.
 */
export function BatesText({ number, last = null }: BatesTextProps): JSX.Element {
  const parts = splitBates(number);
  const end = endOfRange(number, last);
  return (
    <span className={classes.number}>
      <bdi>
        <span className={classes.prefix}>{parts?.prefix}</span>
        <span className={classes.end}>{parts ? `${parts.digits}${parts.suffix}` : number}</span>
        {end !== '' && <span className={classes.prefix}>-</span>}
        {end !== '' && <span className={classes.end}>{end}</span>}
      </bdi>
    </span>
  );
}
