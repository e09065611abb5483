import { z } from 'zod';
import { Cursor } from './cursor.ts';

/**
 * An exemption of the FOIA, as `(b)(7)(C)`, or of the Privacy Act, as `(j)(2)`: the one form in which every
 * spelling of a code is stored.
 */
export const ExemptionCode = z
  .string()
  .regex(/^\([bdjk]\)\(\d{1,2}\)(?:\([A-F]\))?$/, 'not an exemption code, such as (b)(5) or (b)(7)(C)');
export type ExemptionCode = z.infer<typeof ExemptionCode>;

/**
 * The numbers of exemptions: of the Freedom of Information Act's (b), and of the Privacy Act's paragraphs.
 */
const NUMBERS: Readonly<Record<string, readonly number[]>> = {
  b: [1, 2, 3, 4, 5, 6, 7, 8, 9],
  d: [5],
  j: [1, 2],
  k: [1, 2, 3, 4, 5, 6, 7],
};

/** Whether such an exemption exists; only (b)(7) has letters. */
export function isExemption(act: string, number: number, letter = ''): boolean {
  const isNumbered = NUMBERS[act]?.includes(number) === true;
  return isNumbered && (letter === '' || (act === 'b' && number === 7 && /^[a-f]$/i.test(letter)));
}

/**
 * The grammar of exemption codes in a text that contains nothing else, such as a cell of an agency's index. A
 * code is a paragraph's letter, a number and, after (b)(7), letters: `(b)(7)(C)`, `b7C`, `Ex. 6`. A code may
 * leave out what it shares with the one before: `(b)(5), (6)`, `(b)(7)(C), (E)`, `(b)(6), (7)(C)`.
 */

const PARAGRAPH = /[([]? ?([bdjk]) ?(?:[)\]] ?)?(?:[-.] ?)?(?=[([]? ?\d)/iy;
const NAME = /ex(?:emptions?|s)?\.? ?(?:nos?\.? ?)?(?=[([]? ?\d)/iy;
const NUMBER = /[([]?\s*(\d{1,2})(?!\d)\s*[)\]]?/y;
const LETTER = /\s*(?:\(\s*([a-f])\s*\)|\[\s*([a-f])\s*\]|[-.]?([a-f])(?![\p{L}\p{N}]))/iuy;
/** Two letters at once, as in `b7AC`. */
const LETTERS = /\s*([a-f]{2,6})(?![\p{L}\p{N}])/iuy;
/**
 * Separators between codes of one list. Digits in brackets may follow without one, as bare digits may not.
 */
const BETWEEN = /\s*(?:[,;/&+]|\band\b|\bor\b)[\s,;/&+]*(?:(?:and|or)\b\s*)?/iy;
/** Separators between codes that people type. */
const BESIDE = /(?:[\s,;/&+]|\band\b)+/iy;
/** The FBI's numbers of its reasons, as in `b6 -1,-3`. */
const REASONS = /\s*[-–—]\s?\d{1,2}(?:\s*,\s*[-–—]?\s?\d{1,2}(?![\d)\]]))*(?![\d)\]])/y;
/**
 * A single letter that continues the (b)(7) before it; a letter before a number is the next code's paragraph.
 */
