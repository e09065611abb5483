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

/** What the bars of a column stand for, from the top: each name beside a piece of its bar. */
export function BarLegend({ names }: { names: readonly string[] }): JSX.Element {
  return (
    <span className={classes.legend}>
      {names.map((name, index) => (
        <span key={name}>
          <span className={classes.bar} data-light={index > 0} />
          {name}
        </span>
      ))}
    </span>
  );
}
