import { type Rect, toPart } from '#contract/values/rect.ts';
import type { PageImage } from '../../pixels/page-image.ts';
import type { PlacedWord } from '../../text/placed-word.ts';
import { findEvenTone } from './find-even-tone.ts';

/** Gray levels from this one on are paper. */
export const LIGHT = 225;
/** The band of a word's height in which its letters have ink. */
const BAND = { from: 0.2, to: 0.8 };

export function bandOf({ x, y, width, height }: Rect): Rect {
  return { x, y: y + BAND.from * height, width, height: (BAND.to - BAND.from) * height };
}

/** Whether a word's place is mostly paper, or lies outside the image. */
export function isOnPaper({ rect }: PlacedWord, image: PageImage): boolean {
  const tone = findEvenTone(image, toPart(bandOf(rect), image.area));
  return tone === undefined || tone.level >= LIGHT;
}

/** At least this share of a covered place has a single tone. */
const EVEN = 0.9;

/** Black letters cannot be read on a darker ground; the tint of a form's field is lighter. */
const DARK = 128;

/** Whether a word's place has a single tone that is too dark for words. */
export function isCovered({ rect }: PlacedWord, image: PageImage): boolean {
  const tone = findEvenTone(image, toPart(bandOf(rect), image.area));
  return tone !== undefined && tone.share >= EVEN && tone.level < DARK;
}
