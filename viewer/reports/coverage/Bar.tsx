import type { JSX } from 'react';
import classes from '../reports.module.css';

interface BarProps {
  pages: number;
  /** The number that fills the whole width. */
  of: number;
  /** For what is left to do, or the second of two bars. */
  isLight?: boolean;
}

/** A horizontal bar beside its number, which screen readers read instead. */
export function Bar({ pages, of, isLight = false }: BarProps): JSX.Element {
  const width = pages === 0 ? 0 : `max(2px, ${(100 * pages) / Math.max(1, of)}%)`;
  return <span className={classes.bar} data-light={isLight} style={{ width }} />;
}
