import { cutTiles, isLong, type Tile } from '../../pixels/cut-tiles.ts';
import type { GrayImage } from '../../pixels/gray-image.ts';
import { resizeGray } from '../../pixels/resize-gray.ts';
import type { RecognizedWord, RecognizeOptions, Recognizer } from './recognizer.ts';

/** Two words belong to one line if they share at least this part of the lower one's height. */
const BESIDE = 0.5;
/** Widest gap between two words of a line, in line heights; and largest overlap. */
const MOST_GAP = 1.5;
const MOST_OVERLAP = 0.5;

type Line = RecognizedWord[];

/**
 * Reads long images, such as a screenshot of a whole conversation, in parts: in one recognition they take
 * minutes, and come out wrong. `onTile` is called after each part.
 */
export function readInTiles(recognizer: Recognizer, onTile: () => void = () => {}): Recognizer {
  return {
    recognize: async (image, options) => {
      if (!isLong(image)) return recognizer.recognize(image, options);
      const lines: Line[] = [];
      for (const tile of cutTiles(image, options.dpi)) {
        const read = isEmpty(tile) ? [] : await readTile(tile.image, options, recognizer);
        onTile();
        addTile(lines, read, tile);
      }
      return lines;
    },
    close: () => recognizer.close(),
  };
}

/** Pixels per inch: coarser print is read better when enlarged. */
const LEAST_DPI = 190;
const BEST_DPI = 300;
const MOST_ENLARGED = 3;

async function readTile(
  image: GrayImage,
  options: RecognizeOptions,
  recognizer: Recognizer,
): Promise<Line[]> {
  if (options.dpi >= LEAST_DPI) return recognizer.recognize(image, options);
  const times = Math.min(MOST_ENLARGED, BEST_DPI / options.dpi);
  const [width, height] = [Math.round(image.width * times), Math.round(image.height * times)];
  const enlarged = await resizeGray(image, width, height);
  const lines = await recognizer.recognize(enlarged, { ...options, dpi: options.dpi * times });
  return lines.map((line) => line.map((word) => shrink(word, times)));
}

function shrink({ text, confidence, ...at }: RecognizedWord, times: number): RecognizedWord {
  return {
    text,
    confidence,
    left: Math.round(at.left / times),
    top: Math.round(at.top / times),
    right: Math.round(at.right / times),
    bottom: Math.round(at.bottom / times),
  };
}

function isEmpty({ image: { data } }: Tile): boolean {
  return data.every((gray) => gray === data[0]);
}

/** Two readings of the same word may differ in position by this share of its height. */
const SLIP = 0.3;

/** Adds the lines of a tile to those of the tiles before it. */
function addTile(lines: Line[], read: Line[], tile: Tile): void {
  const known = lines.flat();
  const before = lines.length;
  for (const line of read) {
    const words = line.map((word) => toWhole(word, tile)).filter((word) => isOfTile(word, tile, known));
    const [first] = words;
    if (!first) continue;
    const other = lines.slice(0, before).find((each) => goesOn(each, first, tile));
    if (other) other.push(...words);
    else lines.push(words);
  }
}

function toWhole({ text, confidence, ...at }: RecognizedWord, { left, top }: Tile): RecognizedWord {
  return {
    text,
    confidence,
    left: at.left + left,
    right: at.right + left,
    top: at.top + top,
    bottom: at.bottom + top,
  };
}

/** Whether a word's middle is in the tile's core; at a cut, only if the tile before has not read it. */
function isOfTile(word: RecognizedWord, { core }: Tile, known: readonly RecognizedWord[]): boolean {
  const [x, y] = [(word.left + word.right) / 2, (word.top + word.bottom) / 2];
  const slip = SLIP * (word.bottom - word.top);
  if (x < core.left - slip || x >= core.right || y < core.top - slip || y >= core.bottom) return false;
  const isAtCut = x < core.left + slip || y < core.top + slip;
  return !isAtCut || !known.some((other) => isSame(other, word));
}

function isSame(one: RecognizedWord, other: RecognizedWord): boolean {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return (
    across > BESIDE * Math.min(one.right - one.left, other.right - other.left) &&
    down > BESIDE * Math.min(one.bottom - one.top, other.bottom - other.top)
  );
}

/** Whether a line ends at the cut on a tile's left, and the first word of another one continues it. */
function goesOn(line: Line, next: RecognizedWord, { core }: Tile): boolean {
  const last = line.at(-1);
  if (!last || core.left === 0) return false;
  const height = Math.min(last.bottom - last.top, next.bottom - next.top);
  const beside = Math.min(last.bottom, next.bottom) - Math.max(last.top, next.top);
  const gap = next.left - last.right;
  const isAtCut = last.right < core.left + last.bottom - last.top || last.left < core.left;
  return isAtCut && beside > BESIDE * height && gap < MOST_GAP * height && gap > -MOST_OVERLAP * height;
}
