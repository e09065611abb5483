import { Cursor } from '#contract/values/cursor.ts';
import { type ExemptionCode, formatExemptionCode, isExemption } from '#contract/values/exemption-code.ts';
import { type CodeLetters, MISREAD, PRINTED, toDigit, toLetter } from './code-letters.ts';

/** A code in a text, and its position there in UTF-16 units. */
export interface FoundCode {
  code: ExemptionCode;
  start: number;
  end: number;
  /** Written as `Ex. 6`, which may also be an exhibit. */
  isNamed: boolean;
}

/** Before a code, these make it a citation of the statute. */
const CITED =
  /(?:§|\b552a?|\bsections?|\bsec\.|\b(?:sub)?paragraphs?|\bsubsections?|U\.?\s?S\.?\s?C\.?)\s?$/i;
const NAME = /ex(?:emption|empt)?s?[.\s]\s?(?:nos?\.\s?)?/iy;
/** The FBI's numbers of its reasons, as in `b6 -1,-3`; OCR also reads the dash as other strokes. */
const REASONS = /\s?[-–—~"“]{1,2}\s?\d{1,2}(?:\s?[,.]\s?[-–—]?\s?\d{1,2}(?!\d))*/y;
const SPACE = /\s?/y;
const BETWEEN = /\s?(?:[,;/&+]|\band\b)\s?/y;
/** Empty brackets before a letter: only a seven has letters. */
const LOST_SEVEN = /\(\s?\)(?=\s?\(\s?[A-Ga-g¢]\s?\))/y;
const A_NUMBER = /\s?[({[]\s?\d/y;

/**
 * Every exemption code of a text in any of its renderings, in order. `tolerant` is for stamps only, and also
 * accepts the usual misreadings: in running text it would find codes where there are none.
 */
export function parseCodes(text: string, mode: 'strict' | 'tolerant' = 'strict'): FoundCode[] {
  const letters = mode === 'strict' ? PRINTED : MISREAD;
  const cursor = new Cursor(text);
  const found: FoundCode[] = [];
  while (cursor.at < text.length) {
    const codes = mayBegin(text, cursor.at) ? readRun(cursor, letters) : [];
    if (codes.length === 0) cursor.at += 1;
    found.push(...codes);
  }
  return found;
}

function mayBegin(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 14), at);
  return !/[\p{L}\p{N}]$/u.test(before) && !CITED.test(before);
}

/** A code and the ones that depend on it, as in `b7A,C`; nothing if no code begins here. */
function readRun(cursor: Cursor, letters: CodeLetters): FoundCode[] {
  const start = cursor.at;
  const isNamed = cursor.take(NAME) !== undefined;
  const first = cursor.try(() => readFirst(cursor, letters, isNamed));
  if (!first) {
    cursor.at = start;
    return [];
  }
  const codes: FoundCode[] = [{ code: first, start, end: cursor.at, isNamed }];
  for (;;) {
    cursor.take(REASONS);
    const from = cursor.at;
    const code = cursor.try(() => readLeaning(cursor, codes.at(-1)?.code ?? first, isNamed));
    if (!code) return codes;
    codes.push({ code, start: from, end: cursor.at, isNamed });
  }
}

function readFirst(cursor: Cursor, letters: CodeLetters, isNamed: boolean): ExemptionCode | undefined {
  const head = readHead(cursor, letters, isNamed);
  if (!head) return undefined;
  cursor.take(gapBeforeNumber(head, letters));
  const number = readNumber(cursor, letters);
  if (!number) return undefined;
  if (head.act !== 'b')
    return isExemption(head.act, Number(number))
      ? endCode(cursor, formatExemptionCode(head.act, Number(number)))
      : undefined;
  return readLetterAfter(cursor, letters, number);
}

/**
 * Without brackets a letter must follow its number directly; `k 4` is not a code of the Privacy Act, however
 * it is printed.
 */
function gapBeforeNumber({ act, brackets }: Head, { isTolerant }: CodeLetters): RegExp {
  if (brackets > 0 || (act === 'b' && isTolerant)) return /\s?[-.]?\s?/y;
  return act === 'b' ? /-?/y : /(?:)/y;
}

interface Head {
  act: string;
  brackets: number;
}

/** The paragraph's letter, and the number of brackets around it; after `Exemption` it may be missing. */
function readHead(cursor: Cursor, letters: CodeLetters, isNamed: boolean): Head | undefined {
  const b =
    cursor.try(() => readBracketed(cursor, letters, letters.bracketedB, 1)) ??
    cursor.try(() => readBracketed(cursor, letters, letters.bareB, 0));
  if (b) return { act: 'b', brackets: b.brackets };
  const act =
    cursor.try(() => readBracketed(cursor, PRINTED, /[djk]/y, 2)) ??
    cursor.try(() => readBracketed(cursor, PRINTED, /[jk]/y, 0));
  if (act) return { act: act.read, brackets: act.brackets };
  return isNamed ? { act: 'b', brackets: 1 } : undefined;
}

/** A value in brackets: as printed, both or none are required; when misread, one may be missing. */
function readBracketed(
  cursor: Cursor,
  letters: CodeLetters,
  inside: RegExp,
  least: 0 | 1 | 2,
): { read: string; brackets: number } | undefined {
  const opens = cursor.take(letters.open) !== undefined;
  if (opens) cursor.take(SPACE);
  const read = cursor.take(inside);
  if (read === undefined) return undefined;
  const closes = cursor.try(() => {
    cursor.take(SPACE);
    return opens || letters.isTolerant ? cursor.take(letters.close) : undefined;
  });
  const brackets = Number(opens) + Number(closes !== undefined);
  const isWhole = letters.isTolerant || brackets !== 1;
  return isWhole && brackets >= least ? { read, brackets } : undefined;
}

function readNumber(cursor: Cursor, letters: CodeLetters): string | undefined {
  const sure = cursor.try(() => readBracketed(cursor, letters, letters.digit, 0));
  if (sure) return toDigit(sure.read);
  if (letters.isTolerant && cursor.take(LOST_SEVEN) !== undefined) return '7';
  const doubtful = cursor.try(() => readBracketed(cursor, letters, letters.doubtfulDigit, 0));
  if (!doubtful) return undefined;
  const number = toDigit(doubtful.read);
  const isSeven = number === '7';
  const bornOut = isSeven ? /\s?[A-Ga-g¢]{1,2}\s?[-–—]\s?\d/y : /\s?(?:[-–—]\s?\d|[/;,]\s?b\s?\d)/y;
  const inBrackets = doubtful.brackets > 0 && (!isSeven || cursor.sees(/\s?[({[C<]\s?[A-Ga-g¢]/y));
  return inBrackets || cursor.sees(bornOut) ? number : undefined;
}

/** Only a `7` has letters; a `1` with a letter is a misread seven. */
function readLetterAfter(cursor: Cursor, letters: CodeLetters, number: string): ExemptionCode | undefined {
  const mayHaveLetter = number === '7' || (number === '1' && letters.isTolerant);
  const letter = mayHaveLetter
    ? (cursor.try(() => readBracketedLetter(cursor, letters)) ??
      cursor.try(() => readBareLetter(cursor, letters)))
    : undefined;
  return endCode(
    cursor,
    letter ? formatExemptionCode('b', 7, toLetter(letter)) : formatExemptionCode('b', Number(number)),
  );
}

function readBracketedLetter(cursor: Cursor, letters: CodeLetters): string | undefined {
  cursor.take(SPACE);
  const letter = readBracketed(cursor, letters, letters.letter, 1)?.read;
  // This is the b of the next code, as in `(b)(7)(b)(6)`.
  return cursor.sees(A_NUMBER) ? undefined : letter;
}

function readBareLetter(cursor: Cursor, letters: CodeLetters): string | undefined {
  const letter = cursor.take(letters.letter);
  // The same letter may be read twice, as upper and lower case.
  if (letters.isTolerant && letter && /c/i.test(letter)) cursor.take(/c/iy);
  return letter && !cursor.sees(/[\p{L}\p{N}]/uy) ? letter : undefined;
}

function endCode(cursor: Cursor, code: string): ExemptionCode | undefined {
  const endsInBracket = /[)}\]J>]/.test(cursor.text[cursor.at - 1] ?? '');
  const runsOn = cursor.sees(/[\p{L}\p{N}]|\.\d\d/uy) && !cursor.sees(/-?(?:high|low)/iy);
  return endsInBracket || !runsOn ? code : undefined;
}

/** A code that leaves out what it shares with the one before: `,(7)(C)`, `/7C`, `,C`, `and 7(C)`. */
function readLeaning(cursor: Cursor, before: ExemptionCode, isNamed: boolean): ExemptionCode | undefined {
  if (!before.startsWith('(b)')) return undefined;
  const between = cursor.take(BETWEEN);
  if (before.startsWith('(b)(7)(')) {
    const letter = cursor.try(() => {
      if (between === undefined) cursor.take(SPACE);
      return readBracketed(cursor, PRINTED, /[A-F]/y, between === undefined ? 2 : 0)?.read;
    });
    if (letter) return endCode(cursor, formatExemptionCode('b', 7, letter));
  }
  if (between === undefined) return undefined;
  const number = readBracketed(cursor, PRINTED, /[1-9]/y, 0);
  if (!number || cursor.sees(A_NUMBER) || cursor.sees(/\s?[-./]\s?\d/y)) return undefined;
  const from = cursor.at;
  const code = readLetterAfter(cursor, PRINTED, number.read);
  const isMarked = number.brackets === 2 || isNamed || cursor.at > from;
  return code && (isMarked || /^\S+$/.test(between)) ? code : undefined;
}
