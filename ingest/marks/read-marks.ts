import { type Rect, turnRect } from '#contract/geometry.ts';
import {
  listExemptions,
  NO_MARKS,
  type PageMarks,
  type Placeholder,
  type RedactionBox,
} from '#contract/marks.ts';
import type { PageTurn } from '#contract/page.ts';
import type { PageImage } from '../pixels/page-image.ts';
import type { PlacedWord } from '../text/layer-words.ts';
import type { Recognizer } from '../text/recognizer.ts';
import { findBoxes } from './boxes/find-boxes.ts';
import type { FoundBox } from './boxes/found-box.ts';
import { type CodedBox, readCodes } from './codes/read-codes.ts';
import { type Breaks, placeGaps } from './place-gaps.ts';
import { shareRedacted } from './share-redacted.ts';
import { findCaveats } from './sheets/find-caveats.ts';
import { findPlaceholder } from './sheets/find-placeholder.ts';

/** A page as it was read; rectangles lie on the page as its file shows it. */
export interface PageToMark {
  lines: PlacedWord[][];
  /** Undefined where nothing but text is drawn on the page. */
  image: PageImage | undefined;
  /** Width by height of the page as its file shows it. */
  aspect: number;
  /** Degrees clockwise that make it stand upright. */
  turned: PageTurn;
  recognizer: Recognizer;
}

export interface MarkedPage {
  marks: PageMarks;
  /** Without what stands inside boxes and is no text; a gap word where a box breaks a line. */
  lines: PlacedWord[][];
}

type Box = CodedBox<FoundBox>;

/** What the agency marked on a page: its boxes, the codes in and beside them, and what the page stands for. */
export async function readMarks(page: PageToMark): Promise<MarkedPage> {
  const { lines, image, turned } = page;
  const found = image ? findBoxes(image, lines) : [];
  const claimed = await readCodes({ ...page, boxes: found, page: image });
  const kept = keepBoxes(claimed.boxes);
  const boxes = [...kept.map(toRedaction), ...claimed.whiteouts];
  const open = breakLines(lines, turned, {
    boxes: [...kept.filter(({ holdsText }) => !holdsText), ...claimed.whiteouts].map(({ rect }) => rect),
    withText: kept.filter(({ holdsText }) => holdsText).map(({ rect }) => rect),
    apart: claimed.places,
  });
  const claims = { ...NO_MARKS, boxes, codes: claimed.codes };
  const upright = turnLines(lines, turned);
  const placeholder = findPlaceholder(upright, listExemptions(claims));
  const share = isWithheld(placeholder)
    ? 1
    : shareRedacted(
        open,
        boxes.map(({ rect }) => rect),
      );
  const marks = { ...claims, shareRedacted: share, placeholder, caveats: findCaveats(upright) };
  return { marks, lines: open };
}

/** Without what only a code would make a box, and without the letters of a code in a large box. */
function keepBoxes(boxes: Box[]): Box[] {
  const sure = boxes.filter(({ needsCode, codes }) => !needsCode || codes.length > 0);
  const coded = sure.filter(({ codes }) => codes.length > 0);
  return sure.filter((box) => box.codes.length > 0 || !coded.some((other) => isWithin(box.rect, other.rect)));
}

function toRedaction({ rect, style, codes, printed, confidence }: Box): RedactionBox {
  return { rect, style, codes, printed, confidence };
}

function isWithheld(placeholder: Placeholder | null): boolean {
  return placeholder?.kind === 'withheld' || placeholder?.kind === 'deleted-page-sheet';
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
function breakLines(lines: PlacedWord[][], turned: PageTurn, breaks: Breaks): PlacedWord[][] {
  const upright = (rects: readonly Rect[]) => rects.map((rect) => turnRect(rect, turned));
  const placed = placeGaps(turnLines(lines, turned), {
    boxes: upright(breaks.boxes),
    withText: upright(breaks.withText),
    apart: upright(breaks.apart),
  });
  return turnLines(placed, ((360 - turned) % 360) as PageTurn);
}

function turnLines(lines: PlacedWord[][], turn: PageTurn): PlacedWord[][] {
  if (turn === 0) return lines;
  return lines.map((line) => line.map((word) => ({ ...word, rect: turnRect(word.rect, turn) })));
}
