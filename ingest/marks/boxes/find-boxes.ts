import type { Rect } from '#contract/geometry.ts';
import { fromPart, toPart } from '#contract/values/rect.ts';
import type { PageImage } from '../../pixels/page-image.ts';
import type { PlacedWord } from '../../text/layer-words.ts';
import { countLetters } from '../../text/recognize-page.ts';
import { findEvenTone } from '../hidden/find-even-tone.ts';
import { areaOf, isSame, sharedArea } from './box-overlap.ts';
import { toDarkPixels } from './dark-pixels.ts';
import { findBlack } from './find-black.ts';
import { findFigures, withoutRules } from './find-figures.ts';
import { findOutlined, type PixelBox } from './find-outlined.ts';
import { findToned, isGround } from './find-toned.ts';
import type { FoundBox } from './found-box.ts';
import { type CellBox, toCells, toInkTable } from './ink-table.ts';
import { isInText } from './is-in-text.ts';
import { isOnGround, isPrint, isSure, isWord } from './is-print.ts';
import { toToneTable } from './tone-table.ts';
import { measureLine } from './words-beside.ts';

const BLACKEST_GREY = 100;
/** No page has more boxes with codes. */
const MOST_WITH_CODES = 1000;
/** Of an area that is the ink of words, so much lies in them. */
const WRITTEN = 0.4;
/** Inches: the height of a usual word where a page has none. */
const USUAL_LINE = 0.13;
/** Of what stands in something else, so much lies in it. */
const PART = 0.55;

/** What looks like an agency's boxes on a page's image: outlined, black and grey ones, from the top. */
export function findBoxes(page: PageImage, lines: PlacedWord[][]): FoundBox[] {
  const { image, area, dpi } = page;
  const dark = toDarkPixels(image, dpi);
  const table = toInkTable(dark);
  const tones = toToneTable(image, dark, table.cell);
  const words = lines.flat().map((word) => ({ ...word, at: toPixels(toPart(word.rect, area), image) }));
  const print = words.filter(isPrint);
  const lettersIn = (box: CellBox) => countLetters(print.filter(({ at }) => isIn(at, box)));
  const isOfLetters = (box: CellBox) => words.some((word) => isSure(word) && isPartOf(box, word.at));
  const outlined = withoutTables(findOutlined(image, dark, table, lettersIn));
  const black = findBlack(table)
    .filter(({ box }) => lettersIn(box) === 0)
    .map((found) => (isGrey(page, found.box) ? { ...found, style: 'grey' as const } : found))
    .filter(({ box, style }) => style === 'black' || !isGround(tones, toCells(table, box)));
  const line = measureLine(words, USUAL_LINE * dpi);
  const sure = words.filter(isOnGround);
  const isWritten = (box: CellBox) =>
    sure.some(({ at }) => isIn(at, box)) ||
    words.some((word) => isWord(word) && sharedArea(word.at, box) > PART * areaOf(box)) ||
    sure.reduce((sum, { at }) => sum + sharedArea(at, box), 0) > WRITTEN * areaOf(box);
  const open = (...boxes: CellBox[]) => words.filter(({ at }) => !boxes.some((box) => isIn(at, box)));
  const areas = findToned(tones, table.cell);
  const toned = areas.even
    .filter(({ box }) => !isWritten(box) && !isGround(tones, toCells(table, box)))
    .map((found) => ({ ...found, needsCode: !isInText(found.box, open(found.box), line) }));
  const found = keepOnce([...outlined, ...black, ...toned].filter(({ box }) => !isOfLetters(box)));
  const figurePage = { words: open(...found.map(({ box }) => box)), line, tones, cell: table.cell };
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
    .map(({ box, ...found }) => ({ ...found, rect: fromPart(toShares(box, image), area) }));
}

/** Where so many are boxes only if codes are in them, they are cells of a table. */
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

/** On a page without black print a tone passes for black. */
function isGrey(page: PageImage, box: CellBox): boolean {
  return (findEvenTone(page, toShares(box, page.image))?.level ?? 0) > BLACKEST_GREY;
}

function isIn(word: CellBox, box: CellBox): boolean {
  return sharedArea(word, box) > PART * areaOf(word);
}

/** A frame that letters make, such as an O and an E: most of it lies in a word, and is not most of the word. */
function isPartOf(box: CellBox, word: CellBox): boolean {
  return sharedArea(word, box) > PART * areaOf(box) && areaOf(box) < PART * areaOf(word);
}

/** Of boxes that take the same place the surest. */
function keepOnce(boxes: PixelBox[]): PixelBox[] {
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
