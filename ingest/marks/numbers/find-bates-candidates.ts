import { splitBates } from '#contract/values/bates-number.ts';
import { boundsOf, type Rect } from '#contract/values/rect.ts';
import type { BatesCandidate } from '../../page-record.ts';
import type { PlacedWord } from '../../text/placed-word.ts';
import { isInText, type PrintedPhrase } from '../is-in-text.ts';
import { looksStamped } from './bates-prefix.ts';
import { toCourtCandidate } from './court-header.ts';

/** Bands at the page's top and bottom where numbers are stamped, as shares of its height. */
const BAND = 0.12;
/** Further in, only isolated numbers that look like stamps count. */
const WIDE_BAND = 0.25;
/** Bands at its sides, for numbers that run up or down, as shares of its width. */
const SIDE = 0.1;
/** A longer row of digits is not a stamp. */
const MOST_DIGITS = 12;
const LONGEST = 48;

/**
 * Numbers near the page's edges that may be its Bates number. Deliberately generous: dates and page numbers
 * are found too, each with whether it is part of the page's own text; only the sequence over the pages
 * decides which series counts. `around` are the other lines of the page, if `lines` are only part of it.
 */
export function findBatesCandidates(lines: PlacedWord[][], around: PlacedWord[][] = []): BatesCandidate[] {
  const headers = lines.flatMap((line) => courtHeaderOf(line) ?? []);
  const others = lines.filter((line) => !courtHeaderOf(line));
  const page = [...others, ...around.filter((line) => !courtHeaderOf(line))];
  const found = others.flatMap(phrasesOf).flatMap((words) => candidatesOf(words, page));
  const each = found.filter((one, index) => found.findIndex((other) => isSame(other, one)) === index);
  return [...headers, ...each];
}

function candidatesOf(words: PlacedWord[], lines: PlacedWord[][]): BatesCandidate[] {
  const isSideways = words.every(isAtSide);
  const phrase = { words, lines, isSideways };
  if (isSideways) return endings(phrase).filter(looksStamped);
  if (words.every((word) => isWithin(word, BAND))) return endings(phrase);
  const whole = words.every((word) => isWithin(word, WIDE_BAND)) ? toCandidate(words, phrase) : undefined;
  return whole && looksStamped(whole) ? [whole] : [];
}

/** What a court stamped on the page; undefined for any other line. */
function courtHeaderOf(line: PlacedWord[]): BatesCandidate | undefined {
  if (!line.every((word) => isWithin(word, BAND))) return undefined;
  const text = line.map((word) => word.text).join(' ');
  return toCourtCandidate(text, {
    rect: boundsOf(line),
    confidence: Math.min(...line.map(({ confidence }) => confidence)),
  });
}

/** Whether a word belongs to a line that runs up or down at the page's side. */
function isAtSide({ text, rect }: PlacedWord): boolean {
  const middle = rect.x + rect.width / 2;
  const isTall = rect.height > rect.width || text.length === 1;
  return isTall && (middle <= SIDE || middle >= 1 - SIDE);
}

function isWithin({ rect }: PlacedWord, band: number): boolean {
  const middle = rect.y + rect.height / 2;
  return middle <= band || middle >= 1 - band;
}

/**
 * Splits the words of a line where a gap is wider than three letters, and where one word was printed over
 * another.
 */
function phrasesOf(words: PlacedWord[]): PlacedWord[][] {
  const phrases: PlacedWord[][] = [];
  for (const word of words) {
    const last = phrases.at(-1)?.at(-1);
    if (last && isNear(last.rect, word)) phrases.at(-1)?.push(word);
    else phrases.push([word]);
  }
  return phrases;
}

function isNear(last: Rect, { rect, text }: PlacedWord): boolean {
  const isTall = text.length > 1 && rect.height > 2 * rect.width;
  const letter = (isTall ? rect.height : rect.width) / Math.max(1, text.length);
  const gap = isTall
    ? Math.max(rect.y - (last.y + last.height), last.y - (rect.y + rect.height))
    : rect.x - (last.x + last.width);
  return gap > -letter && gap < 3 * letter;
}

/** Every way in which a run of words can end in a number, because the stamp may have words before it. */
function endings(phrase: PrintedPhrase): BatesCandidate[] {
  const { words } = phrase;
  return words.flatMap((word, end) => {
    if (!/\d/.test(word.text)) return [];
    const candidates: BatesCandidate[] = [];
    for (let start = end; start >= 0 && end - start < 5; start -= 1) {
      const candidate = toCandidate(words.slice(start, end + 1), phrase);
      if (candidate) candidates.push(candidate);
    }
    return candidates;
  });
}

function toCandidate(words: readonly PlacedWord[], phrase: PrintedPhrase): BatesCandidate | undefined {
  const verbatim = words.map((word) => word.text).join(' ');
  const parts = splitStamp(verbatim);
  if (!parts || verbatim.length > LONGEST) return undefined;
  return {
    verbatim,
    ...parts,
    rect: boundsOf(words),
    confidence: Math.min(...words.map((word) => word.confidence)),
    isInText: isInText(words, phrase),
  };
}

/** The parts of a text that ends in a number; undefined if it does not. */
export function splitStamp(text: string): Pick<BatesCandidate, 'prefix' | 'digits' | 'suffix'> | undefined {
  const parts = splitBates(text.replace(/(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/u, ''));
  return parts && parts.digits.length <= MOST_DIGITS ? parts : undefined;
}

function isSame(a: BatesCandidate, b: BatesCandidate): boolean {
  return a.verbatim === b.verbatim && a.rect.x === b.rect.x && a.rect.y === b.rect.y;
}
