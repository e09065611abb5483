import type { JSX } from 'react';
import { formatNumber } from '#contract/values/counted.ts';
import classes from './facets.module.css';

interface FacetValueProps {
  name: string;
  pages: number;
  /** Of the most frequent value, 0 to 1: drawn behind the row. */
  share: number;
  color?: string | undefined;
  /** `some`: of a year, not all of its months. */
  ticked: boolean | 'some';
  toggle: () => void;
}

/** A value to select. */
export function FacetValue({ name, pages, share, color, ticked, toggle }: FacetValueProps): JSX.Element {
  return (
    <label className={classes.value} title={name}>
      <input
        type="checkbox"
        ref={(box) => {
          if (box) box.indeterminate = ticked === 'some';
        }}
        checked={ticked === true}
        onChange={toggle}
      />
      {color !== undefined && <span className={classes.swatch} style={{ background: color }} aria-hidden />}
      <span className={classes.name}>{name}</span>
      <span className={classes.pages}>{formatNumber(pages)}</span>
      <span className={classes.share} style={{ width: `${share * 100}%` }} aria-hidden />
    </label>
  );
}
