import { type Rect, turnRect } from '#contract/geometry.ts';
import { NO_MARKS, type PageMarks, type RedactionBox } from '#contract/marks.ts';
import type { PageTurn } from '#contract/page.ts';
import type { PageImage } from '../pixels/page-image.ts';
import type { PlacedWord } from '../text/layer-words.ts';
import type { Recognizer } from '../text/recognizer.ts';
import { findBoxes } from './boxes/find-boxes.ts';
import type { FoundBox } from './boxes/found-box.ts';
import { type CodedBox, readCodes } from './codes/read-codes.ts';
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

/** What the agency marked on a page: its boxes, and the codes in and beside them. */
export async function readMarks({ lines, image, turned, recognizer }: PageToMark): Promise<MarkedPage> {
  const found = findBoxes(image, lines);
  const claimed = await readCodes({ lines, boxes: found, page: image, turned, recognizer });
  const boxes = [...keepBoxes(claimed.boxes), ...claimed.whiteouts];
  const rects = boxes.map(({ rect }) => rect);
  const open = placeGapsTurned(lines, rects, claimed.places, turned);
  const marks = { ...NO_MARKS, boxes, codes: claimed.codes, shareRedacted: shareRedacted(open, rects) };
  return { marks, lines: open };
}

/** Without what only a code would make a box, and without the letters of a code in a large box. */
function keepBoxes(boxes: CodedBox<FoundBox>[]): RedactionBox[] {
  const sure = boxes.filter(({ needsCode, codes }) => !needsCode || codes.length > 0);
  const coded = sure.filter(({ codes }) => codes.length > 0);
  return sure
    .filter((box) => box.codes.length > 0 || !coded.some((other) => isWithin(box.rect, other.rect)))
    .map(({ needsCode: _, ...box }) => box);
}

function isWithin(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Gaps are placed on the page as it is read, and everything is put back as its file shows it. */
function placeGapsTurned(
  lines: PlacedWord[][],
  boxes: Rect[],
  codes: Rect[],
  turned: PageTurn,
): PlacedWord[][] {
  const back = ((360 - turned) % 360) as PageTurn;
  const upright = (rects: Rect[]) => rects.map((rect) => turnRect(rect, turned));
  return turnLines(placeGaps(turnLines(lines, turned), upright(boxes), upright(codes)), back);
}

function turnLines(lines: PlacedWord[][], turn: PageTurn): PlacedWord[][] {
  if (turn === 0) return lines;
  return lines.map((line) => line.map((word) => ({ ...word, rect: turnRect(word.rect, turn) })));
}
