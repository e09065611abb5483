import type { JSX } from 'react';
import { listTerms, termAttributes } from '../page/term-groups.ts';
import { Tooltip, UnstyledButton } from '../ui/parts.ts';
import { hasTerm, nextHitOfTerm } from './navigation/step-hits.ts';
import classes from './reader.module.css';
import { useReader } from './reader-context.ts';

/**
 * Lists the query's terms by color and number with their counts on this page; each is a link to its next hit.
 */
export function HitsByTerm(): JSX.Element | null {
  const { hits, navigation } = useReader();
  const { terms, all, current } = hits;
  if (terms.length < 2) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's data.
    <div role="group" aria-label="Hits by term" className={classes.groups}>
      {listTerms(terms).map(({ group, words }) => {
        const count = all.filter((hit) => hasTerm(hit, group)).length;
        const next = nextHitOfTerm(all, current, group);
        return (
          <Tooltip key={group} label={`Next hit of ${words} (${count} on this page)`}>
            <UnstyledButton
              className={classes.group}
              {...termAttributes(group, terms.length)}
              disabled={next === undefined}
              aria-label={`${group + 1} ${words} · ${count} on this page: go to the next`}
              onClick={() => next !== undefined && navigation.goToHit(next)}
            >
              {group + 1} {words} · {count}
            </UnstyledButton>
          </Tooltip>
        );
      })}
    </div>
  );
}
