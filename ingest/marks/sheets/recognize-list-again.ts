import type { Placeholder } from '#contract/pages/marks.ts';
import type { Turn } from '#contract/values/turn.ts';
import { binarize } from '../../pixels/binarize.ts';
import { findTextRows, type TextRow } from '../../pixels/find-text-rows.ts';
import { cropGray, type GrayImage, turnGray } from '../../pixels/gray-image.ts';
import { measureInk } from '../../pixels/measure-ink.ts';
import { measureSkew } from '../../pixels/measure-skew.ts';
import type { PageImage } from '../../pixels/page-image.ts';
import { removeSpecks } from '../../pixels/remove-specks.ts';
import { stackImages } from '../../pixels/stack-images.ts';
import { straighten } from '../../pixels/straighten.ts';
import type { Recognizer } from '../../text/recognition/recognizer.ts';
import { listOnce } from '../codes/code-run.ts';
import { parseListRows } from './list-deleted-pages.ts';
import { describeDoubts, reconcileLists } from './reconcile-lists.ts';

/** Degrees by which rows may be skewed and still have white between them. */
const LEVEL = 0.1;
/** White above and below a row, as a share of its height. */
const AROUND = 0.2;

/**
 * Reads each row of a list of deleted pages again by itself, from the page's image. A text layer, and a
 * recognizer that sees the whole page, split such a list into columns and then lose or swap their content.
 */
export async function recognizeListAgain(
  sheet: Placeholder,
  page: PageImage,
  turned: Turn,
  recognizer: Recognizer,
): Promise<Placeholder> {
  const upright = turnGray(page.image, turned / 90);
  const { rows, unread } = parseListRows(await readRows(upright, page.dpi, recognizer));
  const { pages, ...doubts } = reconcileLists(sheet.pages, rows);
  // A list that continues stands for the pages on this page; one that ends here states how many it lists.
  const goesOn = sheet.pagesRepresented === sheet.pages.length;
  const said = goesOn ? pages.length : sheet.pagesRepresented;
  const doubt = describeDoubts({ ...doubts, unread });
  return {
    ...sheet,
    pages,
    pagesRepresented: Math.max(said, pages.length),
    codes: listOnce([...sheet.codes, ...pages.flatMap(({ codes }) => codes)]),
    ...(doubt === undefined ? {} : { doubt }),
  };
}

async function readRows(upright: GrayImage, dpi: number, recognizer: Recognizer): Promise<string[]> {
  const skew = measureSkew(measureInk(upright));
  const level = Math.abs(skew) < LEVEL ? upright : (await straighten(upright, skew)).image;
  // Makes the image black on white, so that the edges of a strip of gray paper are not read as print.
  const { image } = removeSpecks(binarize(level, dpi));
  const strips = findTextRows(image).map((row) => cutRow(image, row));
  if (strips.length === 0) return [];
  const { sheet, tops } = stackImages(strips);
  const words = (await recognizer.recognize(sheet, { dpi, layout: 'sparse' })).flat();
  return strips.map(({ height }, index) => {
    const top = tops[index] ?? 0;
    const inStrip = words.filter((word) => {
      const middle = (word.top + word.bottom) / 2;
      return middle >= top && middle < top + height;
    });
    const fromLeft = inStrip.toSorted((one, other) => one.left - other.left);
    return fromLeft.map(({ text }) => text).join(' ');
  });
}

function cutRow(image: GrayImage, { top, bottom }: TextRow): GrayImage {
  const around = Math.round(AROUND * (bottom - top));
  const from = Math.max(0, top - around);
  const to = Math.min(image.height, bottom + around);
  return cropGray(image, { left: 0, top: from, width: image.width, height: to - from });
}
