import { type JSX, useEffect, useRef } from 'react';
import type { PageHit } from '#contract/pages/page.ts';
import { turnRect } from '#contract/values/rect.ts';
import type { Turn } from '#contract/values/turn.ts';
import { mergeLineRects } from '../page/merge-line-rects.ts';
import { termAttributes } from '../page/term-groups.ts';
import classes from './reader.module.css';

interface HitLayerProps {
  hits: PageHit[];
  /** From 0. */
  current: number;
  turn: Turn;
  /** Term groups of the query. */
  groups: number;
}

/** Where the query matches, laid over the page in the colours of its term groups; the hit in hand is the strong one. */
export function HitLayer({ hits, current, turn, groups }: HitLayerProps): JSX.Element {
  const strong = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another hit is in hand.
  useEffect(() => {
    strong.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current, hits]);
  return (
    <div className={classes.layer} aria-hidden>
      {hits.flatMap((hit, place) =>
        mergeLineRects(hit.rects).map((given, line) => {
          const rect = turnRect(given, turn);
          const key = `${place}-${line}`;
          return (
            <span
              key={key}
              ref={place === current && line === 0 ? strong : undefined}
              className={classes.hit}
              data-current={place === current}
              data-first={line === 0}
              {...termAttributes(hit.group, groups)}
              style={{
                left: `${rect.x * 100}%`,
                top: `${rect.y * 100}%`,
                width: `${rect.width * 100}%`,
                height: `${rect.height * 100}%`,
              }}
            />
          );
        }),
      )}
    </div>
  );
}
