import type { JSX } from 'react';
import { listTerms, termAttributes } from '../../page/term-groups.ts';
import classes from '../search.module.css';

/** The query's terms with the number and color of their hits. */
export function TermLegend({ groups }: { groups: string[] }): JSX.Element | null {
  if (groups.length < 2) return null;
  return (
    <ul className={classes.legend} aria-label="Colors of hits">
      {listTerms(groups).map(({ group, words }) => (
        <li key={group}>
          <mark {...termAttributes(group, groups.length)}>{words}</mark>
        </li>
      ))}
    </ul>
  );
}
