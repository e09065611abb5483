import { useRouterState } from '@tanstack/react-router';
import { type JSX, useEffect, useRef } from 'react';
import type { PageHit } from '#contract/pages/page.ts';
import { type Rect, turnRect } from '#contract/values/rect.ts';
import { mergeLineRects } from '../page/merge-line-rects.ts';
import { toPercentStyle } from '../page/percent-style.ts';
import { termAttributes } from '../page/term-groups.ts';
import classes from './reader.module.css';
import { useReader } from './reader-context.ts';

/** Marks the query's hits on the page in the colors of their terms; the current hit stands out. */
export function HitLayer(): JSX.Element | null {
  const { hits, layers, view } = useReader();
  const currentHit = useRef<HTMLSpanElement>(null);
  const current = hits.current - 1;
  const isScrolledTo = useRouterState({ select: ({ location }) => location.state.isScrolledTo === true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another hit becomes the current one.
  useEffect(() => {
    if (!isScrolledTo) currentHit.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current, hits.all]);
  if (!layers.shown.hits || hits.all.length === 0) return null;
  return (
    <div className={classes.layer} aria-hidden>
      {hits.all.flatMap((hit, index) =>
        listLines(hit).map(({ rect, group }, line) => {
          const key = `${index}-${line}`;
          return (
            <span
              key={key}
              ref={index === current && line === 0 ? currentHit : undefined}
              className={classes.hit}
              data-current={index === current}
              data-first={line === 0}
              {...termAttributes(group, hits.terms.length)}
              style={toPercentStyle(turnRect(rect, view.turn))}
            />
          );
        }),
      )}
    </div>
  );
}

/** The boxes of all words of a hit, one for each line that a word or phrase touches. */
function listLines({ words }: PageHit): { rect: Rect; group: number }[] {
  return words.flatMap(({ rects, group }) => mergeLineRects(rects).map((rect) => ({ rect, group })));
}
