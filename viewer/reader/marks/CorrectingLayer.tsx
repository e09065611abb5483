import { type JSX, type KeyboardEvent, type PointerEvent, useState } from 'react';
import type { MarksDraft } from '#contract/pages/marks.ts';
import { type Rect, turnRect } from '#contract/values/rect.ts';
import { reverseTurn, type Turn } from '#contract/values/turn.ts';
import { toPercentStyle } from '../../page/percent-style.ts';
import { formatCodes } from './describe-marks.ts';
import { MarkLabel } from './MarkLabel.tsx';
import classes from './marks.module.css';
import { rectAfterKey, rectBetween, SMALLEST } from './move-rect.ts';
import {
  type MarkSelection,
  newBox,
  type SelectedMark,
  toSelectedBox,
  toSelectedCode,
} from './use-selected-mark.ts';

interface CorrectingLayerProps {
  draft: MarksDraft;
  selection: MarkSelection;
  turn: Turn;
}

interface Point {
  x: number;
  y: number;
}

/**
 * The page's marks, which can be selected, over a surface on which boxes are drawn. Arrow keys move the
 * selected mark.
 */
export function CorrectingLayer({ draft, selection, turn }: CorrectingLayerProps): JSX.Element {
  const [drawn, setDrawn] = useState<[from: Point, to: Point]>();
  const upright = (rect: Rect) => turnRect(rect, reverseTurn(turn));
  const finish = () => {
    setDrawn(undefined);
    const rect = drawn && rectBetween(...drawn);
    if (rect && rect.width > SMALLEST && rect.height > SMALLEST) selection.select(newBox(upright(rect)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const selected = selection.mark;
    const rect = selected && rectAfterKey(turnRect(selected.rect, turn), event.key, event.shiftKey);
    if (!rect) return;
    event.preventDefault();
    selection.move(upright(rect));
  };
  const others = [
    ...draft.boxes.flatMap((_, index) => toSelectedBox(draft, index) ?? []),
    ...draft.codes.flatMap((_, index) => toSelectedCode(draft, index) ?? []),
  ].filter((mark) => !isSelected(mark, selection.mark));
  return (
    <section
      className={classes.correcting}
      aria-label="Marks on the page: drag to draw a box"
      onPointerDown={(event) => {
        if (event.button !== 0 || event.target !== event.currentTarget) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const point = pointOf(event);
        setDrawn([point, point]);
      }}
      onPointerMove={(event) => {
        if (drawn) setDrawn([drawn[0], pointOf(event)]);
      }}
      onPointerUp={finish}
      onPointerCancel={() => setDrawn(undefined)}
    >
      {others.map((mark) => (
        <button
          key={`${mark.kind} ${mark.index}`}
          type="button"
          className={classes.target}
          data-kind={mark.kind}
          style={toPercentStyle(turnRect(mark.rect, turn))}
          aria-label={describeMark(mark)}
          onClick={() => selection.select(mark)}
        >
          <MarkLabel rect={turnRect(mark.rect, turn)}>{formatCodes(mark)}</MarkLabel>
        </button>
      ))}
      {selection.mark && (
        <button
          type="button"
          className={classes.target}
          data-kind={selection.mark.kind}
          data-selected="true"
          style={toPercentStyle(turnRect(selection.mark.rect, turn))}
          aria-label={`${describeMark(selection.mark)}, selected. Arrow keys move it; Shift and arrow keys resize it.`}
          onKeyDown={onKeyDown}
        />
      )}
      {drawn && <span className={classes.drawn} style={toPercentStyle(rectBetween(...drawn))} />}
    </section>
  );
}

export function describeMark({ kind, index, codes }: Pick<SelectedMark, 'kind' | 'index' | 'codes'>): string {
  const name = kind === 'box' ? 'Box' : 'Code';
  const number = index === null ? 'new' : `${index + 1}`;
  return `${name} ${number}: ${formatCodes({ codes })}`;
}

export function isSelected(mark: SelectedMark, selected: SelectedMark | undefined): boolean {
  return (
    selected !== undefined &&
    selected.index !== null &&
    selected.kind === mark.kind &&
    selected.index === mark.index
  );
}

/** The pointer's position, in fractions of the page as displayed. */
function pointOf(event: PointerEvent<HTMLElement>): Point {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
}
