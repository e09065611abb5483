import type { JSX, ReactNode } from 'react';
import type { Rect } from '#contract/values/rect.ts';
import classes from './marks.module.css';

/**
 * Fractions of the page. Near the top of the page, the label is below the mark; near the right edge, it ends
 * where the mark ends.
 */
const TOP = 0.03;
const RIGHT = 0.7;

/** The codes of a mark, shown beside it while it is hovered or focused. */
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
