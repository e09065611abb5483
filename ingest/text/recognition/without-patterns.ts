import { areaOf } from '../../marks/boxes/box-overlap.ts';
import { toDarkPixels } from '../../marks/boxes/dark-pixels.ts';
import { findToned, isPlain } from '../../marks/boxes/find-toned.ts';
import { toCell, toCells } from '../../marks/boxes/ink-table.ts';
import { toToneTable } from '../../marks/boxes/tone-table.ts';
import type { PageImage } from '../../pixels/page-image.ts';

/** Share of a page's pixels that are dark: with less there is no large pattern on it. */
const MUCH_INK = 0.12;
/** Square inches: smaller patterns cost the recognizer little. */
const LARGE = 4;

/**
 * The page with paper in place of large areas of one pattern that hold nothing else, as hatching: the recognizer
 * takes minutes over each of their strokes for a letter. Undefined where there are none.
 */
export function withoutPatterns(page: PageImage): PageImage | undefined {
  const { image, dpi } = page;
  const dark = toDarkPixels(image, dpi);
  const share = dark.data.reduce((sum, isDark) => sum + isDark, 0) / dark.data.length;
  if (share < MUCH_INK) return undefined;
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