const LEANING_LETTER = /(?:\(\s*([a-f])\s*\)|\[\s*([a-f])\s*\]|([a-f]))(?![\p{L}\p{N}])(?! ?[([]? ?\d)/iuy;
const BRACKETED_NUMBER = /\s*(?=[([]\s*\d)/y;

/**
 * The codes that a cell claims, each once, in the order of their names. Anything that is not certainly a code
 * is ignored.
 */
export function parseExemptionCell(text: string): ExemptionCode[] {
  const cursor = new Cursor(toPlain(text));
  const codes: ExemptionCode[] = [];
  while (cursor.at < cursor.text.length) {
    const isInWord = /[\p{L}\p{N}]$/u.test(cursor.text.slice(Math.max(0, cursor.at - 1), cursor.at));
    const list = isInWord ? [] : readList(cursor);
    if (list.length === 0) cursor.at += 1;
    codes.push(...list);
  }
  return [...new Set(codes)].sort();
}

const IN_BRACKETS = /\([bdjk]\)\(\d{1,2}\)(?:\([a-f]\))?/iy;

/** A code with all of its brackets, as written in a text from this position on; its brackets do not group. */
export function findCodeAt(text: string, at: number): string | undefined {
  IN_BRACKETS.lastIndex = at;
  return IN_BRACKETS.exec(text)?.[0];
}

export type CodesTyped = { codes: ExemptionCode[]; error?: never } | { codes?: never; error: string };

/**
 * The codes that a person typed, each once, in the order typed: `b6 b7c` is (b)(6) and (b)(7)(C), an empty
 * text has no code. Strict: anything that is not certainly a code is refused, never guessed.
 */
export function parseTypedCodes(typed: string): CodesTyped {
  const cursor = new Cursor(toPlain(typed).trim());
  const codes = new Set<ExemptionCode>();
  while (cursor.at < cursor.text.length) {
    const start = cursor.at;
    const list = readList(cursor);
    const isOver = isBeside(cursor);
    if (list.length === 0 || !isOver) {
      const [word = ''] = cursor.text.slice(start).split(/[\s,;]/);
      return { error: `“${word}” is no exemption code. Write b6, b7C, (b)(7)(C) or (k)(2).` };
    }
    for (const code of list) codes.add(code);
  }
  return { codes: [...codes] };
}

/** A code may end at the end of the text, before white space or a separator, or before a bracket. */
function isBeside(cursor: Cursor): boolean {
  const isAtSpace = cursor.take(BESIDE) !== undefined || /\s/.test(cursor.text[cursor.at - 1] ?? '');
  return isAtSpace || cursor.at === cursor.text.length || cursor.sees(/\(/y);
}

/** The form in which people type them: `b6 b7C`. */
export function writeCodes(codes: readonly ExemptionCode[]): string {
  return codes.map((code) => code.replace(/[()]/g, '')).join(' ');
}

/** The parts of a code. */
export function splitExemptionCode(code: ExemptionCode): { act: string; number: number; letter: string } {
  const [act = '', digits = '', letter = ''] = code.match(/[a-z0-9]+/gi) ?? [];
  return { act, number: Number(digits), letter };
}

/** The form in which the Act is cited: `(b)(7)(C)`. */
export function formatExemptionCode(act: string, number: number, letter?: string): ExemptionCode {
  return `(${act})(${number})${letter ? `(${letter.toUpperCase()})` : ''}`;
}

function toPlain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ');
}

/** A code and those that continue it. */
function readList(cursor: Cursor): ExemptionCode[] {
  const act = cursor.try(
    () => cursor.match(PARAGRAPH)?.[1]?.toLowerCase() ?? (cursor.take(NAME) ? 'b' : undefined),
  );
  if (act === undefined) return [];
  const codes = cursor.try(() => readNumber(cursor, act)) ?? [];
  while (codes.length > 0) {
    cursor.take(REASONS);
    const more = cursor.try(() => readLeaning(cursor, act, codes.at(-1)));
    if (!more) break;
    codes.push(...more);
  }
  return codes;
}

/** A number with its letters; undefined for a number that no exemption has. */
function readNumber(cursor: Cursor, act: string): ExemptionCode[] | undefined {
  const number = Number(cursor.match(NUMBER)?.[1] ?? 0);
  if (!isExemption(act, number)) return undefined;
  if (act !== 'b' || number !== 7) return [formatExemptionCode(act, number)];
  const letters: string[] = [];
  for (let letter = readLetter(cursor, LETTER); letter; letter = readLetter(cursor, LETTER))
    letters.push(letter);
  if (letters.length === 0) letters.push(...(cursor.match(LETTERS)?.[1] ?? ''));
  return letters.length === 0
    ? [formatExemptionCode(act, number)]
    : letters.map((letter) => formatExemptionCode(act, number, letter));
}

/** A letter before a number is the paragraph of the next code, as the b in `(b)(7)(b)(6)`. */
function readLetter(cursor: Cursor, pattern: RegExp): string | undefined {
  return cursor.try(() => {
    const letter = cursor.match(pattern)?.slice(1).find(Boolean);
    return letter && /^ ?[([]? ?\d/.test(cursor.text.slice(cursor.at)) ? undefined : letter;
  });
}

/**
 * `, (6)` after any code; `, (E)` after one of (b)(7). A list of codes without brackets continues with a
 * comma.
 */
function readLeaning(
  cursor: Cursor,
  act: string,
  last: ExemptionCode | undefined,
): ExemptionCode[] | undefined {
  const isApart = cursor.take(BETWEEN) !== undefined;
  if (!isApart && cursor.take(BRACKETED_NUMBER) === undefined) return undefined;
  if (isApart && last?.startsWith('(b)(7)(')) {
    const letter = readLetter(cursor, LEANING_LETTER);
    if (letter) return [formatExemptionCode('b', 7, letter)];
  }
  const isBare = /^\d/.test(cursor.text.slice(cursor.at));
  const codes = readNumber(cursor, act);
  // `(b)(5), 6 pages` counts pages: a bare number must end the list or continue it.
  const isCount = isBare && /^(?!and\b|or\b|per\b)\p{L}/iu.test(cursor.text.slice(cursor.at));
  return isCount ? undefined : codes;
}
