import type { BoxStyle } from '#contract/pages/marks.ts';
import {
  areaOf,
  boundsOf,
  type Rect,
  sharedArea,
  sharedHeight,
  sharedWidth,
  toPart,
} from '#contract/values/rect.ts';
import type { PageImage } from '../../pixels/page-image.ts';
import type { TextView } from '../../sources/pdf/pdf-page.ts';
import type { DrawnArea } from '../../sources/pdf/pictures/find-pictures.ts';
import type { PlacedWord } from '../../text/placed-word.ts';
import type { Recognizer } from '../../text/recognition/recognizer.ts';
import { findBoxes } from '../boxes/find-boxes.ts';
import { bearOut } from './bear-out.ts';
import { type EvenTone, findEvenTone } from './find-even-tone.ts';
import { bandOf, isOnPaper, LIGHT } from './is-on-paper.ts';
import { type SeenStretch, seeWords } from './see-words.ts';

interface Cover {
  rect: Rect;
  style: BoxStyle;
}

/** Words of a file's own text that cannot be seen on the page. */
export interface HiddenWords {
  /** The text without the hidden words. */
  lines: PlacedWord[][];
  count: number;
  /** What covers the hidden words, where that is known. */
  covers: Cover[];
  /** Where the hidden words without a known cover would be. */
  places: Rect[];
  /**
   * So many words of an earlier OCR have only paper in their places that its other words are in doubt as
   * well.
   */
  isAstray: boolean;
}

export const NOTHING_HIDDEN: HiddenWords = { lines: [], count: 0, covers: [], places: [], isAstray: false };

/** What is known about a page besides its text. */
export interface PageToSee {
  width: number;
  height: number;
  /** Undefined if its text paints nothing, as in the layer of an OCR program. */
  view: TextView | undefined;
  draw: () => Promise<PageImage>;
  recognizer: Recognizer;
}

/** At least this share of a word's width and of its middle band's height lies under what covers it. */
const COVERED = 0.8;
/** Least number of hidden letters and digits: fewer on a page come from a stray stroke of an earlier OCR. */
const LEAST_HIDDEN = 3;
/**
 * Least number of letters and digits in a word that paints nothing: an earlier OCR makes shorter words by
 * mistake.
 */
const LEAST_UNPAINTED = 3;
/** A covered place is a box if at least this share of it has a single tone. */
const EVEN = 0.67;
/**
 * Words of an earlier OCR on bare paper, and their share of its words: if both are higher, the whole layer is
 * in doubt.
 */
const MOST_ASTRAY = 2;
const SHARE_ASTRAY = 0.02;
/** Largest gap between two words that one cover hides, in word heights. */
const GAP = 1;
/** Share of the page: a larger area is part of the design, or damage, and does not cover words. */
const LARGEST = 0.15;
const DARK = 80;
/**
 * A box burned into a scan over words of an earlier OCR is more even than this, and darker than the scan's
 * paper.
 */
const SOLID = 0.95;
const SHADE = 190;

/**
 * Finds the words of a text layer that the page does not show: what a reader cannot see is not text of the
 * page. Painted words must change the page's pixels; words that are not painted, or are painted over, must be
 * words of what the page shows in their place.
 */
export async function findHidden(lines: PlacedWord[][], page: PageToSee): Promise<HiddenWords> {
  const judged = dropDoubles(page.view ? seeWords(lines, page.view.operators, page) : lines.map(asUnpainted));
  const seen = judged.map((line) => line.filter(({ isSeen }) => isSeen));
  const unseen = judged.flat().filter(({ isSeen }) => !isSeen);
  if (unseen.length === 0) return { ...NOTHING_HIDDEN, lines: wordsOf(judged) };
  const image = await page.draw();
  const suspect = findBoxes(image, wordsOf(seen)).map(({ rect }) => rect);
  const { lines: shown, refuted } = await bearOut(judged, image, suspect, page.recognizer);
  const isRefuted = new Set(refuted);
  const hidden = unseen.filter((stretch) => isRefuted.has(stretch.word) && isWord(stretch));
  const open = shown.filter((line) => line.length > 0);
  if (isStray(hidden)) return { ...NOTHING_HIDDEN, lines: open };
  const layer = judged.flat().filter(({ paintedAt }) => paintedAt === undefined);
  const astray = hidden.filter((word) => layer.includes(word) && isOnPaper(word.word, image)).length;
  return {
    lines: open,
    count: hidden.length,
    ...findCovers(hidden, seen.flat(), page.view?.areas ?? [], image),
    isAstray:
      layer.length > judged.flat().length / 2 && astray > MOST_ASTRAY && astray > SHARE_ASTRAY * layer.length,
  };
}

