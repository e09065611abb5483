import type { JSX } from 'react';
import type { StandingTerm } from '#contract/review/standing-terms.ts';
import classes from './highlights.module.css';

/** A term as it is marked on pages: its words above a bar of its color. */
export function TermMark({ term: { term, color } }: { term: StandingTerm }): JSX.Element {
  return (
    <span className={classes.term} data-standing={color}>
      {term}
    </span>
  );
}
