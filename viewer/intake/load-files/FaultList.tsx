import type { JSX } from 'react';
import type { LoadFault } from '#contract/intake/load-file.ts';
import { counted } from '#contract/values/counted.ts';
import classes from '../intake.module.css';

interface FaultListProps {
  /** The load file's path. */
  path: string;
  /** The first ones only; `faultCount` counts all of them. */
  faults: readonly LoadFault[];
  faultCount: number;
}

/** The errors of a load file, by row. */
export function FaultList({ path, faults, faultCount }: FaultListProps): JSX.Element {
  return (
    <ul
      className={classes.faults}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
      tabIndex={0}
      aria-label={`Errors in ${path}`}
    >
      {faults.map(({ row, message }) => (
        <li key={`${row} ${message}`}>
          {row !== null && `Row ${row}: `}
          {message}
        </li>
      ))}
      {faultCount > faults.length && <li>{counted(faultCount - faults.length, 'more error')} not shown.</li>}
    </ul>
  );
}
