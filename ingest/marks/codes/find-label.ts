import type { BoxStyle } from '#contract/pages/marks.ts';
import { containsCenter, type Rect } from '#contract/values/rect.ts';
import { type Blob, findBlobs } from '../../pixels/find-blobs.ts';
import { cropGrey, type GreyImage } from '../../pixels/grey-image.ts';

/** What is printed in a part of a page, cut out of it. */
export interface Label {
  /** Dark on white, in the greys of its print, without outlines, dots and dust. */
  image: GreyImage;
  /** Where it lies in the part, in pixels. */
  left: number;
  top: number;
  /** In pixels. */
  letterHeight: number;
}

/** Print differs from what it stands on by so much, of 255; less is the paper's grain. */
const CONTRAST = 70;
/** The darkest pixels tell how dark print is: so many of a small part, and in a large one no more than a letter has. */
const DARKEST = { share: 0.002, pixels: 100 };
/** Inches. Smaller dots are those of a screen, or dust; a letter of the smallest label is higher. */
const DOT = 0.021;
const DUST = 0.01;
/** Inches. What reaches in from the edge and is longer is an outline that runs askew. */
const STROKE = 0.15;
/** Inches: on open paper, what is larger than letters is handwriting, a line or a shadow. */
const LETTER = { width: 0.3, height: 0.2 };
/** Of a box, a blob that takes more each way is a line in it. */
const MOSTLY = 0.5;
/** Inches: less is no label. */
const LEAST = 0.03;
/** Square inches: no label takes more. */
const LABEL_AREA = 6;
/** Larger pieces are no labels, and would cost as much as a page. */
const MOST_PIXELS = 1_000_000;
/** A part with more blobs holds a picture that could not be taken out. */
const MOST_BLOBS = 40_000;

/** `known` are parts, in pixels, whose print is not wanted. Undefined where nothing else is printed. */
export function findLabel(
  part: GreyImage,
  style: BoxStyle | 'paper',
  known: readonly Rect[],
  dpi: number,
): Label | undefined {
  const shown = style === 'black' ? invert(part) : part;
  const greys = findGreys(shown);
  if (!greys) return undefined;
  const threshold = (greys.ground + greys.print) / 2;
  const black = { ...shown, data: shown.data.map((grey) => (grey < threshold ? 0 : 255)) };
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
    stretch(shown, greys),
    all.filter((blob) => !label.has(blob)),
  );
  return cutOut(clean, [...label], LEAST * dpi);
}

function invert(image: GreyImage): GreyImage {
  return { ...image, data: image.data.map((grey) => 255 - grey) };
}

/** What most of the part is, and its darkest pixels; undefined where all is alike. */
function findGreys({ data }: GreyImage): { ground: number; print: number } | undefined {
  const counts = new Uint32Array(256);
  for (const grey of data) counts[grey] = (counts[grey] ?? 0) + 1;
  const ground = greyAt(counts, data.length / 2);
  const print = greyAt(counts, Math.min(DARKEST.pixels, data.length * DARKEST.share));
  return ground - print >= CONTRAST ? { ground, print } : undefined;
}

/** The grey that so many pixels are darker than. */
function greyAt(counts: Uint32Array, pixels: number): number {
  let below = 0;
  const grey = counts.findIndex((count) => {
    below += count;
    return below > pixels;
  });
  return Math.max(0, grey);
}

function isMark({ width, height }: Blob, least: number): boolean {
  return width >= least || height >= least;
}

function isLetter({ width, height }: Blob, dpi: number): boolean {
  return width <= LETTER.width * dpi && height <= LETTER.height * dpi;
}

/** What reaches in from the edge, or goes through most of the box, and is longer than a letter. */
function isOutline({ left, top, width, height }: Blob, part: GreyImage, stroke: number): boolean {
  const atEdge = left === 0 || top === 0 || left + width === part.width || top + height === part.height;
  const isAcross = width > stroke && width > MOSTLY * part.width;
  const isDown = height > stroke && height > MOSTLY * part.height;
  return isAcross || isDown || (atEdge && Math.max(width, height) > stroke);
}

function isKnown({ left, top, width, height }: Blob, known: readonly Rect[]): boolean {
  return known.some((rect) => containsCenter(rect, { x: left, y: top, width, height }));
}

/** More than a label: what is printed small in a large box, beside its code. */
function isScattered(blobs: readonly Blob[], dpi: number): boolean {
  if (blobs.length === 0) return false;
  const { width, height } = boundsOf(blobs);
  return width * height > LABEL_AREA * dpi * dpi;
}

/** The code of a large box is printed larger than what else is in it. */
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

/** From black print on white ground, whatever both were. */
function stretch(image: GreyImage, { ground, print }: { ground: number; print: number }): GreyImage {
  const scale = 255 / (ground - print);
  return { ...image, data: image.data.map((grey) => Math.max(0, Math.min(255, (grey - print) * scale))) };
}

/** White where blobs are, and on the grey at their edges. */
function paintOver({ width, height, data }: GreyImage, blobs: readonly Blob[]): GreyImage {
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

function cutOut(clean: GreyImage, blobs: readonly Blob[], least: number): Label | undefined {
  const bounds = boundsOf(blobs);
  const { left, top, width, height } = bounds;
  if (blobs.length === 0 || width < least || height < least || width * height > MOST_PIXELS) return undefined;
  const heights = blobs.map((blob) => blob.height).sort((a, b) => a - b);
  const letterHeight = Math.max(1, heights[Math.floor(0.7 * heights.length)] ?? 1);
  return { image: cropGrey(clean, bounds), left, top, letterHeight };
}
