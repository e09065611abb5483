import type { BoxStyle } from '#contract/pages/marks.ts';
import { containsCenter, type Rect } from '#contract/values/rect.ts';
import { type Blob, findBlobs } from '../../pixels/find-blobs.ts';
import { cropGray, type GrayImage } from '../../pixels/gray-image.ts';

/** What is printed in a part of a page, cut out of it. */
export interface Label {
  /** Dark on white, in the grays of its print, without outlines, dots and dust. */
  image: GrayImage;
  /** Its position in the part, in pixels. */
  left: number;
  top: number;
  /** In pixels. */
  letterHeight: number;
}

/** Print differs from its ground by at least this many levels, of 255; less is the grain of the paper. */
const CONTRAST = 70;
/**
 * Print is as dark as the darkest pixels: this share of a small part, and in a large one at most the pixels
 * of a letter.
 */
const DARKEST = { share: 0.002, pixels: 100 };
/** Inches. Smaller dots belong to a screen, or are dust; a letter of the smallest label is higher. */
const DOT = 0.021;
const DUST = 0.01;
/** Inches. A longer shape that reaches in from the edge is a slanted outline. */
const STROKE = 0.15;
/** Inches: on open paper, anything larger than letters is handwriting, a line or a shadow. */
const LETTER = { width: 0.3, height: 0.2 };
/** A blob that takes more than this share of a box in both directions is a line in it. */
const MOSTLY = 0.5;
/** Inches: anything smaller is not a label. */
const LEAST = 0.03;
/** Square inches: no label is larger. */
const LABEL_AREA = 6;
/** A larger part is not a label, and would cost as much as a page. */
const MOST_PIXELS = 1_000_000;
/** A part with more blobs contains a picture that could not be removed. */
const MOST_BLOBS = 40_000;

/** `known` are parts, in pixels, whose print is ignored. Undefined if nothing else is printed. */
export function findLabel(
  part: GrayImage,
  style: BoxStyle | 'paper',
  known: readonly Rect[],
  dpi: number,
): Label | undefined {
  const shown = style === 'black' ? invert(part) : part;
  const grays = findGrays(shown);
  if (!grays) return undefined;
  const threshold = (grays.ground + grays.print) / 2;
  const black = { ...shown, data: shown.data.map((gray) => (gray < threshold ? 0 : 255)) };
  const all = findBlobs(black);
  if (all.length > MOST_BLOBS) return undefined;
  const least = (style === 'grey' ? DOT : DUST) * dpi;
  const isWanted = (blob: Blob) =>
    isMark(blob, least) &&
    (style === 'paper' ? isLetter(blob, dpi) : !isOutline(blob, part, STROKE * dpi)) &&
    !isKnown(blob, known);
  const wanted = all.filter(isWanted);
  const label = new Set(isScattered(wanted, dpi) ? keepHighest(wanted) : wanted);
  const clean = paintOver(
    stretch(shown, grays),
    all.filter((blob) => !label.has(blob)),
  );
  return cutOut(clean, [...label], LEAST * dpi);
}

function invert(image: GrayImage): GrayImage {
  return { ...image, data: image.data.map((gray) => 255 - gray) };
}

/** The gray of most of the part, and that of its darkest pixels; undefined if they do not differ. */
function findGrays({ data }: GrayImage): { ground: number; print: number } | undefined {
  const counts = new Uint32Array(256);
  for (const gray of data) counts[gray] = (counts[gray] ?? 0) + 1;
  const ground = grayAt(counts, data.length / 2);
  const print = grayAt(counts, Math.min(DARKEST.pixels, data.length * DARKEST.share));
  return ground - print >= CONTRAST ? { ground, print } : undefined;
}

/** The gray level than which this many pixels are darker. */
function grayAt(counts: Uint32Array, pixels: number): number {
  let below = 0;
  const gray = counts.findIndex((count) => {
    below += count;
    return below > pixels;
  });
  return Math.max(0, gray);
}

function isMark({ width, height }: Blob, least: number): boolean {
  return width >= least || height >= least;
}

function isLetter({ width, height }: Blob, dpi: number): boolean {
  return width <= LETTER.width * dpi && height <= LETTER.height * dpi;
}

/** Whether a blob reaches in from the edge, or through most of the box, and is longer than a letter. */
function isOutline({ left, top, width, height }: Blob, part: GrayImage, stroke: number): boolean {
  const atEdge = left === 0 || top === 0 || left + width === part.width || top + height === part.height;
  const isAcross = width > stroke && width > MOSTLY * part.width;
  const isDown = height > stroke && height > MOSTLY * part.height;
  return isAcross || isDown || (atEdge && Math.max(width, height) > stroke);
}

function isKnown({ left, top, width, height }: Blob, known: readonly Rect[]): boolean {
  return known.some((rect) => containsCenter(rect, { x: left, y: top, width, height }));
}

/** Whether the blobs are more than a label: small print in a large box, beside its code. */
function isScattered(blobs: readonly Blob[], dpi: number): boolean {
  if (blobs.length === 0) return false;
  const { width, height } = boundsOf(blobs);
  return width * height > LABEL_AREA * dpi * dpi;
}

/** The code of a large box is printed larger than everything else in it. */
function keepHighest(blobs: readonly Blob[]): Blob[] {
  const most = Math.max(...blobs.map(({ height }) => height));
  return blobs.filter(({ height }) => height > 0.5 * most);
}

function boundsOf(blobs: readonly Blob[]): { left: number; top: number; width: number; height: number } {
  const left = Math.min(...blobs.map((blob) => blob.left));
  const top = Math.min(...blobs.map((blob) => blob.top));
  return {
    left,
    top,
    width: Math.max(...blobs.map((blob) => blob.left + blob.width)) - left,
    height: Math.max(...blobs.map((blob) => blob.top + blob.height)) - top,
  };
}

/** Scales the grays so that print becomes black and the ground white, whatever they were. */
function stretch(image: GrayImage, { ground, print }: { ground: number; print: number }): GrayImage {
  const scale = 255 / (ground - print);
  return { ...image, data: image.data.map((gray) => Math.max(0, Math.min(255, (gray - print) * scale))) };
}

/** Paints the image white except where the blobs are and on the gray at their edges. */
function paintOver({ width, height, data }: GrayImage, blobs: readonly Blob[]): GrayImage {
  for (const { pixels } of blobs) {
    for (const at of pixels) {
      const from = at % width === 0 ? 0 : -1;
      const to = at % width === width - 1 ? 0 : 1;
      for (const row of [at - width, at, at + width])
        data.fill(255, Math.max(0, row + from), Math.max(0, row + to + 1));
    }
  }
  return { width, height, data };
}

function cutOut(clean: GrayImage, blobs: readonly Blob[], least: number): Label | undefined {
  const bounds = boundsOf(blobs);
  const { left, top, width, height } = bounds;
  if (blobs.length === 0 || width < least || height < least || width * height > MOST_PIXELS) return undefined;
  const heights = blobs.map((blob) => blob.height).sort((a, b) => a - b);
  const letterHeight = Math.max(1, heights[Math.floor(0.7 * heights.length)] ?? 1);
  return { image: cropGray(clean, bounds), left, top, letterHeight };
}
