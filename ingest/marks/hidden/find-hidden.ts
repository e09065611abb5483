import type { Rect } from '#contract/geometry.ts';
import type { BoxStyle } from '#contract/marks.ts';
import type { PageImage } from '../../pixels/page-image.ts';
import { toImage } from '../../text/choose-text.ts';
import type { PlacedWord } from '../../text/layer-words.ts';
import { type EvenTone, findEvenTone } from './find-even-tone.ts';

/** Words of a file's own text that nobody sees on the page. */
export interface HiddenWords {
  /** The text without them. */
  lines: PlacedWord[][];
  count: number;
  /** What covers them. */
  covers: { rect: Rect; style: BoxStyle }[];
}

export const NOTHING_HIDDEN: HiddenWords = { lines: [], count: 0, covers: [] };

/** Of a word's width and of its middle band's height, so much must lie under a cover: places within a run of text are estimates. */
const COVERED = 0.93;
/** The band of a word's height in which its letters have ink. */
const BAND = { from: 0.2, to: 0.8 };
/** Of a word that stands by itself, so many letters may be covered and the others not. */
const LEAST_LETTERS = 2.5;
/** Letters and digits under all covers of a page: fewer are a stray stroke of an earlier OCR. */
const LEAST_HIDDEN = 3;
/** Of a cover, so much has one tone; else only the place of the word itself is known to be covered. */
const SOLID = 0.7;
/** Of a word's place, so much has one tone where no letters show: their ink takes an eighth of it and more. */
const EVEN = 0.9;
/** The same in a hatched cover, and how much of its ink a tenth of its height at either edge has. */
const HATCHED = 0.67;
const EDGE = 0.1;
const EVERYWHERE = 0.5;
const LIGHT = 225;
const DARK = 80;

/**
 * The words of a text layer that lie under what was drawn, and of which nothing shows: where they should
 * be seen the page has one even tone (the idea is that of freelawproject/x-ray). Words on a coloured box
 * are seen, and so are those that a cover lets shine through. `covers` are drawn areas, pictures and boxes.
 */
export function findHidden(lines: PlacedWord[][], covers: readonly Rect[], image: PageImage): HiddenWords {
  const found: Hidden[] = [];
  const judged = covers.map((rect) => judgeCover(rect, image));
  const note = (hidden: Hidden) => found.push(hidden);
  const open = lines.map((line) =>
    line.flatMap((word) => uncover(word, line.length === 1, judged, image, note)),
  );
  const texts = found.map(({ text }) => text);
  if (countAlphanumeric(texts.join('')) < LEAST_HIDDEN || isToolsMark(texts))
    return { lines, count: 0, covers: [] };
  const styles = new Map(found.map(({ place, cover, style }) => [cover.isSolid ? cover.rect : place, style]));
  return {
    lines: open.filter((line) => line.length > 0),
    count: found.length,
    covers: [...styles].map(([rect, style]) => ({ rect, style })),
  };
}

interface Cover {
  rect: Rect;
  /** Most of it has one tone. */
  isSolid: boolean;
  /** Black, with the thin lines that some programs draw over it: a little ink everywhere, at its edges too. */
  isHatched: boolean;
}

interface Hidden {
  text: string;
  place: Rect;
  cover: Cover;
  style: BoxStyle;
}

function judgeCover(rect: Rect, image: PageImage): Cover {
  const inkOf = (part: Rect) => 1 - (findEvenTone(image, toImage(part, image.area))?.share ?? 0);
  const tone = findEvenTone(image, toImage(rect, image.area));
  if (!tone) return { rect, isSolid: false, isHatched: false };
  const edge = { ...rect, height: EDGE * rect.height };
  const edges = [edge, { ...edge, y: rect.y + (1 - EDGE) * rect.height }].map(inkOf);
  const isHatched =
    tone.level <= DARK && tone.share >= HATCHED && Math.min(...edges) > EVERYWHERE * (1 - tone.share);
  return { rect, isSolid: tone.share >= SOLID, isHatched };
}

/** The same under every cover: what the program that drew them left, as a date, and no word of the page. */
function isToolsMark(texts: string[]): boolean {
  return texts.length > 1 && new Set(texts).size === 1;
}

/** What is seen of a word: all of it, nothing, or what stands beside a cover. */
function uncover(
  word: PlacedWord,
  isAlone: boolean,
  covers: readonly Cover[],
  image: PageImage,
  note: (hidden: Hidden) => void,
): PlacedWord[] {
  const band = bandOf(word.rect);
  for (const cover of covers) {
    const place = intersect(band, cover.rect);
    if (!place || place.height < COVERED * band.height) continue;
    const isWhole = place.width >= COVERED * band.width;
    const covered = (place.width / band.width) * word.text.length;
    if (!isWhole && !(isAlone && covered >= LEAST_LETTERS)) continue;
    const from = isWhole ? 0 : Math.round(((place.x - band.x) / band.width) * word.text.length);
    const to = isWhole ? word.text.length : from + Math.round(covered);
    const hidden = word.text.slice(from, to);
    if (countAlphanumeric(hidden) === 0) continue;
    const tone = findEvenTone(image, toImage(place, image.area));
    if (!tone || tone.share < (cover.isHatched ? HATCHED : EVEN)) continue;
    const hole = { ...word.rect, x: place.x, width: place.width };
    note({ text: hidden, place: hole, cover, style: toStyle(tone) });
    return [cut(word, 0, from), cut(word, to, word.text.length)].filter(({ text }) => text !== '');
  }
  return [word];
}

function cut(word: PlacedWord, from: number, to: number): PlacedWord {
  const letter = word.rect.width / word.text.length;
  const rect = { ...word.rect, x: word.rect.x + from * letter, width: (to - from) * letter };
  return { ...word, text: word.text.slice(from, to), rect };
}

function bandOf({ x, y, width, height }: Rect): Rect {
  return { x, y: y + BAND.from * height, width, height: (BAND.to - BAND.from) * height };
}

function intersect(a: Rect, b: Rect): Rect | undefined {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

function toStyle({ level }: EvenTone): BoxStyle {
  if (level >= LIGHT) return 'whiteout';
  return level <= DARK ? 'black' : 'grey';
}

function countAlphanumeric(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
