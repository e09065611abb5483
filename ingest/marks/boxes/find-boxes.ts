import { fromPart, type Rect, toPart } from '#contract/values/rect.ts';
import type { PageImage } from '../../pixels/page-image.ts';
import type { PlacedWord } from '../../text/placed-word.ts';
import { countLetters } from '../../text/recognition/recognize-page.ts';
import { findEvenTone } from '../hidden/find-even-tone.ts';
import { areaOf, isSame, sharedArea } from './box-overlap.ts';
import { toDarkPixels } from './dark-pixels.ts';
import { findFigures, withoutRules } from './figures/find-figures.ts';
import { findBlack } from './find-black.ts';
import { findOutlined, type PixelBox } from './find-outlined.ts';
import { findToned, isGround, mayHoldCode } from './find-toned.ts';
import type { FoundBox } from './found-box.ts';
import { type CellBox, toCells, toInkTable } from './ink-table.ts';
import { isInText } from './is-in-text.ts';
import { isOnGround, isPrint, isSure, isWord } from './is-print.ts';
import { toToneTable } from './tone-table.ts';
import { measureLine } from './words-beside.ts';

const BLACKEST_GRAY = 100;
/** No page has more boxes with codes than this. */
const MOST_WITH_CODES = 1000;
/** An area that lies in words by this share is the ink of those words. */
const WRITTEN = 0.4;
/** Height of a usual word in inches, for a page without words. */
const USUAL_LINE = 0.13;
/** A box that lies in something else by this share is part of it. */
const PART = 0.55;

/**
 * Finds what looks like redaction boxes on a page's image: outlined, black and gray ones, from the top down.
 */
export function findBoxes(page: PageImage, lines: PlacedWord[][]): FoundBox[] {
  const { image, area, dpi } = page;
  const words = lines.flat().map((word) => ({ ...word, at: toPixels(toPart(word.rect, area), image) }));
  const { drawn, shades, cell } = findDrawn(page, words);
  const tones = toToneTable(image, shades, cell);
  const toTones = (box: CellBox) => toCells({ cell }, box);
  const line = measureLine(words, USUAL_LINE * dpi);
  const isWritten = (box: CellBox) => isPrinted(box, words);
  const outside = (...boxes: CellBox[]) => words.filter(({ at }) => !boxes.some((box) => isIn(at, box)));
  const areas = findToned(tones, cell);
  const toned = areas.even
    .filter(({ box }) => !isWritten(box) && !isGround(tones, toTones(box)))
    .map((found) => ({ ...found, needsCode: !isInText(found.box, outside(found.box), line) }))
    .filter(({ box, needsCode }) => !needsCode || mayHoldCode(tones, toTones(box)));
  const sharp = drawn.filter(
    ({ box, style, isSolid }) => !isSolid || style === 'black' || !isGround(tones, toTones(box)),
  );
  const found = keepOnce([...sharp, ...toned].filter(({ box }) => !isOfLetters(box, words)));
  const figurePage = { words: outside(...found.map(({ box }) => box)), line, tones, cell };
  const boxes = withoutRules(found, figurePage);
  const shapes = [...areas.even, ...areas.uneven].filter(({ box }) => !isWritten(box));
  const figures = findFigures(
    boxes.filter(({ needsCode }) => !needsCode),
    shapes,
    figurePage,
  );
  return boxes
    .map((box) => (figures.has(box) ? { ...box, needsCode: true } : box))
    .sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left)
    .map(({ box, style, confidence, needsCode, holdsText }) => {
      const rect = fromPart(toShares(box, image), area);
      return { rect, style, confidence, needsCode, holdsText };
    });
}

type WordAt = PlacedWord & { at: CellBox };

/**
 * Finds boxes by their lines or their black. On a large page its tables become garbage before others are
 * built.
 */
function findDrawn(
  page: PageImage,
  words: readonly WordAt[],
): { drawn: (PixelBox & { isSolid?: true })[]; shades: { paper: number; black: number }; cell: number } {
  const dark = toDarkPixels(page.image, page.dpi);
  const table = toInkTable(dark);
  const print = words.filter(isPrint);
  const lettersIn = (box: CellBox) => countLetters(print.filter(({ at }) => isIn(at, box)));
  const outlined = withoutTables(findOutlined(page.image, dark, table, lettersIn));
  const solid = findBlack(table)
    .filter(({ box }) => lettersIn(box) === 0)
    .map(
      (found) =>
        ({ ...found, style: isGray(page, found.box) ? 'grey' : found.style, isSolid: true }) as const,
    );
  return {
    drawn: [...outlined, ...solid],
    shades: { paper: dark.paper, black: dark.black },
    cell: table.cell,
  };
}

/** Whether what looks like a tone is print, or the ground of print. */
function isPrinted(box: CellBox, words: readonly WordAt[]): boolean {
  const onGround = words.filter(isOnGround);
  return (
    onGround.some(({ at }) => isIn(at, box)) ||
    words.some((word) => isWord(word) && sharedArea(word.at, box) > PART * areaOf(box)) ||
    onGround.reduce((sum, { at }) => sum + sharedArea(at, box), 0) > WRITTEN * areaOf(box)
  );
}

function isOfLetters(box: CellBox, words: readonly WordAt[]): boolean {
  return words.some((word) => isSure(word) && isPartOf(box, word.at));
}

/** If there are this many boxes that count only with a code, they are cells of a table. */
function withoutTables(boxes: PixelBox[]): PixelBox[] {
  const sure = boxes.filter(({ needsCode }) => !needsCode);
  return boxes.length - sure.length > MOST_WITH_CODES ? sure : boxes;
}

function toPixels({ x, y, width, height }: Rect, image: { width: number; height: number }): CellBox {
  return {
    left: x * image.width,
    top: y * image.height,
    right: (x + width) * image.width,
    bottom: (y + height) * image.height,
  };
}

/** On a page without black print, a gray tone can be mistaken for black. */
function isGray(page: PageImage, box: CellBox): boolean {
  return (findEvenTone(page, toShares(box, page.image))?.level ?? 0) > BLACKEST_GRAY;
}

function isIn(word: CellBox, box: CellBox): boolean {
  return sharedArea(word, box) > PART * areaOf(word);
}

/**
 * Whether a frame is made by letters, such as an O and an E: it lies mostly in a word and is not most of that
 * word.
 */
function isPartOf(box: CellBox, word: CellBox): boolean {
  return sharedArea(word, box) > PART * areaOf(box) && areaOf(box) < PART * areaOf(word);
}

/** Keeps the surest of the boxes that occupy the same place. */
function keepOnce(boxes: readonly PixelBox[]): PixelBox[] {
  const kept: PixelBox[] = [];
  const surest = (a: PixelBox, b: PixelBox) =>
    Number(a.needsCode) - Number(b.needsCode) || b.confidence - a.confidence;
  for (const each of [...boxes].sort(surest)) {
    if (!kept.some((other) => isSame(each.box, other.box))) kept.push(each);
  }
  return kept;
}

function toShares({ left, top, right, bottom }: CellBox, image: { width: number; height: number }): Rect {
  return {
    x: left / image.width,
    y: top / image.height,
    width: (right - left) / image.width,
    height: (bottom - top) / image.height,
  };
}
