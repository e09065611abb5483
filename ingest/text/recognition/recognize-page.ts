import { fromPart, type Rect, sharedHeight, sharedWidth, toPart, turnRect } from '#contract/values/rect.ts';
import { reverseTurn, type Turn } from '#contract/values/turn.ts';
import { type GreyImage, turnGrey } from '../../pixels/grey-image.ts';
import { type Ink, shareInside } from '../../pixels/measure-ink.ts';
import type { PageImage } from '../../pixels/page-image.ts';
import { stackImages } from '../../pixels/stack-images.ts';
import { orderLines } from '../order-lines.ts';
import type { PlacedWord } from '../placed-word.ts';
import { mendBars } from './mend-bars.ts';
import type { RecognizedWord, Recognizer } from './recognizer.ts';

/** Below this a word is noise as often as not, 0..100. */
const SURE = 60;
/** A word this sure stands as it is, even on a page that was read upside down. */
const VERY_SURE = 80;
/** Fewer letters are no evidence that a page is the wrong way up. */
const LEAST_LETTERS = 60;

/** With so many of their letters in tall words, the lines run up or down the page. */
const MOSTLY = 0.8;

export interface PageReading {
  /** Boxes are fractions of the page as displayed, before any turn. */
  lines: PlacedWord[][];
  /** Degrees clockwise that make the page stand upright. */
  turned: Turn;
}

/**
 * Reads a page's image and finds which way up it is. The recognizer reads lines that run down the page
 * as they are, but not those that run up it or stand on their heads: its reading is then noise, in tall
 * boxes or in wide ones, and the page is read once more the way that the boxes tell. The words of the
 * first reading that were sure are kept: a stamp is often upright on a page that was scanned upside down.
 */
export async function recognizePage(page: PageImage, recognizer: Recognizer): Promise<PageReading> {
  const first = await recognizeTurned(page, 0, recognizer);
  const sideways = isSideways(first, page);
  if (!isMostlyNoise(first)) return { lines: first, turned: sideways ? 270 : 0 };
  const other = await recognizeTurned(page, sideways ? 90 : 180, recognizer);
  if (sureLetters(other) <= 2 * sureLetters(first)) return { lines: first, turned: 0 };
  return { lines: merge(other, first), turned: sideways ? 90 : 180 };
}

/** A part of a page; where it was turned clockwise, its area is where it lay before. */
export interface PagePart extends PageImage {
  turn?: Turn;
}

/**
 * Reads parts of a page whose words stand in no order; the answers stand in the parts' order. All on
 * one sheet: a recognition costs more to begin than the few words of a part cost to read.
 */
export async function recognizeParts(
  parts: readonly PagePart[],
  recognizer: Recognizer,
): Promise<PlacedWord[][][]> {
  const [first] = parts;
  if (!first) return [];
  const { sheet, tops } = stackImages(parts.map(({ image }) => image));
  const lines = await recognizer.recognize(sheet, { dpi: first.dpi, layout: 'sparse' });
  return parts.map(({ image, area, turn = 0 }, index) => {
    const top = tops[index] ?? 0;
    return lines
      .filter((line) => line.every((word) => isBetween(top, word, top + image.height)))
      .map((line) => line.map((word) => placeWord(moveUp(word, top), image, turn, area)));
  });
}

function isBetween(top: number, word: RecognizedWord, bottom: number): boolean {
  const middle = (word.top + word.bottom) / 2;
  return middle >= top && middle < bottom;
}

function moveUp(word: RecognizedWord, by: number): RecognizedWord {
  return { ...word, top: word.top - by, bottom: word.bottom - by };
}

async function recognizeTurned(page: PageImage, turn: Turn, recognizer: Recognizer): Promise<PlacedWord[][]> {
  const image = turnGrey(page.image, turn / 90);
  const lines = await recognizer.recognize(image, { dpi: page.dpi, layout: 'page' });
  return mendBars(orderLines(lines)).map((line) =>
    line.map((word) => placeWord(word, image, turn, page.area)),
  );
}

/** A word of an image, which was turned clockwise before it was read, on the page. */
function placeWord(
  { text, confidence, left, top, right, bottom }: RecognizedWord,
  image: GreyImage,
  turn: Turn,
  area: Rect,
): PlacedWord {
  const turned = {
    x: left / image.width,
    y: top / image.height,
    width: (right - left) / image.width,
    height: (bottom - top) / image.height,
  };
  return {
    text,
    confidence: Math.round(confidence),
    rect: fromPart(turnRect(turned, reverseTurn(turn)), area),
  };
}

/** Tall words are of lines that run up or down; a word of a letter or two says nothing. */
function isSideways(lines: PlacedWord[][], { image, area }: PageImage): boolean {
  const words = lines.flat().filter(({ text }) => text.length > 2);
  const tall = words.filter(
    ({ rect }) => (rect.height / area.height) * image.height > (rect.width / area.width) * image.width,
  );
  return countLetters(words) >= LEAST_LETTERS && countLetters(tall) > MOSTLY * countLetters(words);
}

function isMostlyNoise(lines: PlacedWord[][]): boolean {
  const letters = countLetters(lines.flat());
  return letters >= LEAST_LETTERS && sureLetters(lines) < 0.5 * letters;
}

function sureLetters(lines: PlacedWord[][]): number {
  return countLetters(lines.flat().filter(({ confidence }) => confidence >= SURE));
}

export function countLetters(words: PlacedWord[]): number {
  return words.reduce((sum, { text }) => sum + text.length, 0);
}

/** A reading with the very sure words of another, which take the place of unsure ones. */
function merge(best: PlacedWord[][], other: PlacedWord[][]): PlacedWord[][] {
  const rivals = best.flat().filter(({ confidence }) => confidence >= SURE);
  const added = keepWords(
    other,
    (word) => word.confidence >= VERY_SURE && !rivals.some((rival) => overlaps(word, rival)),
  );
  const taken = added.flat();
  return [...keepWords(best, (word) => !taken.some((sure) => overlaps(word, sure))), ...added];
}

function keepWords(lines: PlacedWord[][], isKept: (word: PlacedWord) => boolean): PlacedWord[][] {
  return lines.map((line) => line.filter(isKept)).filter((line) => line.length > 0);
}

/** Whether two words take the same place on the page. */
export function overlaps({ rect: a }: PlacedWord, { rect: b }: PlacedWord): boolean {
  return (
    sharedWidth(a, b) > 0.5 * Math.min(a.width, b.width) &&
    sharedHeight(a, b) > 0.5 * Math.min(a.height, b.height)
  );
}

/** Where the words cover less of the ink than this, some of the text was surely missed. */
const USUAL_COVER = 0.4;

/**
 * The page's confidence, 0..100: the words' mean, long words weighing more, lowered where there is
 * ink and no words. Null without words. The recognizer's own figure is high even when it missed
 * most of a page.
 */
export function pageConfidence(lines: PlacedWord[][], ink: Ink, area: Rect): number | null {
  const words = lines.flat();
  const letters = countLetters(words);
  if (letters === 0) return null;
  const mean = words.reduce((sum, { text, confidence }) => sum + confidence * text.length, 0) / letters;
  const boxes = words.map(({ rect }) => toPart(rect, area));
  const cover = shareInside(ink, boxes);
  return Math.round(mean * Math.min(1, 0.4 + (0.6 * cover) / USUAL_COVER));
}
