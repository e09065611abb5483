import { type Rect, toPart } from '#contract/values/rect.ts';
import type { PageImage } from '../../pixels/page-image.ts';
import type { PlacedWord } from '../../text/placed-word.ts';

/**
 * What a page's image shows in the place of a word: ink like its letters, nothing, or something that only OCR
 * can decide.
 */
export type Evidence = 'letters' | 'nothing' | 'doubt';

/** Levels by which ink differs from its ground. */
const CONTRAST = 44;
/** Least share of ink in a word's place: thin letters in a generous place take about 1/30. */
const LEAST_INK = 0.015;
/** A larger share of ink is not print on its ground. */
const MOST_INK = 0.6;
/** Pixels: in a lower place letters cannot be told from specks. */
const LEAST_HEIGHT = 6;
/**
 * The strips above and below a word, as shares of its height, in which a pattern continues and letters end.
 */
const STRIP = { from: 0.05, to: 0.3 };
/** If both strips have at least this share of the ink inside, the ink belongs to a pattern. */
const GOES_ON = 0.7;
/**
 * Longest stretch without ink at an end of a word or inside it, in letter widths: the code on a patch is
 * shorter than what it hides.
 */
const MOST_GAP = 1.6;
/** Strokes per letter that a row across the middle of a word crosses: from `ill` to `mmm`. */
const STROKES = { least: 0.3, most: 3.4 };
/** The rows in which strokes are counted, as shares of the height. */
const ROWS = [0.35, 0.45, 0.55, 0.65];

/**
 * Looks for a word's letters where the layer places the word: by the ink, how it is spread along the word,
 * and the strokes.
 */
export function lookForLetters({ text, rect }: PlacedWord, page: PageImage): Evidence {
  const { image } = page;
  const place = toPixels(toPart(rect, page.area), image);
  if (!place) return 'nothing';
  const ground = findGround(page, place);
  const isInk = (x: number, y: number) =>
    Math.abs((image.data[y * image.width + x] as number) - ground) > CONTRAST;
  const isSideways = text.length > 1 && place.bottom - place.top > place.right - place.left;
  return isSideways
    ? judge(text, turn(place), (x, y) => isInk(y, x), image.width)
    : judge(text, place, isInk, image.height);
}

/** `most` is the size of the image across the word's line. */
function judge(text: string, place: Place, isInk: IsInk, most: number): Evidence {
  const { left, right, top, bottom } = place;
  if (bottom - top < LEAST_HEIGHT) return 'doubt';
  const inside = shareOfInk(isInk, place);
  if (inside < LEAST_INK) return 'nothing';
  if (inside > MOST_INK || goesOn(isInk, place, most, inside)) return 'doubt';
  const letter = (right - left) / text.length;
  if (longestGap(isInk, place) > MOST_GAP * letter) return 'doubt';
  const strokes = countStrokes(isInk, place) / text.length;
  return strokes < STROKES.least || strokes > STROKES.most ? 'doubt' : 'letters';
}

/** Makes a line that runs up or down the page horizontal. */
function turn({ left, right, top, bottom }: Place): Place {
  return { left: top, right: bottom, top: left, bottom: right };
}

interface Place {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

type IsInk = (x: number, y: number) => boolean;

/** The part of a place that lies in the image; undefined if its middle does not. */
function toPixels(
  { x, y, width, height }: Rect,
  image: { width: number; height: number },
): Place | undefined {
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  if (middleX < 0 || middleX > 1 || middleY < 0 || middleY > 1) return undefined;
  const place = {
    left: Math.max(0, Math.floor(x * image.width)),
    right: Math.min(image.width, Math.ceil((x + width) * image.width)),
    top: Math.max(0, Math.floor(y * image.height)),
    bottom: Math.min(image.height, Math.ceil((y + height) * image.height)),
  };
  return place.right > place.left && place.bottom > place.top ? place : undefined;
}

/** The most frequent level in the place, in steps that even out the grain of a scan. */
function findGround({ image }: PageImage, { left, right, top, bottom }: Place): number {
  const counts = new Uint32Array(16);
  const sums = new Uint32Array(16);
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const level = image.data[y * image.width + x] as number;
      counts[level >> 4] = (counts[level >> 4] as number) + 1;
      sums[level >> 4] = (sums[level >> 4] as number) + level;
    }
  }
  const commonest = counts.indexOf(Math.max(...counts));
  return (sums[commonest] as number) / Math.max(1, counts[commonest] as number);
}

function shareOfInk(isInk: IsInk, { left, right, top, bottom }: Place): number {
  let ink = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) if (isInk(x, y)) ink += 1;
  }
  return ink / Math.max(1, (right - left) * (bottom - top));
}

/** Whether the ink continues above and below the word, as that of hatching or a picture does. */
function goesOn(isInk: IsInk, place: Place, most: number, inside: number): boolean {
  const height = place.bottom - place.top;
  const [near, far] = [Math.ceil(STRIP.from * height), Math.ceil(STRIP.to * height)];
  const strips = [
    { ...place, top: Math.max(0, place.top - far), bottom: Math.max(0, place.top - near) },
    {
      ...place,
      top: Math.min(most, place.bottom + near),
      bottom: Math.min(most, place.bottom + far),
    },
  ];
  return strips.every((strip) => shareOfInk(isInk, strip) > GOES_ON * inside);
}

/** The largest number of consecutive columns without ink, at either end or between. */
function longestGap(isInk: IsInk, { left, right, top, bottom }: Place): number {
  let longest = 0;
  let gap = 0;
  for (let x = left; x < right; x += 1) {
    gap = hasInk(isInk, x, top, bottom) ? 0 : gap + 1;
    longest = Math.max(longest, gap);
  }
  return longest;
}

function hasInk(isInk: IsInk, x: number, top: number, bottom: number): boolean {
  for (let y = top; y < bottom; y += 1) if (isInk(x, y)) return true;
  return false;
}

/** The most strokes that any row across the middle crosses. */
function countStrokes(isInk: IsInk, { left, right, top, bottom }: Place): number {
  return Math.max(
    ...ROWS.map((share) => {
      const y = Math.min(bottom - 1, Math.floor(top + share * (bottom - top)));
      let strokes = 0;
      for (let x = left; x < right; x += 1) if (isInk(x, y) && (x === left || !isInk(x - 1, y))) strokes += 1;
      return strokes;
    }),
  );
}
