import type { Rect } from '#contract/geometry.ts';
import { fromPart, toPart } from '#contract/values/rect.ts';
import type { PageImage } from '../../pixels/page-image.ts';
import type { PlacedWord } from '../../text/layer-words.ts';
import { countLetters } from '../../text/recognize-page.ts';
import { findEvenTone } from '../hidden/find-even-tone.ts';
import { areaOf, sharedArea } from './box-overlap.ts';
import { toDarkPixels } from './dark-pixels.ts';
import { findBlack } from './find-black.ts';
import { findOutlined, type PixelBox } from './find-outlined.ts';
import type { FoundBox } from './found-box.ts';
import { type CellBox, toInkTable } from './ink-table.ts';
import { isPrint, isSure } from './is-print.ts';

/** Of the larger of two boxes, so much lies in both where they are the same one, seen twice. */
const SAME = 0.6;
const BLACKEST_GREY = 100;
/** No page has more boxes with codes. */
const MOST_WITH_CODES = 1000;
/** Of what stands in something else, so much lies in it. */
const PART = 0.55;

/** What looks like an agency's boxes on a page's image: outlined, black and grey ones, from the top. */
export function findBoxes(page: PageImage, lines: PlacedWord[][]): FoundBox[] {
  const { image, area, dpi } = page;
  const dark = toDarkPixels(image, dpi);
  const table = toInkTable(dark);
  const words = lines.flat().map((word) => ({ ...word, at: toPixels(toPart(word.rect, area), image) }));
  const print = words.filter(isPrint);
  const lettersIn = (box: CellBox) => countLetters(print.filter(({ at }) => isIn(at, box)));
  const isOfLetters = (box: CellBox) => words.some((word) => isSure(word) && isPartOf(box, word.at));
  const outlined = withoutTables(findOutlined(image, dark, table, lettersIn));
  const black = findBlack(table)
    .filter(({ box }) => lettersIn(box) === 0)
    .map((found) => (isGrey(page, found.box) ? { ...found, style: 'grey' as const } : found));
  return keepOnce([...outlined, ...black].filter(({ box }) => !isOfLetters(box)))
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

function isSame(a: CellBox, b: CellBox): boolean {
  return sharedArea(a, b) > SAME * Math.max(areaOf(a), areaOf(b));
}

function toShares({ left, top, right, bottom }: CellBox, image: { width: number; height: number }): Rect {
  return {
    x: left / image.width,
    y: top / image.height,
    width: (right - left) / image.width,
    height: (bottom - top) / image.height,
  };
}
