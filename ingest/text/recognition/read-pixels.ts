import { fromPart, type Rect, toPart } from '#contract/values/rect.ts';
import { binarize } from '../../pixels/binarize.ts';
import { isBlackAndWhite } from '../../pixels/grey-image.ts';
import { findFaintInk, type Ink, measureInk, shareInside } from '../../pixels/measure-ink.ts';
import { measureSkew } from '../../pixels/measure-skew.ts';
import type { PageImage } from '../../pixels/page-image.ts';
import { removeSpecks } from '../../pixels/remove-specks.ts';
import { straighten } from '../../pixels/straighten.ts';
import type { PlacedWord } from '../placed-word.ts';
import { countLetters, type PageReading, recognizePage, recognizeParts } from './recognize-page.ts';
import type { Recognizer } from './recognizer.ts';
import { withoutPatterns } from './without-patterns.ts';

/** What the recognizer is shown of a page. */
export interface Look {
  image: PageImage;
  ink: Ink;
  /** All that the page shows is hardly darker than its paper. */
  isFaint: boolean;
}

/**
 * Degrees. The recognizer follows lines that climb by less as well as level ones; from 3 on it passes over
 * a third of the words and more, from 5 on over nearly all.
 */
const LEAST_SKEW = 1.2;
/** Where words cover less of the ink, or are this unsure, the page is tried again with its pixels cleaned. */
const POOR_COVER = 0.6;
const POOR_CONFIDENCE = 60;
/** Where they cover still less, the layout was not understood: it is tried as scattered words. */
const BAD_COVER = 0.35;
/** A word this sure counts when readings are compared, 0..100. */
const SURE = 60;
/** Another reading must give more sure letters by this factor, and by so many at least. */
const BETTER = 1.1;
const BETTER_BY = 5;
/** Fewer sure letters on a page without dark ink are the print of its other side, shining through. */
const LEAST_FAINT = 12;
/** Share of a page's black pixels. */
const MANY_SPECKS = 0.1;
const WHOLE: Rect = { x: 0, y: 0, width: 1, height: 1 };

export function lookAt(image: PageImage): Look {
  const ink = measureInk(image.image);
  const faint = findFaintInk(image.image, ink);
  return { image, ink: faint ?? ink, isFaint: faint !== undefined };
}

/** Reads what a page shows: levelled where it is skewed, cleaned where it is faint or the words miss the ink. */
export async function readPixels(seen: Look, recognizer: Recognizer): Promise<PageReading> {
  const plain = withoutPatterns(seen.image);
  const look = plain ? { ...seen, image: plain, ink: measureInk(plain.image) } : seen;
  const skew = measureSkew(look.ink);
  if (Math.abs(skew) < LEAST_SKEW) return readLevel(look, recognizer);
  const { image, toSkewed } = await straighten(look.image.image, skew);
  const level = { ...look.image, image, area: WHOLE };
  const { lines, turned } = await readLevel({ ...look, image: level, ink: measureInk(image) }, recognizer);
  const place = ({ rect, ...word }: PlacedWord) => ({
    ...word,
    rect: fromPart(toSkewed(rect), look.image.area),
  });
  return { lines: lines.map((line) => line.map(place)), turned };
}

/** At most two readings more than an ordinary page has, and those only where ink is there and words are not. */
async function readLevel(look: Look, recognizer: Recognizer): Promise<PageReading> {
  const { image } = look;
  if (look.isFaint) {
    const faint = await recognizePage(clean(image), recognizer);
    return countSure(faint) < LEAST_FAINT ? { lines: [], turned: 0 } : faint;
  }
  let best = await recognizePage(image, recognizer);
  if (isPoor(best, look)) {
    const cleaned = cleanIfDirty(image);
    if (cleaned) best = betterOf(best, await recognizePage(cleaned, recognizer));
  }
  if (coverOf(best, look) >= BAD_COVER || best.turned !== 0) return best;
  const [scattered = []] = await recognizeParts([image], recognizer);
  return betterOf(best, { lines: scattered, turned: 0 });
}

function clean(page: PageImage): PageImage {
  return { ...page, image: removeSpecks(binarize(page.image, page.dpi)).image };
}

/** Undefined where cleaning would change next to nothing: a page that is black and white already, with few specks. */
function cleanIfDirty(page: PageImage): PageImage | undefined {
  if (!isBlackAndWhite(page.image.data)) return clean(page);
  const { image, share } = removeSpecks(page.image);
  return share > MANY_SPECKS ? { ...page, image } : undefined;
}

/** Whether text was missed or misread: the words that there are may be sure on a page that was mostly passed over. */
function isPoor(reading: PageReading, look: Look): boolean {
  const words = reading.lines.flat();
  const mean =
    words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / countLetters(words);
  return coverOf(reading, look) < POOR_COVER || mean < POOR_CONFIDENCE;
}

function coverOf({ lines }: PageReading, { ink, image }: Look): number {
  return shareInside(
    ink,
    lines.flat().map(({ rect }) => toPart(rect, image.area)),
  );
}

function betterOf(first: PageReading, second: PageReading): PageReading {
  return countSure(second) > BETTER * countSure(first) + BETTER_BY ? second : first;
}

function countSure({ lines }: PageReading): number {
  return countLetters(lines.flat().filter(({ confidence }) => confidence >= SURE));
}
