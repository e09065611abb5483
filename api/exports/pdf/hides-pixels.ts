import { ImageKind } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A picture as decoded by pdf.js. */
export interface DecodedPicture {
  kind?: number;
  data?: Uint8Array | Uint8ClampedArray | null;
}

/** Of 255: a lower opacity is invisible. */
const CLEAR = 16;
/** Share of the transparent pixels that have one color if nothing is hidden: the background of a logo. */
const EVEN = 0.995;

/** Whether a picture has pixels of several colors where it is transparent: their content is invisible. */
export function hidesPixels({ kind, data }: DecodedPicture): boolean {
  if (kind !== ImageKind.RGBA_32BPP || !data) return false;
  const counts = new Map<number, number>();
  let clear = 0;
  for (let at = 0; at < data.length; at += 4) {
    if ((data[at + 3] ?? 255) >= CLEAR) continue;
    clear += 1;
    const color = ((data[at] ?? 0) >> 5) * 64 + ((data[at + 1] ?? 0) >> 5) * 8 + ((data[at + 2] ?? 0) >> 5);
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  return clear > 0 && Math.max(...counts.values()) < EVEN * clear;
}