/** An earlier OCR reads the lines of boxes as short words. */
function isWord({ word, paintedAt }: SeenStretch): boolean {
  return countLetters(word.text) >= (paintedAt === undefined ? LEAST_UNPAINTED : 1);
}

function asUnpainted(line: PlacedWord[]): SeenStretch[] {
  return line.map((word) => ({ word, isSeen: false, paintedAt: undefined }));
}

function wordsOf(lines: SeenStretch[][]): PlacedWord[][] {
  return lines.map((line) => line.map(({ word }) => word)).filter((line) => line.length > 0);
}

/** Keeps one of several equal words in the same place, as of bold type that is drawn twice. */
function dropDoubles(lines: SeenStretch[][]): SeenStretch[][] {
  const places = new Map<string, Rect[]>();
  return lines.map((line) =>
    line.filter(({ word: { text, rect } }) => {
      const known = places.get(text) ?? [];
      if (known.some((other) => isMostlyIn(rect, other) && isMostlyIn(other, rect))) return false;
      places.set(text, [...known, rect]);
      return true;
    }),
  );
}

/**
 * Whether the hidden words are stray strokes of an earlier OCR, or the same under every cover, left by the
 * program that drew them.
 */
function isStray(hidden: readonly SeenStretch[]): boolean {
  const texts = hidden.map(({ word }) => word.text);
  return countLetters(texts.join('')) < LEAST_HIDDEN || (texts.length > 1 && new Set(texts).size === 1);
}

/** What was painted over the hidden words: an area drawn after them, or an even tone in their place. */
function findCovers(
  hidden: readonly SeenStretch[],
  seen: readonly SeenStretch[],
  areas: readonly DrawnArea[],
  image: PageImage,
): Pick<HiddenWords, 'covers' | 'places'> {
  const covers = new Map<Rect, BoxStyle>();
  const toned: Cover[] = [];
  const places: Rect[] = [];
  for (const { word, paintedAt } of hidden) {
    const area = areas.find(
      ({ rect, isFilled, index }) => isFilled && index > (paintedAt ?? index) && isUnder(word.rect, rect),
    );
    const tone = findEvenTone(image, toPart(bandOf(word.rect), image.area));
    const isDark =
      tone !== undefined &&
      (paintedAt === undefined
        ? tone.share >= SOLID && tone.level < SHADE
        : tone.share >= EVEN && tone.level < LIGHT);
    if (area && area.rect.width * area.rect.height <= LARGEST) {
      const isUnderAll = !seen.some((other) => isBelow(other, area));
      covers.set(isUnderAll ? area.rect : word.rect, toStyle(tone));
    } else if (!area && isDark) toned.push({ rect: word.rect, style: toStyle(tone) });
    else places.push(word.rect);
  }
  const drawn = [...covers].map(([rect, style]) => ({ rect, style }));
  return { covers: [...drawn, ...joinNeighbors(toned)], places };
}

/** Joins the covers of words next to each other under the same tone. */
function joinNeighbors(covers: readonly Cover[]): Cover[] {
  const joined: Cover[] = [];
  for (const cover of covers) {
    const last = joined.at(-1);
    if (last && last.style === cover.style && isBeside(last.rect, cover.rect))
      joined[joined.length - 1] = { ...last, rect: boundsOf([last, cover]) };
    else joined.push(cover);
  }
  return joined;
}

function isBeside(one: Rect, other: Rect): boolean {
  const isLevel = sharedHeight(one, other) > COVERED * Math.min(one.height, other.height);
  return isLevel && -sharedWidth(one, other) < GAP * one.height;
}

/**
 * Whether a visible word was painted before an area that lies over its place: then the area does not cover
 * everything in it.
 */
function isBelow({ word, paintedAt = 0 }: SeenStretch, { rect, index }: DrawnArea): boolean {
  return paintedAt < index && isMostlyIn(word.rect, rect);
}

function isUnder(word: Rect, cover: Rect): boolean {
  const band = bandOf(word);
  return (
    sharedWidth(band, cover) >= COVERED * band.width && sharedHeight(band, cover) >= COVERED * band.height
  );
}

function isMostlyIn(inner: Rect, outer: Rect): boolean {
  return sharedArea(inner, outer) >= COVERED * areaOf(inner);
}

function toStyle(tone: EvenTone | undefined): BoxStyle {
  if (!tone || tone.level >= LIGHT) return 'whiteout';
  return tone.level <= DARK ? 'black' : 'grey';
}

function countLetters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
