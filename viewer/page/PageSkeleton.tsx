import type { JSX } from 'react';
import { Skeleton } from '../ui/parts.ts';
import { letter } from './image/scale.ts';
import classes from './page-skeleton.module.css';

/** The outline of a page and the panel beside it, while the page is loading. */
export function PageSkeleton(): JSX.Element {
  return (
    <div className={classes.screen} aria-hidden>
      <div className={classes.stage}>
        <Skeleton height="92%" width="auto" style={{ aspectRatio: letter.width / letter.height }} />
      </div>
      <div className={classes.panel}>
        <Skeleton height={24} mb={16} />
        <Skeleton height={120} mb={16} />
        <Skeleton height={240} />
      </div>
    </div>
  );
}
