import { boundsOf, type Rect, sharedHeight, sharedWidth } from '#contract/values/rect.ts';
import type { PlacedWord } from '../text/placed-word.ts';
import { endsInLabel } from './numbers/bates-prefix.ts';

/**
 * Outermost bands where machines print stamps, as shares of the page's height; text seldom comes so near the
 * top.
 */
const TOP = 0.05;
const BOTTOM = 0.1;
/** Lines closer than this share of a letter's height are lines of one block. */
const LINE_GAP = 0.9;
/** Lines of one text never overlap by more than this share: a line that does was printed over the other. */
const OVERLAP = -0.1;
/**
 * A footer whose letters are higher by this factor is in another type: it and the number are not lines of one
 * text.
 */
const OTHER_TYPE = 1.4;
/** How far before a number its label may be, in letters. */
const LABEL_GAP = 40;
/** Fewer digits occur twice on a page by chance. */
const LEAST_REPEATED = 3;
/** What is printed with a stamp, by the same machine. */
const LEGEND =
  /^\W*(?:(?:highly |attorney.{0,3} eyes |for official |law enforcement )?(?:confidential|only|use only|sensitive|protected|restricted)\W*|produced (?:by|pursuant|subject)|subject to (?:a |the )?protective)/i;

/** A phrase in a margin, with everything else that is printed on its page. */
export interface PrintedPhrase {
  words: PlacedWord[];
  /** Lines of the page; the phrase may be among them. */
  lines: readonly (readonly PlacedWord[])[];
  /** It runs up or down at the page's side. */
  isSideways: boolean;
}

/**
 * Whether a number in a margin is part of the page's own text: not in the outermost margin, inside a line or a block
 * of lines, behind a label, or found elsewhere on the page too. A Bates stamp is printed apart from all that.
 */
export function isInText(numberWords: readonly PlacedWord[], phrase: PrintedPhrase): boolean {
  const inside = new Set(numberWords);
  if (phrase.words.some((word) => !inside.has(word) && isPrint(word))) return true;
  if (isRepeated(numberWords, phrase)) return true;
  if (phrase.isSideways) return false;
  const rect = boundsOf(numberWords);
  const middle = rect.y + rect.height / 2;
  if (middle > TOP && middle < 1 - BOTTOM) return true;
  const lines = phrase.lines
    .map((line) => line.filter((word) => !phrase.words.includes(word) && isPrint(word)))
    .filter((line) => line.length > 0);
  return (
    lines.some((line) => isLabeled(rect, phrase.words, line)) ||
    (middle < 0.5 ? isUnderText(rect, lines) : isOverText(rect, lines))
  );
}

/** At the top of the page: text between the number and the edge, or close below it. */
function isUnderText(rect: Rect, lines: readonly PlacedWord[][]): boolean {
  return isBeyond(rect, lines, gapAbove) || findNearest(rect, lines, gapBelow) !== undefined;
}

/**
 * At the bottom of the page: text between the number and the edge, or lines of its type close above it. A
 * single line is a footer.
 */
function isOverText(rect: Rect, lines: readonly PlacedWord[][]): boolean {
  if (isBeyond(rect, lines, gapBelow)) return true;
  const footer = findNearest(rect, lines, gapAbove);
  if (!footer) return false;
  if (endsInLabel(textOf(footer))) return true;
  return (
    !isLarger(footer, rect) &&
    findNearest({ ...rect, ...down(boundsOf(footer)) }, lines, gapAbove) !== undefined
  );
}

function isBeyond(rect: Rect, lines: readonly PlacedWord[][], gap: Gap): boolean {
  return lines.some(
    (line) =>
      !LEGEND.test(textOf(line)) &&
      line.some((word) => sharedWidth(rect, word.rect) > 0 && gap(rect, word.rect) > OVERLAP * rect.height),
  );
}

/**
 * The nearest line on one side of a number that is spaced like a line of the same text; a line printed over
 * the other does not count.
 */
function findNearest(rect: Rect, lines: readonly PlacedWord[][], gap: Gap): PlacedWord[] | undefined {
  return lines.find(
    (line) =>
      !LEGEND.test(textOf(line)) &&
      line.some((word) => {
        const between = gap(rect, word.rect) / rect.height;
        return sharedWidth(rect, word.rect) > 0 && between > OVERLAP && between < LINE_GAP;
      }),
  );
}

function isLarger(line: readonly PlacedWord[], { height }: Rect): boolean {
  return line.every((word) => word.rect.height > OTHER_TYPE * height);
}

type Gap = (rect: Rect, other: Rect) => number;
const gapAbove: Gap = (rect, other) => rect.y - (other.y + other.height);
const gapBelow: Gap = (rect, other) => other.y - (rect.y + rect.height);
const down = ({ y, height }: Rect) => ({ y, height });

/** Whether the word before the number on its row names what is numbered. */
function isLabeled(rect: Rect, phrase: readonly PlacedWord[], others: readonly PlacedWord[]): boolean {
  const letter = rect.width / Math.max(1, textOf(phrase).length);
  const before = others.filter(
    (other) =>
      isOnRow(rect, other.rect) &&
      other.rect.x < rect.x &&
      rect.x - (other.rect.x + other.rect.width) < LABEL_GAP * letter,
  );
  return before.length > 0 && endsInLabel(textOf(before.sort((a, b) => a.rect.x - b.rect.x)));
}

/**
 * A page prints its own numbers more than once: on a check and in its magnetic line, on a bill and in its
 * stub.
 */
function isRepeated(numberWords: readonly PlacedWord[], { words, lines }: PrintedPhrase): boolean {
  const number = /(?<!\d)\d+(?=\D?\s*$)/.exec(textOf(numberWords))?.[0].replace(/^0+/, '') ?? '';
  if (number.length < LEAST_REPEATED) return false;
  const isSameNumber = (digits: string) => digits.replace(/^0+/, '') === number;
  return lines.some((line) =>
    line.some(
      (word) =>
        !words.includes(word) && !overlaps(word, words) && (word.text.match(/\d+/g) ?? []).some(isSameNumber),
    ),
  );
}

/** Whether the words are the same stamp, read a second time. */
function overlaps({ rect }: PlacedWord, words: readonly PlacedWord[]): boolean {
  const bounds = boundsOf(words);
  return isOnRow(bounds, rect) && sharedWidth(bounds, rect) > 0;
}

function isOnRow(a: Rect, b: Rect): boolean {
  return sharedHeight(a, b) > 0.4 * Math.min(a.height, b.height);
}

function isPrint({ text }: PlacedWord): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function textOf(words: readonly PlacedWord[]): string {
  return words.map(({ text }) => text).join(' ');
}
