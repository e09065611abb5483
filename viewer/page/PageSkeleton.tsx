import type { JSX } from 'react';
import classes from '../reader/reader.module.css';
import { Skeleton } from '../ui/parts.ts';

/** The shape of the reading screen before the page is known. */
export function ReadingSkeleton(): JSX.Element {
  return (
    <div className={classes.screen} data-panel="open" aria-hidden>
      <div className={classes.stage} style={{ display: 'grid', placeItems: 'center' }}>
        <Skeleton height="92%" width="56%" />
      </div>
      <div className={classes.panel} style={{ padding: 16 }}>
        <Skeleton height={24} mb={16} />
        <Skeleton height={120} mb={16} />
        <Skeleton height={240} />
      </div>
    </div>
  );
}
