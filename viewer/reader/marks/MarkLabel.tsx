import type { JSX, ReactNode } from 'react';
import type { Rect } from '#contract/values/rect.ts';
import classes from './marks.module.css';

/** Shares of the page: nearer to its top a label goes below its mark, further right it ends where the mark ends. */
const TOP = 0.03;
const RIGHT = 0.7;

/** What a mark on the page says; it stands outside of the mark, and only while that is pointed at or focused. */
export function MarkLabel({ rect, children }: { rect: Rect; children: ReactNode }): JSX.Element {
  return (
    <span
      className={classes.label}
      data-place={rect.y < TOP ? 'below' : 'above'}
      data-side={rect.x > RIGHT ? 'right' : 'left'}
    >
      {children}
    </span>
  );
}
