import { areaOf } from '../../marks/boxes/box-overlap.ts';
import { toDarkPixels } from '../../marks/boxes/dark-pixels.ts';
import { findToned, isPlain } from '../../marks/boxes/find-toned.ts';
import { toCell, toCells } from '../../marks/boxes/ink-table.ts';
import { toToneTable } from '../../marks/boxes/tone-table.ts';
import type { PageImage } from '../../pixels/page-image.ts';

/** Share of a page's pixels that are dark: with less there is no large pattern on it. */
const MUCH_INK = 0.12;
/** Square inches: smaller patterns cost the recognizer little time. */
const LARGE = 4;

/**
 * Replaces large areas of a single pattern that contain nothing else, such as hatching, with paper: otherwise
 * the recognizer reads each of their strokes as a letter, which takes minutes. Undefined if there are none.
 */
export function withoutPatterns(page: PageImage): PageImage | undefined {
  const { image, dpi } = page;
  const dark = toDarkPixels(image, dpi);
  if (countDark(dark.data) < MUCH_INK * dark.data.length) return undefined;
  const cell = toCell(dpi);
  const tones = toToneTable(image, dark, cell);
  const patterns = findToned(tones, cell).even.filter(
    ({ box }) => areaOf(box) > LARGE * dpi ** 2 && isPlain(tones, toCells({ cell }, box)),
  );
  if (patterns.length === 0) return undefined;
  const data = image.data.slice();
  for (const { box } of patterns)
    for (let y = box.top; y < box.bottom; y += 1)
      data.fill(dark.paper, y * image.width + box.left, y * image.width + box.right);
  return { ...page, image: { ...image, data } };
}

/** Indexes directly: over the millions of pixels of a page this is many times faster than `reduce`. */
function countDark(data: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < data.length; at += 1) count += data[at] as number;
  return count;
}
