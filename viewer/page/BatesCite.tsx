import { Fragment, type JSX } from 'react';
import { splitBates } from '#contract/values/bates-number.ts';
import classes from './bates-text.module.css';

interface BatesCiteProps {
  /** Ranges as they are cited: `ICE FOIA 10-2674.0000002-0000003, 0000007`. */
  cite: string;
  /** A number of the series. */
  number: string;
}

/** Ranges of numbers in the form of `BatesText`; they may take several lines. */
export function BatesCite({ cite, number }: BatesCiteProps): JSX.Element {
  const prefix = splitBates(number)?.prefix ?? '';
  const parts = prefix === '' ? [cite] : cite.split(prefix);
  return (
    <span>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one string have no other identity.
        <Fragment key={index}>
          {index > 0 && <span className={classes.prefix}>{prefix}</span>}
          <span className={classes.end}>{part}</span>
        </Fragment>
      ))}
    </span>
  );
}
