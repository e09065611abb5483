import {
  type HiddenText,
  isWithheldInFull,
  listExemptions,
  NO_MARKS,
  type PageMarks,
  type Placeholder,
  type RedactionBox,
} from '#contract/pages/marks.ts';
import { areaOf, contains, type Rect, sharedArea, turnRect } from '#contract/values/rect.ts';
import { reverseTurn, type Turn } from '#contract/values/turn.ts';
import type { PageImage } from '../pixels/page-image.ts';
import type { PlacedWord } from '../text/placed-word.ts';
import type { Recognizer } from '../text/recognition/recognizer.ts';
import { turnLines } from '../text/turn-lines.ts';
import { findBoxes } from './boxes/find-boxes.ts';
import type { FoundBox } from './boxes/found-box.ts';
import { markFields } from './boxes/mark-fields.ts';
import { type CodedBox, readCodes } from './codes/read-codes.ts';
import type { HiddenWords } from './hidden/find-hidden.ts';
import { type Breaks, placeGaps } from './place-gaps.ts';
import { shareRedacted } from './share-redacted.ts';
import { chooseListRows } from './sheets/choose-list-rows.ts';
import { findCaveats } from './sheets/find-caveats.ts';
import { findPlaceholder } from './sheets/find-placeholder.ts';
import { type ListRecognition, recognizeListAgain } from './sheets/recognize-list-again.ts';

/** A page after its text was read; rectangles are in the page as stored in its file. */
export interface PageToMark {
  lines: PlacedWord[][];
  /** Words that were taken out of the text because something drawn over them hides them. */
  hidden: HiddenWords;
  /** The rectangles of form fields. */
  fields: Rect[];
  /** Undefined where nothing but text is drawn on the page. */
  image: PageImage | undefined;
  /** The rectangles of its pictures; the file itself draws the rest. */
  pictures: readonly Rect[];
  /** Width divided by height of the page as stored in its file. */
  aspect: number;
  /** Degrees clockwise that turn it upright. */
  turned: Turn;
  recognizer: Recognizer;
}

export interface MarkedPage {
  marks: PageMarks;
  /** Without the words inside boxes that are not text; with a gap word where a box breaks a line. */
  lines: PlacedWord[][];
  /** The same for another text of the page: what a box hides is removed from every text. */
  open(lines: PlacedWord[][]): PlacedWord[][];
  /** The lines with the rows of the page's list as read one by one, if those are better. */
  withRows?: PlacedWord[][];
}

type Box = CodedBox<FoundBox>;

/** Confidence (0..100) that what hides words was drawn in order to hide them. */
const COVER_SURE = 90;

/**
 * Reads what the agency marked on a page: its boxes, the codes in and beside them, and what the page is a
 * placeholder for.
 */
export async function readMarks(page: PageToMark): Promise<MarkedPage> {
  const { lines, image, turned } = page;
  const found = addCovers(markFields(image ? findBoxes(image, lines) : [], page.fields), page.hidden.covers);
  const claimed = await readCodes({ ...page, boxes: found, page: image });
  const kept = keepBoxes(claimed.boxes, page.pictures);
  const boxes = [...kept.map(toRedaction), ...claimed.whiteouts];
  const withText = kept.filter(({ holdsText }) => holdsText).map(({ rect }) => rect);
  const breaks: Breaks = {
    boxes: rectsOf(boxes).filter((rect) => !withText.includes(rect)),
    withText,
    apart: claimed.places,
  };
  const upright = turnLines(lines, turned);
  const claims = { ...NO_MARKS, boxes, codes: claimed.codes };
  const inText = findPlaceholder(upright, listExemptions(claims));
  const list = await lookAgain(inText, page);
  const placeholder = list?.sheet ?? inText;
  const marks = { ...claims, placeholder, caveats: findCaveats(upright) };
  const marked = finish(page, marks, breaks);
  const share = isWithheldInFull(placeholder) ? 1 : shareRedacted(marked.lines, rectsOf(boxes));
  const better = list && chooseListRows(upright, { ...list, rows: turnLines(list.rows, turned) });
  return {
    ...marked,
    marks: { ...marked.marks, shareRedacted: share },
    ...(better && { withRows: marked.open(turnLines(better, reverseTurn(turned))) }),
  };
}

