import type { JSX } from 'react';
import { Skeleton, VisuallyHidden } from '../../ui/parts.ts';
import classes from '../search.module.css';

const rows = Array.from({ length: 8 }, (_, index) => index);

/** The shape of the results while they are loading. */
export function ResultSkeleton(): JSX.Element {
  return (
    <>
      <VisuallyHidden component="h1">Searching</VisuallyHidden>
      <div aria-hidden>
        <div className={classes.head}>
          <Skeleton height={24} width={280} mb={8} />
          <Skeleton height={16} width={420} />
        </div>
        {rows.map((row) => (
          <div key={row} style={{ padding: '12px 24px', display: 'flex', gap: 16 }}>
            <Skeleton height={48} width={256} />
            <Skeleton height={48} style={{ flex: 1 }} />
          </div>
        ))}
      </div>
    </>
  );
}
