import type { JSX, ReactNode } from 'react';
import type { Rect } from '#contract/values/rect.ts';
import classes from './marks.module.css';

/** Fractions of the page. A mark nearer to the top has its label below; one further right has it end where the mark ends. */
const TOP = 0.03;
const RIGHT = 0.7;

/** The codes of a mark on the page, shown beside it while it is pointed at or focused. */
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
