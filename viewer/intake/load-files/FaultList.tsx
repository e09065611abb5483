import type { JSX } from 'react';
import type { LoadFault } from '#contract/intake/load-file.ts';
import { counted } from '#contract/values/counted.ts';
import classes from '../intake.module.css';

interface FaultListProps {
  /** The load file's path. */
  path: string;
  /** The first of them. */
  faults: readonly LoadFault[];
  faultCount: number;
}

/** What in a load file does not hold together, by row. */
export function FaultList({ path, faults, faultCount }: FaultListProps): JSX.Element {
  return (
    <ul
      className={classes.faults}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
      tabIndex={0}
      aria-label={`Faults of ${path}`}
    >
      {faults.map(({ row, message }) => (
        <li key={`${row} ${message}`}>
          {row !== null && `Row ${row}: `}
          {message}
        </li>
      ))}
      {faultCount > faults.length && <li>And {counted(faultCount - faults.length, 'more fault')}.</li>}
    </ul>
  );
}
