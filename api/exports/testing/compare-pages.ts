import { toGray } from '../exhibits/pages/encode-picture.ts';
import { openPdf } from '../pdf/pdf-reader.ts';

/** How an exhibit's page differs from the original, in points from the top left as displayed. */
export interface Difference {
  /** Bounds of all pixels that differ; null if none do. */
  bounds: { left: number; top: number; right: number; bottom: number } | null;
  /** Darkest shade of the original within the bounds, 255 for white. */
  darkestBelow: number;
  /** Points by which the exhibit's page is longer than the original. */
  longerBy: number;
}

const SCALE = 2;
const TELLING = 24;

/** Renders both pages and compares them at the same positions, measured from the top left. */
export async function comparePages(
  original: { bytes: Uint8Array; index: number },
  exhibit: { bytes: Uint8Array; index: number },
): Promise<Difference> {
  const [a, b] = [await renderGray(original), await renderGray(exhibit)];
  const bounds = { left: Number.POSITIVE_INFINITY, top: Number.POSITIVE_INFINITY, right: -1, bottom: -1 };
  for (let y = 0; y < a.height; y += 1) {
    for (let x = 0; x < a.width; x += 1) {
      if (Math.abs((a.data[y * a.width + x] ?? 0) - (b.data[y * b.width + x] ?? 0)) < TELLING) continue;
      bounds.left = Math.min(bounds.left, x);
      bounds.top = Math.min(bounds.top, y);
      bounds.right = Math.max(bounds.right, x);
      bounds.bottom = Math.max(bounds.bottom, y);
    }
  }
  let darkest = 255;
  for (let y = bounds.top; y <= bounds.bottom; y += 1) {
    for (let x = bounds.left; x <= bounds.right; x += 1)
      darkest = Math.min(darkest, a.data[y * a.width + x] ?? 255);
  }
  const toPoints = (pixels: number) => pixels / SCALE;
  return {
    bounds:
      bounds.right < 0
        ? null
        : {
            left: toPoints(bounds.left),
            top: toPoints(bounds.top),
            right: toPoints(bounds.right + 1),
            bottom: toPoints(bounds.bottom + 1),
          },
    darkestBelow: darkest,
    longerBy: toPoints(b.height - a.height),
  };
}

async function renderGray({ bytes, index }: { bytes: Uint8Array; index: number }) {
  const reader = await openPdf(bytes);
  try {
    return toGray(await reader.render(index, SCALE, 100_000_000));
  } finally {
    await reader.close();
  }
}

/** The text of a page as a reader finds it, words separated by single spaces. */
export async function readPageText(bytes: Uint8Array, index: number): Promise<string> {
  const reader = await openPdf(bytes);
  try {
    const runs = await reader.readText(index);
    return runs
      .map(({ text }) => text)
      .join(' ')
      .replace(/\s+/gu, ' ')
      .trim();
  } finally {
    await reader.close();
  }
}
