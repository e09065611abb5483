import type { GreyImage } from '../../pixels/grey-image.ts';

/** A letter's ink as it lies in the image of its stamp, in pixels. */
interface Glyph {
  left: number;
  right: number;
  height: number;
}

/** Digits of one type are equally wide, but for the 1; a scan adds or takes a pixel. */
const SAME_WIDTH = 0.2;
/** The letter O is wider than a zero by a third and more; in typewriter faces by too little to tell. */
const ZERO = 1.15;
const LETTER_O = 1.25;
/** A small o is lower than the digits. */
const FULL_HEIGHT = 0.85;
/** Of a digit's height: less white between two letters is no space between words. */
const LEAST_SPACE = 0.33;

/**
 * A stamp's text as its ink has it, where recognizers slip most: whether what was read as O or 0 is the letter or the
 * digit, which its width tells, and whether a space is one. `stamp` shows the stamp alone, dark on light and level. The
 * text stays as it was read where its letters can't be told apart.
 */
export function correctByInk(text: string, stamp: GreyImage): string {
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

/** How large the digits are that the stamp ends in; undefined where they differ, so that something else was taken for one. */
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

/** What is printed, from left to right: columns with ink between columns without. */
function findGlyphs(image: GreyImage): Glyph[] {
  const threshold = findMiddleGrey(image);
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

/** Between the darkest and the lightest pixel: a stamp may be pale. */
function findMiddleGrey({ data }: GreyImage): number {
  const darkest = data.reduce((least, grey) => Math.min(least, grey), 255);
  const lightest = data.reduce((most, grey) => Math.max(most, grey), 0);
  return (darkest + lightest) / 2;
}

/** From the topmost ink of a column to its lowest. */
function measureInkAt({ width, height, data }: GreyImage, x: number, threshold: number): number {
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
