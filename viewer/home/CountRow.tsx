import type { JSX, ReactNode } from 'react';
import { formatNumber } from '#contract/values/counted.ts';
import { Skeleton, Text } from '../ui/parts.ts';
import classes from './home.module.css';

interface CountRowProps {
  /** Undefined while it is loading. */
  count: number | undefined;
  /** What is counted, with a link to it. */
  children: ReactNode;
  /** An explanation of the number. */
  note?: string;
}

/** A number, with what it counts. */
export function CountRow({ count, children, note }: CountRowProps): JSX.Element {
  return (
    <li className={classes.row}>
      <span className={count === 0 ? `${classes.count} ${classes.zero}` : classes.count}>
        {count === undefined ? <Skeleton height={16} width={32} /> : formatNumber(count)}
      </span>
      <div className={classes.main}>
        {children}
        {note && (
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        )}
      </div>
    </li>
  );
}
