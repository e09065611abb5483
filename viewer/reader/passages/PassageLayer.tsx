import { useQuery } from '@tanstack/react-query';
import { type CSSProperties, Fragment, type JSX } from 'react';
import type { Passage } from '#contract/review/passage.ts';
import { turnRect } from '#contract/values/rect.ts';
import { mergeLineRects } from '../../page/merge-line-rects.ts';
import { toPercentStyle } from '../../page/percent-style.ts';
import { passageQueries } from '../../server/passage-queries.ts';
import { colorOf } from '../../ui/TagMark.tsx';
import { useReader } from '../reader-context.ts';
import classes from './passage-layer.module.css';

/** Underlines the passages of the page thinly, between brackets: the print stays as legible as it was. */
export function PassageLayer(): JSX.Element | null {
  const { matter, page, layers, view } = useReader();
  const passages = useQuery(passageQueries.onPage(matter, page.pageId)).data;
  if (!layers.shown.passages || !passages) return null;
  return (
    <div className={classes.layer} data-turned={view.turn} aria-hidden>
      {passages.map((passage) => (
        <Fragment key={passage.passageId}>
          {linesOf(passage).map((rect, line, lines) => (
            <span
              key={`${rect.x} ${rect.y}`}
              className={classes.line}
              data-passage={passage.passageId}
              data-first={line === 0}
              data-last={line === lines.length - 1}
              style={
                {
                  ...toPercentStyle(turnRect(rect, view.turn)),
                  '--passage': colorOf(passage.color),
                } as CSSProperties
              }
            />
          ))}
        </Fragment>
      ))}
    </div>
  );
}

function linesOf({ anchor }: Passage) {
  return anchor ? mergeLineRects(anchor.rects) : [];
}
