import { fromPart, type Rect, sharedHeight, sharedWidth, toPart, turnRect } from '#contract/values/rect.ts';
import { reverseTurn, type Turn } from '#contract/values/turn.ts';
import { type GrayImage, turnGray } from '../../pixels/gray-image.ts';
import { type Ink, shareInside } from '../../pixels/measure-ink.ts';
import type { PageImage } from '../../pixels/page-image.ts';
import { stackImages } from '../../pixels/stack-images.ts';
import { orderLines } from '../order-lines.ts';
import type { PlacedWord } from '../placed-word.ts';
import { mendBars } from './mend-bars.ts';
import type { RecognizedWord, Recognizer } from './recognizer.ts';

/** Words with a lower confidence, 0..100, are noise as often as not. */
const SURE = 60;
/** A word with this confidence is kept, even on a page that was read upside down. */
const VERY_SURE = 80;
/** Fewer letters are no evidence that a page is the wrong way up. */
const LEAST_LETTERS = 60;

/** If this share of the letters is in tall words, the lines run up or down the page. */
const MOSTLY = 0.8;

export interface PageRecognition {
  /** Boxes are fractions of the page as displayed, before any turn. */
  lines: PlacedWord[][];
  /** Degrees clockwise that turn the page upright. */
  turned: Turn;
}

/**
 * Reads a page's image and finds which way up it is. The recognizer can read lines that run down the page,
 * but not those that run up or are upside down: the result is then noise, in tall boxes or in wide ones, and
 * the page is read again in the direction that the boxes suggest. Sure words of the first result are kept: a
 * stamp is often upright on a page that was scanned upside down.
 */
export async function recognizePage(page: PageImage, recognizer: Recognizer): Promise<PageRecognition> {
  const first = await recognizeTurned(page, 0, recognizer);
  const sideways = isSideways(first, page);
  if (!isMostlyNoise(first)) return { lines: first, turned: sideways ? 270 : 0 };
  const other = await recognizeTurned(page, sideways ? 90 : 180, recognizer);
  if (sureLetters(other) <= 2 * sureLetters(first)) return { lines: first, turned: 0 };
  return { lines: merge(other, first), turned: sideways ? 90 : 180 };
}

/** A part of a page; if it was turned clockwise, `area` is its place before that. */
export interface PagePart extends PageImage {
  turn?: Turn;
}

/**
 * Reads parts of a page whose words are in no particular order; the results are in the order of the parts.
 * All parts are put on one sheet, because starting a recognition costs more than reading the few words of a
 * part.
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
  const image = turnGray(page.image, turn / 90);
  const lines = await recognizer.recognize(image, { dpi: page.dpi, layout: 'page' });
  return mendBars(orderLines(lines)).map((line) =>
    line.map((word) => placeWord(word, image, turn, page.area)),
  );
}

/** Maps a word of an image, which was turned clockwise before it was read, back to the page. */
function placeWord(
  { text, confidence, left, top, right, bottom }: RecognizedWord,
  image: GrayImage,
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

/** Tall words belong to lines that run up or down; a word of a letter or two is no evidence. */
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

/** Adds the very sure words of another reading, which replace unsure ones. */
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

/** Whether two words occupy the same place on the page. */
export function overlaps({ rect: a }: PlacedWord, { rect: b }: PlacedWord): boolean {
  return (
    sharedWidth(a, b) > 0.5 * Math.min(a.width, b.width) &&
    sharedHeight(a, b) > 0.5 * Math.min(a.height, b.height)
  );
}

/** If the words cover less of the ink than this, some of the text was certainly missed. */
const USUAL_COVER = 0.4;

/**
 * The page's confidence, 0..100: the mean of the words, weighted by length, and reduced if there is ink
 * without words. Null without words. The recognizer's own figure is high even if it missed most of a page.
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
