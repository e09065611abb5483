import type { JSX } from 'react';
import { Skeleton, VisuallyHidden } from '../../ui/parts.ts';
import classes from '../search.module.css';
import { HitRowSkeleton, hitRowHeight } from './HitRow.tsx';
import { usePicturesShown } from './use-pictures-shown.ts';

const rows = Array.from({ length: 8 }, (_, index) => index);

/** The shape of the results while they are loading, so that nothing moves when they arrive. */
export function ResultSkeleton(): JSX.Element {
  const [pictures] = usePicturesShown();
  const height = hitRowHeight(pictures);
  return (
    <div className={classes.results}>
      <VisuallyHidden component="h1">Searching</VisuallyHidden>
      <div className={classes.head} aria-hidden>
        <div className={classes.headLine}>
          <Skeleton height={24} width={280} />
        </div>
        <div className={classes.echo}>
          <Skeleton height={20} width={420} />
        </div>
        <div className={classes.headLine} />
      </div>
      <div className={classes.waiting} aria-hidden>
        {rows.map((row) => (
          <HitRowSkeleton key={row} pictures={pictures} style={{ top: row * height, height }} />
        ))}
      </div>
    </div>
  );
}
