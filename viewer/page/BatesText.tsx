import type { JSX } from 'react';
import { splitBates } from '#contract/values/bates-number.ts';
import { endOfRange } from '#contract/values/bates-range.ts';
import classes from './bates-text.module.css';

interface BatesTextProps {
  /** A Bates number or a control number. */
  number: string;
  /** The last number of a range that begins with `number`. */
  last?: string | null;
}

/**
 * A number, or a range of numbers, as every screen shows it: the prefix dimmed, since a whole series has it, and
 * in bold the digits that tell one page from another. Where there is no room, the prefix is shortened.
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
