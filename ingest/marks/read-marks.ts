import { type Rect, turnRect } from '#contract/geometry.ts';
import { NO_MARKS, type PageMarks, type RedactionBox } from '#contract/marks.ts';
import type { PageTurn } from '#contract/page.ts';
import type { PageImage } from '../pixels/page-image.ts';
import type { PlacedWord } from '../text/layer-words.ts';
import type { Recognizer } from '../text/recognizer.ts';
import { findBoxes } from './boxes/find-boxes.ts';
import type { FoundBox } from './boxes/found-box.ts';
import { placeGaps } from './place-gaps.ts';
import { shareRedacted } from './share-redacted.ts';

/** A page as it was read; rectangles lie on the page as its file shows it. */
export interface PageToMark {
  lines: PlacedWord[][];
  image: PageImage;
  /** Degrees clockwise that make it stand upright. */
  turned: PageTurn;
  recognizer: Recognizer;
}

export interface MarkedPage {
  marks: PageMarks;
  /** Without what stands inside boxes and is no text; a gap word where a box breaks a line. */
  lines: PlacedWord[][];
}

/** What the agency marked on a page: its boxes, the codes in and beside them, and what the page stands for. */
export async function readMarks({ lines, image, turned }: PageToMark): Promise<MarkedPage> {
  const boxes = findBoxes(image, lines)
    .filter(({ needsCode }) => !needsCode)
    .map(toRedaction);
  if (boxes.length === 0) return { marks: NO_MARKS, lines };
  const rects = boxes.map(({ rect }) => rect);
  const open = placeGapsTurned(lines, rects, turned);
  return { marks: { ...NO_MARKS, boxes, shareRedacted: shareRedacted(open, rects) }, lines: open };
}

function toRedaction({ rect, style, confidence }: FoundBox): RedactionBox {
  return { rect, style, codes: [], printed: null, confidence };
}

/** Gaps are placed on the page as it is read, and everything is put back as its file shows it. */
function placeGapsTurned(lines: PlacedWord[][], boxes: Rect[], turned: PageTurn): PlacedWord[][] {
  const back = ((360 - turned) % 360) as PageTurn;
  const upright = boxes.map((rect) => turnRect(rect, turned));
  return turnLines(placeGaps(turnLines(lines, turned), upright, []), back);
}

function turnLines(lines: PlacedWord[][], turn: PageTurn): PlacedWord[][] {
  if (turn === 0) return lines;
  return lines.map((line) => line.map((word) => ({ ...word, rect: turnRect(word.rect, turn) })));
}
