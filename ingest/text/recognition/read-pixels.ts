import { fromPart, type Rect, toPart } from '#contract/values/rect.ts';
import { binarize } from '../../pixels/binarize.ts';
import { isBlackAndWhite } from '../../pixels/gray-image.ts';
import { findFaintInk, type Ink, measureInk, shareInside } from '../../pixels/measure-ink.ts';
import { measureSkew } from '../../pixels/measure-skew.ts';
import type { PageImage } from '../../pixels/page-image.ts';
import { removeSpecks } from '../../pixels/remove-specks.ts';
import { straighten } from '../../pixels/straighten.ts';
import type { PlacedWord } from '../placed-word.ts';
import { countLetters, type PageRecognition, recognizePage, recognizeParts } from './recognize-page.ts';
import type { Recognizer } from './recognizer.ts';
import { withoutPatterns } from './without-patterns.ts';

/** The part of a page that the recognizer sees. */
export interface Look {
  image: PageImage;
  ink: Ink;
  /** Everything on the page is hardly darker than its paper. */
  isFaint: boolean;
}

/**
 * Degrees. The recognizer reads lines with less skew as well as level ones; from 3 on it misses at least a
 * third of the words, from 5 on nearly all.
 */
const LEAST_SKEW = 1.2;
/**
 * If words cover less of the ink, or have this confidence or less, the page is tried again with cleaned
 * pixels.
 */
const POOR_COVER = 0.6;
const POOR_CONFIDENCE = 60;
/** If they cover even less, the layout was not understood: it is tried as scattered words. */
const BAD_COVER = 0.35;
/** Words with this confidence, 0..100, count when two readings are compared. */
const SURE = 60;
/** Another reading must have more sure letters by this factor, and at least this many more. */
const BETTER = 1.1;
const BETTER_BY = 5;
/** Fewer sure letters on a page without dark ink come from print on its back that shines through. */
const LEAST_FAINT = 12;
/** Share of a page's black pixels. */
const MANY_SPECKS = 0.1;
const WHOLE: Rect = { x: 0, y: 0, width: 1, height: 1 };

export function lookAt(image: PageImage): Look {
  const ink = measureInk(image.image);
  const faint = findFaintInk(image.image, ink);
  return { image, ink: faint ?? ink, isFaint: faint !== undefined };
}

/** Reads what a page shows: leveled if it is skewed, cleaned if it is faint or the words miss the ink. */
export async function readPixels(seen: Look, recognizer: Recognizer): Promise<PageRecognition> {
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

/**
 * At most two more recognitions than for an ordinary page, and only if there is ink that the words do not
 * cover.
 */
async function readLevel(look: Look, recognizer: Recognizer): Promise<PageRecognition> {
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

/**
 * Undefined if cleaning would change almost nothing: the page is already black and white, with few specks.
 */
function cleanIfDirty(page: PageImage): PageImage | undefined {
  if (!isBlackAndWhite(page.image.data)) return clean(page);
  const { image, share } = removeSpecks(page.image);
  return share > MANY_SPECKS ? { ...page, image } : undefined;
}

/** Whether text was missed or misread: words may have a high confidence on a page that was mostly missed. */
function isPoor(recognition: PageRecognition, look: Look): boolean {
  const words = recognition.lines.flat();
  const mean =
    words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / countLetters(words);
  return coverOf(recognition, look) < POOR_COVER || mean < POOR_CONFIDENCE;
}

function coverOf({ lines }: PageRecognition, { ink, image }: Look): number {
  return shareInside(
    ink,
    lines.flat().map(({ rect }) => toPart(rect, image.area)),
  );
}

function betterOf(first: PageRecognition, second: PageRecognition): PageRecognition {
  return countSure(second) > BETTER * countSure(first) + BETTER_BY ? second : first;
}

function countSure({ lines }: PageRecognition): number {
  return countLetters(lines.flat().filter(({ confidence }) => confidence >= SURE));
}