/** Reads a list of pages again from its image, row by row; undefined if the page has no list. */
async function lookAgain(
  sheet: Placeholder | null,
  { image, turned, recognizer }: PageToMark,
): Promise<ListRecognition | undefined> {
  return sheet && sheet.pages.length > 0 && sheet.kind === 'deleted-page-sheet' && image
    ? recognizeListAgain(sheet, image, turned, recognizer)
    : undefined;
}

/**
 * Builds the marks of a page whose image was read before, and puts the gaps into its lines; the file's own
 * text may differ.
 */
export function recallMarks(page: PageToMark, known: PageMarks): MarkedPage {
  const breaks = { boxes: rectsOf(known.boxes), withText: [], apart: rectsOf(known.codes) };
  return { ...finish(page, known, breaks), lines: page.lines };
}

function finish(page: PageToMark, marks: PageMarks, breaks: Breaks): MarkedPage {
  const open = (lines: PlacedWord[][]) => breakLines(lines, page.turned, breaks);
  return {
    marks: { ...marks, hiddenText: toHiddenText(page.hidden) },
    lines: open(page.lines),
    open,
  };
}

function toHiddenText({ count, covers, places }: HiddenWords): HiddenText | null {
  if (count === 0) return null;
  const isOne = count === 1;
  const subject = isOne ? "1 word of the file's own text" : `${count} words of the file's own text`;
  const cover = covers.length === 1 ? 'a cover' : 'covers';
  const where =
    covers.length > 0 && places.length === 0 ? `${isOne ? 'lies' : 'lie'} under ${cover} on the page:` : '';
  const seen = isOne ? 'is not seen' : 'are not seen';
  return {
    words: count,
    rects: [...covers.map(({ rect }) => rect), ...places],
    reason: where
      ? `${subject} ${where} nothing of them is seen, but they can be copied out of the original file`
      : `${subject} ${seen} on the page, but can be copied out of the original file`,
  };
}

/** Adds what hides words but does not look like a box. */
function addCovers(boxes: FoundBox[], covers: HiddenWords['covers']): FoundBox[] {
  const others = covers.filter(
    ({ rect }) => !boxes.some((box) => sharedArea(rect, box.rect) > 0.5 * areaOf(rect)),
  );
  const added = { confidence: COVER_SURE, needsCode: false, holdsText: false };
  return [...boxes, ...others.map((cover) => ({ ...cover, ...added }))];
}

/**
 * Drops candidates that count only with a code, such as an empty frame drawn by the file, which is a form's
 * field or a table's cell; and drops the letters of a code in a large box.
 */
function keepBoxes(boxes: Box[], pictures: readonly Rect[]): Box[] {
  const isDrawnFrame = ({ style, rect }: Box) =>
    style === 'outlined' && !pictures.some((picture) => sharedArea(rect, picture) > 0.5 * areaOf(rect));
  const sure = boxes.filter((box) => box.codes.length > 0 || !(box.needsCode || isDrawnFrame(box)));
  const coded = sure.filter(({ codes }) => codes.length > 0);
  return sure.filter((box) => box.codes.length > 0 || !coded.some((other) => contains(other.rect, box.rect)));
}

function toRedaction({ rect, style, codes, printed, confidence }: Box): RedactionBox {
  return { rect, style, codes, printed, confidence };
}

function rectsOf(marks: readonly { rect: Rect }[]): Rect[] {
  return marks.map(({ rect }) => rect);
}

/** Gaps are placed on the upright page, and everything is turned back to the page as stored in its file. */
function breakLines(lines: PlacedWord[][], turned: Turn, breaks: Breaks): PlacedWord[][] {
  const upright = (rects: readonly Rect[]) => rects.map((rect) => turnRect(rect, turned));
  const placed = placeGaps(turnLines(lines, turned), {
    boxes: upright(breaks.boxes),
    withText: upright(breaks.withText),
    apart: upright(breaks.apart),
  });
  return turnLines(placed, reverseTurn(turned));
}
