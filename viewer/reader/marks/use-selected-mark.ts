import { useState } from 'react';
import type { BoxStyle, MarksDraft } from '#contract/pages/marks.ts';
import type { ExemptionCode } from '#contract/values/exemption-code.ts';
import type { Rect } from '#contract/values/rect.ts';

/** A mark that a person corrects: a box, or codes that stand by themselves. Nothing of it is saved yet. */
export interface SelectedMark {
  kind: 'box' | 'code';
  /** Which of the page's boxes or codes it is, from 0; null for a new one. */
  place: number | null;
  rect: Rect;
  style: BoxStyle;
  codes: ExemptionCode[];
  /** As it was read on the page, or null. */
  printed: string | null;
}

export interface MarkSelection {
  /** Whether marks on the page can be taken in selection. */
  isOpen: boolean;
  mark: SelectedMark | undefined;
  open: () => void;
  close: () => void;
  take: (mark: SelectedMark) => void;
  /** Puts the mark in selection elsewhere on the page. */
  move: (rect: Rect) => void;
  drop: () => void;
}

/** Of a new box, until somebody moves it. */
const MIDDLE: Rect = { x: 0.35, y: 0.45, width: 0.3, height: 0.04 };

export function newBox(rect: Rect = MIDDLE): SelectedMark {
  return { kind: 'box', place: null, rect, style: 'outlined', codes: [], printed: null };
}

export function toSelectedBox(draft: MarksDraft, place: number): SelectedMark | undefined {
  const box = draft.boxes[place];
  return box && { kind: 'box', place, ...box };
}

export function toSelectedCode(draft: MarksDraft, place: number): SelectedMark | undefined {
  const mark = draft.codes[place];
  return mark && { kind: 'code', place, style: 'outlined', ...mark };
}

/** Correcting belongs to one page: turning to another ends it. */
export function useMarkSelection(pageId: string): MarkSelection {
  const [openOn, setOpenOn] = useState<string>();
  const [mark, setMark] = useState<SelectedMark>();
  if (openOn !== undefined && openOn !== pageId) {
    setOpenOn(undefined);
    setMark(undefined);
  }
  return {
    isOpen: openOn === pageId,
    mark,
    open: () => setOpenOn(pageId),
    close: () => {
      setOpenOn(undefined);
      setMark(undefined);
    },
    take: setMark,
    move: (rect) => setMark((held) => held && { ...held, rect }),
    drop: () => setMark(undefined),
  };
}

/** The page's marks with the mark in selection put in, or with `null` taken out. */
export function replaceMark(draft: MarksDraft, held: SelectedMark, put: SelectedMark | null): MarksDraft {
  if (held.kind === 'code') {
    const { rect, codes, printed } = put ?? held;
    return {
      ...draft,
      codes: replaceAt(draft.codes, held.place, put && { rect, codes, printed: printed ?? '' }),
    };
  }
  const { rect, style, codes, printed } = put ?? held;
  return { ...draft, boxes: replaceAt(draft.boxes, held.place, put && { rect, style, codes, printed }) };
}

function replaceAt<T>(all: readonly T[], place: number | null, put: T | null): T[] {
  if (place === null) return put === null ? [...all] : [...all, put];
  return all.flatMap((each, at) => (at === place ? (put === null ? [] : [put]) : [each]));
}
