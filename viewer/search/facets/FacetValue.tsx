import type { JSX } from 'react';
import { formatNumber } from '#contract/values/counted.ts';
import classes from './facets.module.css';

interface FacetValueProps {
  name: string;
  pages: number;
  /** The share of the most frequent value's count, 0 to 1, drawn as a bar behind the row. */
  share: number;
  color?: string | undefined;
  /** `some`: a year of which some but not all months are selected. */
  ticked: boolean | 'some';
  toggle: () => void;
}

/** A check box for a value of a facet. */
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
