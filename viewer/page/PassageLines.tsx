import { type CSSProperties, Fragment, type JSX, useEffect, useRef } from 'react';
import type { Passage } from '#contract/review/passage.ts';
import { turnRect } from '#contract/values/rect.ts';
import type { Turn } from '#contract/values/turn.ts';
import { colorOf } from '../ui/TagMark.tsx';
import { mergeLineRects } from './merge-line-rects.ts';
import classes from './passage-lines.module.css';
import { toPercentStyle } from './percent-style.ts';

interface PassageLinesProps {
  passages: readonly Passage[];
  turn: Turn;
  /** The id of the passage that stands out, and is scrolled to. */
  current?: string | undefined;
}

/** Underlines passages on the page image thinly, between brackets: the print stays as legible as it was. */
export function PassageLines({ passages, turn, current }: PassageLinesProps): JSX.Element {
  const start = useRef<HTMLSpanElement>(null);
  const isHere = passages.some(({ passageId }) => passageId === current);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another passage becomes the current one.
  useEffect(() => {
    start.current?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }, [current, isHere]);
  return (
    <div className={classes.layer} data-turned={turn} aria-hidden>
      {passages.map((passage) => (
        <Fragment key={passage.passageId}>
          {linesOf(passage).map((rect, line, lines) => (
            <span
              key={`${rect.x} ${rect.y}`}
              ref={passage.passageId === current && line === 0 ? start : undefined}
              className={classes.line}
              data-current={passage.passageId === current}
              data-passage={passage.passageId}
              data-first={line === 0}
              data-last={line === lines.length - 1}
              style={
                {
                  ...toPercentStyle(turnRect(rect, turn)),
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
