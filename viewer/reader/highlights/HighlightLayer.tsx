import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { turnRect } from '#contract/values/rect.ts';
import { mergeLineRects } from '../../page/merge-line-rects.ts';
import { toPercentStyle } from '../../page/percent-style.ts';
import { highlightQueries } from '../../server/highlight-queries.ts';
import { useReader } from '../reader-context.ts';
import classes from './highlight-layer.module.css';

/** Underlines the matter's own terms on the page, whatever list it was opened from. */
export function HighlightLayer(): JSX.Element | null {
  const { matter, page, layers, view } = useReader();
  const hits = useQuery(highlightQueries.hits(matter, page.pageId)).data;
  if (!layers.shown.terms || !hits) return null;
  return (
    <div className={classes.layer} data-turned={view.turn} aria-hidden>
      {hits.flatMap(({ term, color, words }) =>
        words
          .flatMap(({ rects }) => mergeLineRects(rects))
          .map((rect) => (
            <span
              key={`${term} ${rect.x} ${rect.y}`}
              className={classes.term}
              data-standing={color}
              style={toPercentStyle(turnRect(rect, view.turn))}
            />
          )),
      )}
    </div>
  );
}
