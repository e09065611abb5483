import type { Placeholder } from '#contract/pages/marks.ts';
import { fromPart, type Rect, turnRect } from '#contract/values/rect.ts';
import { reverseTurn, type Turn } from '#contract/values/turn.ts';
import { binarize } from '../../pixels/binarize.ts';
import { findTextRows, type TextRow } from '../../pixels/find-text-rows.ts';
import { cropGray, type GrayImage, turnGray } from '../../pixels/gray-image.ts';
import { measureInk } from '../../pixels/measure-ink.ts';
import { measureSkew } from '../../pixels/measure-skew.ts';
import type { PageImage } from '../../pixels/page-image.ts';
import { removeSpecks } from '../../pixels/remove-specks.ts';
import { stackImages } from '../../pixels/stack-images.ts';
import { straighten } from '../../pixels/straighten.ts';
import type { PlacedWord } from '../../text/placed-word.ts';
import type { Recognizer } from '../../text/recognition/recognizer.ts';
import { listOnce } from '../codes/code-run.ts';
import { mendCodes, parseListRows } from './list-deleted-pages.ts';
import { describeDoubts, reconcileLists } from './reconcile-lists.ts';

/** Degrees by which rows may be skewed and still have white between them. */
const LEVEL = 0.1;
/** White above and below a row, as a share of its height. */
const AROUND = 0.2;

/** A list read row by row. */
export interface ListRecognition {
  sheet: Placeholder;
  /** The rows of print, from the top, as fractions of the page as stored in its file. */
  rows: PlacedWord[][];
}

/**
 * Reads each row of a list of deleted pages again by itself, from the page's image. A text layer, and a
 * recognizer that sees the whole page, split such a list into columns and then lose or swap their content.
 */
export async function recognizeListAgain(
  sheet: Placeholder,
  page: PageImage,
  turned: Turn,
  recognizer: Recognizer,
): Promise<ListRecognition> {
  const print = await readRows(page, turned, recognizer);
  const { rows, unread } = parseListRows(print.map(toText));
  const { pages, ...doubts } = reconcileLists(sheet.pages, rows);
  // A list that continues stands for the pages on this page; one that ends here states how many it lists.
  const goesOn = sheet.pagesRepresented === sheet.pages.length;
  const said = goesOn ? pages.length : sheet.pagesRepresented;
  const doubt = describeDoubts({ ...doubts, unread });
  const found = {
    ...sheet,
    pages,
    pagesRepresented: Math.max(said, pages.length),
    codes: listOnce([...sheet.codes, ...pages.flatMap(({ codes }) => codes)]),
    ...(doubt === undefined ? {} : { doubt }),
  };
  return { sheet: found, rows: print.filter((words) => words.length > 0) };
}

async function readRows(page: PageImage, turned: Turn, recognizer: Recognizer): Promise<PlacedWord[][]> {
  const upright = turnGray(page.image, turned / 90);
  const skew = measureSkew(measureInk(upright));
  const isLevel = Math.abs(skew) < LEVEL;
  const level = isLevel ? { image: upright, toSkewed: (box: Rect) => box } : await straighten(upright, skew);
  // Makes the image black on white, so that the edges of a strip of gray paper are not read as print.
  const { image } = removeSpecks(binarize(level.image, page.dpi));
  const strips = findTextRows(image).map((row) => cutRow(image, row));
  if (strips.length === 0) return [];
  const { sheet, tops } = stackImages(strips.map((strip) => strip.image));
  const words = (await recognizer.recognize(sheet, { dpi: page.dpi, layout: 'sparse' })).flat();
  return strips.map((strip, index) => {
    const top = tops[index] ?? 0;
    const inStrip = words.filter((word) => {
      const middle = (word.top + word.bottom) / 2;
      return middle >= top && middle < top + strip.image.height;
    });
    const fromLeft = inStrip.toSorted((one, other) => one.left - other.left);
    return fromLeft.map(({ text, confidence, left, right, ...word }) => {
      const rect = {
        x: left / image.width,
        y: (word.top - top + strip.from) / image.height,
        width: (right - left) / image.width,
        height: (word.bottom - word.top) / image.height,
      };
      const stored = fromPart(turnRect(level.toSkewed(rect), reverseTurn(turned)), page.area);
      return { text: mendCodes(text), confidence: Math.round(confidence), rect: stored };
    });
  });
}

function toText(words: readonly PlacedWord[]): string {
  return words.map(({ text }) => text).join(' ');
}

/** `from` is where it begins in the image, in pixels. */
function cutRow(image: GrayImage, { top, bottom }: TextRow): { image: GrayImage; from: number } {
  const around = Math.round(AROUND * (bottom - top));
  const from = Math.max(0, top - around);
  const to = Math.min(image.height, bottom + around);
  return { image: cropGray(image, { left: 0, top: from, width: image.width, height: to - from }), from };
}
