import { type JSX, type KeyboardEvent, type PointerEvent, useState } from 'react';
import type { MarksDraft } from '#contract/pages/marks.ts';
import { type Rect, turnRect } from '#contract/values/rect.ts';
import { reverseTurn, type Turn } from '#contract/values/turn.ts';
import { sayCodes } from './describe-marks.ts';
import { MarkLabel } from './MarkLabel.tsx';
import { styleOf } from './MarksLayer.tsx';
import classes from './marks.module.css';
import { rectAfterKey, rectBetween, SMALLEST } from './move-rect.ts';
import { type MarkHand, type MarkInHand, newBox, takeBox, takeCode } from './use-selected-mark.ts';

interface CorrectingLayerProps {
  draft: MarksDraft;
  hand: MarkHand;
  turn: Turn;
}

interface Point {
  x: number;
  y: number;
}

/** The page's marks to take in hand, and empty paper to draw a box on; arrow keys move the mark in hand. */
export function CorrectingLayer({ draft, hand, turn }: CorrectingLayerProps): JSX.Element {
  const [drawn, setDrawn] = useState<[from: Point, to: Point]>();
  const upright = (rect: Rect) => turnRect(rect, reverseTurn(turn));
  const finish = () => {
    setDrawn(undefined);
    const rect = drawn && rectBetween(...drawn);
    if (rect && rect.width > SMALLEST && rect.height > SMALLEST) hand.take(newBox(upright(rect)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const held = hand.mark;
    const rect = held && rectAfterKey(turnRect(held.rect, turn), event.key, event.shiftKey);
    if (!rect) return;
    event.preventDefault();
    hand.move(upright(rect));
  };
  const others = [
    ...draft.boxes.flatMap((_, place) => takeBox(draft, place) ?? []),
    ...draft.codes.flatMap((_, place) => takeCode(draft, place) ?? []),
  ].filter((mark) => !isHeld(mark, hand.mark));
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
          onClick={() => hand.take(mark)}
        >
          <MarkLabel rect={turnRect(mark.rect, turn)}>{sayCodes(mark)}</MarkLabel>
        </button>
      ))}
      {hand.mark && (
        <button
          type="button"
          className={classes.target}
          data-kind={hand.mark.kind}
          data-held="true"
          style={styleOf(turnRect(hand.mark.rect, turn))}
          aria-label={`${nameOfMark(hand.mark)}, in hand: arrows move it, Shift and arrows change its size`}
          onKeyDown={onKeyDown}
        />
      )}
      {drawn && <span className={classes.drawn} style={styleOf(rectBetween(...drawn))} />}
    </section>
  );
}

export function nameOfMark({ kind, place, codes }: Pick<MarkInHand, 'kind' | 'place' | 'codes'>): string {
  const name = kind === 'box' ? 'Box' : 'Code';
  const number = place === null ? 'new' : `${place + 1}`;
  return `${name} ${number}: ${sayCodes({ codes })}`;
}

export function isHeld(mark: MarkInHand, held: MarkInHand | undefined): boolean {
  return held !== undefined && held.place !== null && held.kind === mark.kind && held.place === mark.place;
}

/** A place on the page as displayed, as fractions of it. */
function pointOf(event: PointerEvent<HTMLElement>): Point {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
}
