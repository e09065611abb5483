import { useState } from 'react';
import type { BoxStyle, MarksDraft } from '#contract/pages/marks.ts';
import type { ExemptionCode } from '#contract/values/exemption-code.ts';
import type { Rect } from '#contract/values/rect.ts';

/** A mark that a person is correcting: a box, or codes in the margin. Its changes are not saved yet. */
export interface SelectedMark {
  kind: 'box' | 'code';
  /** The index among the page's boxes or codes; null for a new mark. */
  index: number | null;
  rect: Rect;
  style: BoxStyle;
  codes: ExemptionCode[];
  /** As it was read on the page, or null. */
  printed: string | null;
}

export interface MarkSelection {
  /** Whether marks can be selected, because the page's marks are being corrected. */
  isOpen: boolean;
  mark: SelectedMark | undefined;
  open: () => void;
  close: () => void;
  select: (mark: SelectedMark) => void;
  /** Moves the selected mark on the page. */
  move: (rect: Rect) => void;
  deselect: () => void;
}

/** Where a new box appears until somebody moves it. */
const MIDDLE: Rect = { x: 0.35, y: 0.45, width: 0.3, height: 0.04 };

export function newBox(rect: Rect = MIDDLE): SelectedMark {
  return { kind: 'box', index: null, rect, style: 'outlined', codes: [], printed: null };
}

export function toSelectedBox(draft: MarksDraft, index: number): SelectedMark | undefined {
  const box = draft.boxes[index];
  return box && { kind: 'box', index, ...box };
}

export function toSelectedCode(draft: MarksDraft, index: number): SelectedMark | undefined {
  const mark = draft.codes[index];
  return mark && { kind: 'code', index, style: 'outlined', ...mark };
}

/** A selection belongs to one page: it ends when the page is turned. */
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
    select: setMark,
    move: (rect) => setMark((selected) => selected && { ...selected, rect }),
    deselect: () => setMark(undefined),
  };
}

/** The page's marks with the selected one replaced, or removed if the replacement is null. */
export function replaceMark(
  draft: MarksDraft,
  selected: SelectedMark,
  replacement: SelectedMark | null,
): MarksDraft {
  if (selected.kind === 'code') {
    const { rect, codes, printed } = replacement ?? selected;
    return {
      ...draft,
      codes: replaceAt(draft.codes, selected.index, replacement && { rect, codes, printed: printed ?? '' }),
    };
  }
  const { rect, style, codes, printed } = replacement ?? selected;
  return {
    ...draft,
    boxes: replaceAt(draft.boxes, selected.index, replacement && { rect, style, codes, printed }),
  };
}

/** Appends the replacement if `index` is null. */
function replaceAt<T>(all: readonly T[], index: number | null, replacement: T | null): T[] {
  const added = replacement === null ? [] : [replacement];
  return index === null ? [...all, ...added] : all.toSpliced(index, 1, ...added);
}
