import type { ExemptionCode } from '#contract/marks.ts';

/**
 * The grammar of exemption codes in a text that is about nothing else, such as a cell of an agency's index. A code is
 * a paragraph's letter, a number and, after (b)(7), letters: `(b)(7)(C)`, `b7C`, `Ex. 6`. What follows may leave out
 * what it shares with the code before: `(b)(5), (6)`, `(b)(7)(C), (E)`, `(b)(6), (7)(C)`.
 */

/** Of each paragraph, the highest number: of the Freedom of Information Act's (b), of the Privacy Act's others. */
const HIGHEST: Readonly<Record<string, number>> = { b: 9, d: 5, j: 2, k: 7 };

const PARAGRAPH = /[([]? ?([bdjk]) ?(?:[)\]] ?)?(?:[-.] ?)?(?=[([]? ?\d)/iy;
const NAME = /ex(?:emptions?|s)?\.? ?(?:nos?\.? ?)?(?=[([]? ?\d)/iy;
const NUMBER = /[([]?\s*(\d{1,2})(?!\d)\s*[)\]]?/y;
const LETTER = /\s*(?:\(\s*([a-f])\s*\)|\[\s*([a-f])\s*\]|[-.]?([a-f])(?![\p{L}\p{N}]))/iuy;
/** Two letters at once, as in `b7AC`. */
const LETTERS = /\s*([a-f]{2,6})(?![\p{L}\p{N}])/iuy;
/** What may be between codes of one list. Digits in brackets may follow without it, as bare digits may not. */
const BETWEEN = /\s*(?:[,;/&+]|\band\b|\bor\b)[\s,;/&+]*(?:(?:and|or)\b\s*)?/iy;
/** The FBI's numbers of its reasons, as in `b6 -1,-3`. */
const REASONS = /\s*[-–—]\s?\d{1,2}(?:\s*,\s*[-–—]?\s?\d{1,2}(?![\d)\]]))*(?![\d)\]])/y;
/** A letter by itself that leans on the (b)(7) before it; one before a number is the next code's paragraph. */
const LEANING_LETTER = /(?:\(\s*([a-f])\s*\)|\[\s*([a-f])\s*\]|([a-f]))(?![\p{L}\p{N}])(?! ?[([]? ?\d)/iuy;
const BRACKETED_NUMBER = /\s*(?=[([]\s*\d)/y;

/** A place in a text, moved past whatever matches there. */
class Reader {
  at = 0;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match) this.at = pattern.lastIndex;
    return match ?? undefined;
  }

  /** Moves only where the part is there. */
  try<T>(read: () => T | undefined): T | undefined {
    const start = this.at;
    const found = read();
    if (found === undefined) this.at = start;
    return found;
  }
}

/** Which codes a cell claims, each once, in order of their names. What is not surely a code is none. */
export function parseExemptionCell(text: string): ExemptionCode[] {
  const reader = new Reader(text.normalize('NFKC').replace(/\s+/g, ' '));
  const codes: ExemptionCode[] = [];
  while (reader.at < reader.text.length) {
    const isInWord = /[\p{L}\p{N}]$/u.test(reader.text.slice(Math.max(0, reader.at - 1), reader.at));
    const list = isInWord ? [] : readList(reader);
    if (list.length === 0) reader.at += 1;
    codes.push(...list);
  }
  return [...new Set(codes)].sort();
}

/** As the Act is cited: `(b)(7)(C)`. */
export function formatExemptionCode(act: string, number: number, letter?: string): ExemptionCode {
  return `(${act})(${number})${letter ? `(${letter.toUpperCase()})` : ''}`;
}

/** A code and those that lean on it. */
function readList(reader: Reader): ExemptionCode[] {
  const act = reader.try(
    () => reader.take(PARAGRAPH)?.[1]?.toLowerCase() ?? (reader.take(NAME) ? 'b' : undefined),
  );
  if (act === undefined) return [];
  const codes = reader.try(() => readNumber(reader, act)) ?? [];
  while (codes.length > 0) {
    reader.take(REASONS);
    const more = reader.try(() => readLeaning(reader, act, codes.at(-1)));
    if (!more) break;
    codes.push(...more);
  }
  return codes;
}

/** A number with its letters; undefined for one that no exemption has. */
function readNumber(reader: Reader, act: string): ExemptionCode[] | undefined {
  const number = Number(reader.take(NUMBER)?.[1] ?? 0);
  if (number < 1 || number > (HIGHEST[act] ?? 0)) return undefined;
  if (act !== 'b' || number !== 7) return [formatExemptionCode(act, number)];
  const letters: string[] = [];
  for (let letter = readLetter(reader, LETTER); letter; letter = readLetter(reader, LETTER))
    letters.push(letter);
  if (letters.length === 0) letters.push(...(reader.take(LETTERS)?.[1] ?? ''));
  return letters.length === 0
    ? [formatExemptionCode(act, number)]
    : letters.map((letter) => formatExemptionCode(act, number, letter));
}

/** A letter before a number is the paragraph of the next code, as the b in `(b)(7)(b)(6)`. */
function readLetter(reader: Reader, pattern: RegExp): string | undefined {
  return reader.try(() => {
    const letter = reader.take(pattern)?.slice(1).find(Boolean);
    return letter && /^ ?[([]? ?\d/.test(reader.text.slice(reader.at)) ? undefined : letter;
  });
}

/** `, (6)` after any code; `, (E)` after one of (b)(7). A list of codes without brackets goes on with a comma. */
function readLeaning(
  reader: Reader,
  act: string,
  last: ExemptionCode | undefined,
): ExemptionCode[] | undefined {
  const isApart = reader.take(BETWEEN) !== undefined;
  if (!isApart && !reader.take(BRACKETED_NUMBER)) return undefined;
  if (isApart && last?.startsWith('(b)(7)(')) {
    const letter = readLetter(reader, LEANING_LETTER);
    if (letter) return [formatExemptionCode('b', 7, letter)];
  }
  const isBare = /^\d/.test(reader.text.slice(reader.at));
  const codes = readNumber(reader, act);
  // `(b)(5), 6 pages` counts pages: a bare number must end the list or go on with it.
  const isCount = isBare && /^(?!and\b|or\b|per\b)\p{L}/iu.test(reader.text.slice(reader.at));
  return isCount ? undefined : codes;
}
