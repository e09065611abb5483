import type { GrayImage } from '../../pixels/gray-image.ts';

/** The ink of a letter in the image of its stamp, in pixels. */
interface Glyph {
  left: number;
  right: number;
  height: number;
}

/**
 * Digits of one typeface are equally wide to within this share, except the 1; a scan adds or removes a pixel.
 */
const SAME_WIDTH = 0.2;
/**
 * The letter O is at least a third wider than a zero; in typewriter faces the difference is too small to
 * tell.
 */
const ZERO = 1.15;
const LETTER_O = 1.25;
/** A lowercase o is lower than the digits by this factor. */
const FULL_HEIGHT = 0.85;
/** Less white between two letters, as a share of a digit's height, is not a space between words. */
const LEAST_SPACE = 0.33;

/**
 * Corrects a stamp's text by its ink where recognizers err most: whether an O or 0 is the letter or the
 * digit, which its width shows, and whether a space is real. `stamp` shows only the stamp, dark on light and
 * level. The text stays as read if its letters cannot be separated.
 */
export function correctByInk(text: string, stamp: GrayImage): string {
  const glyphs = findGlyphs(stamp);
  if (glyphs.length !== text.replaceAll(' ', '').length) return text;
  const digits = findDigit(glyphs, /\d{1,12}$/.exec(text)?.[0] ?? '');
  if (!digits) return text;
  let place = 0;
  return text.split(' ').reduce((before, word) => {
    const settled = [...word]
      .map((letter, index) => settleZero(letter, glyphs[place + index], digits))
      .join('');
    const white = (glyphs[place]?.left ?? 0) - (glyphs[place - 1]?.right ?? 0);
    place += word.length;
    return before === '' || white < LEAST_SPACE * digits.height ? before + settled : `${before} ${settled}`;
  }, '');
}

interface Size {
  width: number;
  height: number;
}

/**
 * Size of the digits at the end of the stamp; undefined if they differ, because then something else was read
 * as a digit.
 */
function findDigit(glyphs: readonly Glyph[], digits: string): Size | undefined {
  const last = glyphs.slice(glyphs.length - digits.length);
  const wide = last.filter((_, index) => digits[index] !== '1');
  const widths = wide.map(widthOf).sort((a, b) => a - b);
  const width = widths[Math.floor(widths.length / 2)];
  if (width === undefined || widths.some((other) => Math.abs(other - width) > SAME_WIDTH * width))
    return undefined;
  return { width, height: Math.max(...wide.map(({ height }) => height)) };
}

function settleZero(letter: string, glyph: Glyph | undefined, digit: Size): string {
  if (!glyph || !/[Oo0]/.test(letter) || glyph.height < FULL_HEIGHT * digit.height) return letter;
  const ratio = widthOf(glyph) / digit.width;
  if (ratio <= ZERO) return '0';
  return ratio >= LETTER_O ? 'O' : letter;
}

/** Finds the printed glyphs from left to right: columns with ink between columns without. */
function findGlyphs(image: GrayImage): Glyph[] {
  const threshold = findMiddleGray(image);
  const glyphs: Glyph[] = [];
  for (let x = 0; x < image.width; x += 1) {
    const height = measureInkAt(image, x, threshold);
    if (height === 0) continue;
    const last = glyphs.at(-1);
    if (last?.right === x) {
      last.right = x + 1;
      last.height = Math.max(last.height, height);
    } else glyphs.push({ left: x, right: x + 1, height });
  }
  return glyphs;
}

/** The level halfway between the darkest and the lightest pixel, because a stamp may be pale. */
function findMiddleGray({ data }: GrayImage): number {
  const darkest = data.reduce((least, gray) => Math.min(least, gray), 255);
  const lightest = data.reduce((most, gray) => Math.max(most, gray), 0);
  return (darkest + lightest) / 2;
}

/** Height from the topmost to the lowest ink of a column. */
function measureInkAt({ width, height, data }: GrayImage, x: number, threshold: number): number {
  let [top, bottom] = [height, -1];
  for (let y = 0; y < height; y += 1) {
    if ((data[y * width + x] ?? threshold) >= threshold) continue;
    top = Math.min(top, y);
    bottom = y;
  }
  return Math.max(0, bottom - top + 1);
}

function widthOf({ left, right }: Glyph): number {
  return right - left;
}
