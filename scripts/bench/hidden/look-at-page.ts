import { fileURLToPath } from 'node:url';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { widenColors } from '#ingest/drawing';
import type { PointRect } from './page-plan.ts';

const PARTS = fileURLToPath(new URL('../', import.meta.resolve('pdfjs-dist/build/pdf.mjs')));
/** Pixels per point. */
const SCALE = 2;
/**
 * The mean difference between two drawings of a place, in gray levels, from which they count as different.
 */
const DIFFERENT = 8;
/** Points by which an image may extend beyond the edge of its page. */
const OVERHANG = 3;

/** A page of a finished PDF, examined as an outsider would. */
export interface SearchablePage {
  /** All letters that its content draws, on or off the page. */
  listLetters: () => Promise<string>;
  /** Its text as a viewer extracts it. */
  text: () => Promise<string>;
  /** The places (in points from the top left) where its images show something that the page does not. */
  listUncovered: (places: readonly PointRect[]) => Promise<PointRect[]>;
  /** Whether an image is larger than the visible page. */
  hasPictureBeyondEdge: () => Promise<boolean>;
}

export async function openPages(
  bytes: Uint8Array,
): Promise<{ pages: number; get: (index: number) => Promise<SearchablePage>; close: () => Promise<void> }> {
  const loading = getDocument({
    data: new Uint8Array(bytes),
    wasmUrl: `${PARTS}wasm/`,
    cMapUrl: `${PARTS}cmaps/`,
    standardFontDataUrl: `${PARTS}standard_fonts/`,
    iccUrl: `${PARTS}iccs/`,
    verbosity: 0,
  });
  const document = await loading.promise;
  return {
    pages: document.numPages,
    get: async (index) => toSearchable(await document.getPage(index + 1)),
    close: () => loading.destroy(),
  };
}

function toSearchable(page: PDFPageProxy): SearchablePage {
  return {
    listLetters: async () => {
      const { argsArray } = await page.getOperatorList();
      return argsArray.flatMap((args) => listGlyphs(args)).join('');
    },
    text: async () => {
      const { items } = await page.getTextContent();
      return items.map((item) => ('str' in item ? item.str : '')).join(' ');
    },
    listUncovered: async (places) => {
      if (places.length === 0) return [];
      const [whole, pictures] = [await draw(page, () => true), await draw(page, await picturesOnly(page))];
      return places.filter((place) => differ(whole, pictures, place));
    },
    hasPictureBeyondEdge: () => hasPictureBeyondEdge(page),
  };
}

/** Glyphs come in arrays, with numbers between them that move the pen. */
function listGlyphs(args: unknown): string[] {
  if (Array.isArray(args)) return args.flatMap(listGlyphs);
  const unicode = (args as { unicode?: unknown } | null)?.unicode;
  return typeof unicode === 'string' ? [unicode] : [];
}

const PAINTS_NO_PICTURE = new Set<number>([
  OPS.showText,
  OPS.showSpacedText,
  OPS.nextLineShowText,
  OPS.nextLineSetSpacingShowText,
  OPS.shadingFill,
]);

async function picturesOnly(page: PDFPageProxy): Promise<(index: number) => boolean> {
  const { fnArray, argsArray } = await page.getOperatorList();
  // A path that is not painted is used for clipping.
  const isPainted = (index: number) =>
    fnArray[index] === OPS.constructPath && argsArray[index]?.[0] !== OPS.endPath;
  return (index) => !PAINTS_NO_PICTURE.has(fnArray[index] ?? 0) && !isPainted(index);
}

interface Drawing {
  width: number;
  data: Uint8ClampedArray;
}

async function draw(page: PDFPageProxy, operationsFilter: (index: number) => boolean): Promise<Drawing> {
  widenColors(page);
  const viewport = page.getViewport({ scale: SCALE });
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
  const canvasContext = canvas.getContext('2d');
  await page.render({ canvas: null, canvasContext: canvasContext as never, viewport, operationsFilter })
    .promise;
  return { width: canvas.width, data: canvasContext.getImageData(0, 0, canvas.width, canvas.height).data };
}

/** Paper without an image shows nothing else: a place counts only if the image is darker than white. */
function differ(whole: Drawing, pictures: Drawing, place: PointRect): boolean {
  let difference = 0;
  let pixels = 0;
  for (let y = Math.round(place.y * SCALE); y < (place.y + place.height) * SCALE; y += 1) {
    for (let x = Math.round(place.x * SCALE); x < (place.x + place.width) * SCALE; x += 1) {
      const at = 4 * (y * whole.width + x);
      const shown = pictures.data[at] ?? 255;
      if (shown < 250) difference += Math.abs((whole.data[at] ?? 255) - shown);
      pixels += 1;
    }
  }
  return difference / Math.max(1, pixels) > DIFFERENT;
}

type Matrix = [number, number, number, number, number, number];

async function hasPictureBeyondEdge(page: PDFPageProxy): Promise<boolean> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const stack: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  for (const [index, operator] of fnArray.entries()) {
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) stack.push(matrix);
    const moved = operator === OPS.transform ? argsArray[index] : argsArray[index]?.[0];
    if ((operator === OPS.transform || operator === OPS.paintFormXObjectBegin) && moved)
      matrix = multiply(matrix, Array.from(moved as ArrayLike<number>) as Matrix);
    if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) matrix = stack.pop() ?? matrix;
    if (operator !== OPS.paintImageXObject) continue;
    const [a, b, c, d, x, y] = matrix;
    const xs = [x, x + a, x + c, x + a + c];
    const ys = [y, y + b, y + d, y + b + d];
    if (Math.min(...xs) < left - OVERHANG || Math.max(...xs) > right + OVERHANG) return true;
    if (Math.min(...ys) < bottom - OVERHANG || Math.max(...ys) > top + OVERHANG) return true;
  }
  return false;
}

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
