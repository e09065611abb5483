import { type JSX, type KeyboardEvent, type PointerEvent, useState } from 'react';
import type { MarksDraft } from '#contract/pages/marks.ts';
import { type Rect, turnRect } from '#contract/values/rect.ts';
import { reverseTurn, type Turn } from '#contract/values/turn.ts';
import { formatCodes } from './describe-marks.ts';
import { MarkLabel } from './MarkLabel.tsx';
import { styleOf } from './MarksLayer.tsx';
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

/** The page's marks to take in selection, and empty paper to draw a box on; arrow keys move the mark in selection. */
export function CorrectingLayer({ draft, selection, turn }: CorrectingLayerProps): JSX.Element {
  const [drawn, setDrawn] = useState<[from: Point, to: Point]>();
  const upright = (rect: Rect) => turnRect(rect, reverseTurn(turn));
  const finish = () => {
    setDrawn(undefined);
    const rect = drawn && rectBetween(...drawn);
    if (rect && rect.width > SMALLEST && rect.height > SMALLEST) selection.take(newBox(upright(rect)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const held = selection.mark;
    const rect = held && rectAfterKey(turnRect(held.rect, turn), event.key, event.shiftKey);
    if (!rect) return;
    event.preventDefault();
    selection.move(upright(rect));
  };
  const others = [
    ...draft.boxes.flatMap((_, place) => toSelectedBox(draft, place) ?? []),
    ...draft.codes.flatMap((_, place) => toSelectedCode(draft, place) ?? []),
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
          key={`${mark.kind} ${mark.place}`}
          type="button"
          className={classes.target}
          data-kind={mark.kind}
          style={styleOf(turnRect(mark.rect, turn))}
          aria-label={nameOfMark(mark)}
          onClick={() => selection.take(mark)}
        >
          <MarkLabel rect={turnRect(mark.rect, turn)}>{formatCodes(mark)}</MarkLabel>
        </button>
      ))}
      {selection.mark && (
        <button
          type="button"
          className={classes.target}
          data-kind={selection.mark.kind}
          data-held="true"
          style={styleOf(turnRect(selection.mark.rect, turn))}
          aria-label={`${nameOfMark(selection.mark)}, in selection: arrows move it, Shift and arrows change its size`}
          onKeyDown={onKeyDown}
        />
      )}
      {drawn && <span className={classes.drawn} style={styleOf(rectBetween(...drawn))} />}
    </section>
  );
}

export function nameOfMark({ kind, place, codes }: Pick<SelectedMark, 'kind' | 'place' | 'codes'>): string {
  const name = kind === 'box' ? 'Box' : 'Code';
  const number = place === null ? 'new' : `${place + 1}`;
  return `${name} ${number}: ${formatCodes({ codes })}`;
}

export function isSelected(mark: SelectedMark, held: SelectedMark | undefined): boolean {
  return held !== undefined && held.place !== null && held.kind === mark.kind && held.place === mark.place;
}

/** A place on the page as displayed, as fractions of it. */
function pointOf(event: PointerEvent<HTMLElement>): Point {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
}
