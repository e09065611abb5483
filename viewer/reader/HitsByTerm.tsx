import type { JSX } from 'react';
import type { PageHit } from '#contract/pages/page.ts';
import { listTerms, termAttributes } from '../page/term-groups.ts';
import { Tooltip, UnstyledButton } from '../ui/parts.ts';
import { nextHitOfTerm } from './navigation/step-hits.ts';
import classes from './reader.module.css';

interface HitsByTermProps {
  groups: string[];
  hits: PageHit[];
  /** From 1. */
  current: number;
  goTo: (hit: number) => void;
}

/** The query's words by their colours and numbers, how often each is on this page, and the way to the next one. */
export function HitsByTerm({ groups, hits, current, goTo }: HitsByTermProps): JSX.Element | null {
  if (groups.length < 2) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's data.
    <div role="group" aria-label="Hits by words" className={classes.groups}>
      {listTerms(groups).map(({ group, words }) => {
        const count = hits.filter((hit) => hit.group === group).length;
        const next = nextHitOfTerm(hits, current, group);
        return (
          <Tooltip key={group} label={`${words}: next of ${count} on this page`}>
            <UnstyledButton
              className={classes.group}
              {...termAttributes(group, groups.length)}
              disabled={next === undefined}
              aria-label={`${group + 1} ${words} · ${count} on this page: go to the next`}
              onClick={() => next !== undefined && goTo(next)}
            >
              {group + 1} {words} · {count}
            </UnstyledButton>
          </Tooltip>
        );
      })}
    </div>
  );
}
