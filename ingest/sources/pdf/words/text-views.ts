import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type GrayImage, grayFromRows } from '../../../pixels/gray-image.ts';
import { groupOperators } from './group-operators.ts';
import type { PageOperators } from './painted-operators.ts';
import type { TextOperator } from './text-operators.ts';

/** Text of a page with a rendering of the page with and without it, which shows what of it is visible. */
export interface ViewedOperator extends TextOperator {
  /**
   * Its letters, and others', as if they were black on white and nothing lay over them: 255 for full ink, 0
   * also where other text is in the same place.
   */
  letters: GrayImage;
  /**
   * How much each pixel of the page changes (0..255, in the color that changes most) when this text is
   * removed.
   */
  change: GrayImage;
}

/** A page's pixels in color, four bytes each, as returned by a canvas. */
export interface ColorImage {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** Draws the page's operators for which the filter returns true; all results have the same size. */
export type DrawOperators = (isDrawn: (index: number) => boolean) => Promise<ColorImage>;

/** Operators that place and show text, and none that paint, color, clip or hide. */
const TEXT_ONLY: ReadonlySet<number> = new Set([
  OPS.dependency,
  OPS.save,
  OPS.restore,
  OPS.transform,
  OPS.beginText,
  OPS.endText,
  OPS.setCharSpacing,
  OPS.setWordSpacing,
  OPS.setHScale,
  OPS.setLeading,
  OPS.setFont,
  OPS.setTextRise,
  OPS.moveText,
  OPS.setLeadingMoveText,
  OPS.setTextMatrix,
  OPS.nextLine,
  OPS.showText,
  OPS.paintFormXObjectBegin,
  OPS.paintFormXObjectEnd,
  OPS.beginAnnotation,
  OPS.endAnnotation,
]);

/** Draws the page once without each group of text, and once with only that group. */
export async function viewText(
  whole: ColorImage,
  { fnArray }: PageOperators,
  operators: readonly TextOperator[],
  draw: DrawOperators,
): Promise<ViewedOperator[]> {
  const groups = groupOperators(operators);
  const changes: GrayImage[] = [];
  const alone: GrayImage[] = [];
  for (let group = 0; group <= Math.max(-1, ...groups); group += 1) {
    const own = new Set(operators.filter((_, at) => groups[at] === group).map(({ index }) => index));
    changes.push(measureChange(whole, await draw((index) => !own.has(index))));
    const isOfGroup = (index: number) => fnArray[index] !== OPS.showText || own.has(index);
    alone.push(toInk(await draw((index) => TEXT_ONLY.has(fnArray[index] as number) && isOfGroup(index))));
  }
  const letters = alone.map((one, at) => withoutShared(one, alone.toSpliced(at, 1)));
  return operators.map((operator, at) => {
    const group = groups[at] as number;
    return { ...operator, letters: letters[group] as GrayImage, change: changes[group] as GrayImage };
  });
}

/** Levels of ink at which a pixel also belongs to another text. */
const SHARED = 48;

function withoutShared(letters: GrayImage, others: readonly GrayImage[]): GrayImage {
  if (others.length === 0) return letters;
  const isShared = (at: number) => others.some(({ data }) => (data[at] as number) > SHARED);
  return { ...letters, data: letters.data.map((level, at) => (level > 0 && isShared(at) ? 0 : level)) };
}

/** Few pixels change: the four bytes of each are compared at once, and its colors only if these differ. */
function measureChange(one: ColorImage, other: ColorImage): GrayImage {
  const { width, height } = one;
  const data = new Uint8Array(width * height);
  const [pixels, others] = [toPixels(one), toPixels(other)];
  for (let pixel = 0; pixel < data.length; pixel += 1) {
    if (pixels[pixel] !== others[pixel]) data[pixel] = mostChanged(one, other, 4 * pixel);
  }
  return { width, height, data };
}

function mostChanged(one: ColorImage, other: ColorImage, at: number): number {
  const change = (channel: number) =>
    Math.abs((one.data[at + channel] as number) - (other.data[at + channel] as number));
  return Math.max(change(0), change(1), change(2));
}

/** Converts black letters on white to levels of ink. */
function toInk(image: ColorImage): GrayImage {
  const { width, height } = image;
  const { data } = grayFromRows({ ...image, channels: 4 });
  for (let at = 0; at < data.length; at += 1) data[at] = 255 - (data[at] as number);
  return { width, height, data };
}

function toPixels({ data }: ColorImage): Uint32Array {
  return new Uint32Array(data.buffer, data.byteOffset, data.length / 4);
}
