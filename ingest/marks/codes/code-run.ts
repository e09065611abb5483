import type { ExemptionCode } from '#contract/values/exemption-code.ts';
import { boundsOf, type Rect } from '#contract/values/rect.ts';
import type { PlacedWord } from '../../text/placed-word.ts';
import { type FoundCode, parseCodes } from './parse-codes.ts';

/** Words that are codes or what agencies add to codes, and nothing else. */
export interface CodeRun {
  rect: Rect;
  codes: ExemptionCode[];
  /** As read from the page. */
  printed: string;
  /** 0..100. */
  confidence: number;
  /**
   * How the codes are written: with brackets; with reasons, as the FBI does; bare; as `Ex. 6`; or misread.
   */
  form: 'bracketed' | 'reasoned' | 'bare' | 'named' | 'misread';
}

/** What is printed beside codes: who claims the exemption, the privilege, the statute of a (b)(3). */
const ADDED = new RegExp(
  [
    'per\\s[A-Z&/]{2,7}',
    'DPP?|ACP?|AWPP?|A?WP|ACC|PII|DLP|LES',
    'deliberative(?: process)?(?: privilege)?|attorney[ -]client|(?:attorney )?work[ -]product|privacy',
    '-?(?:high|low)',
    ':?\\s?\\d{1,4}\\sU\\.?\\s?S\\.?\\s?C\\.?\\s?(?:§{1,2}\\s?)?\\d{1,5}\\w{0,4}(?:\\(\\w\\)){0,9}',
    '(?:pursuant to|and|under|foia)',
    '[-–—~"“]{1,2}\\s?\\d{1,2}(?:\\s?[,.]\\s?(?:[-–—]\\s?)?\\d{1,2}){0,9}[-–—]?',
  ].join('|'),
  'gi',
);
/** What strokes and outlines are read as. */
const STROKES = /[\s|[\](){}_~—–\-.,;:/&+'"‘’“”°•*=<>]+/g;
/** A misread code has at most this confidence, 0..100. */
const MISREAD_AT_MOST = 70;

/** The codes of words that are all codes or belong to codes; undefined for anything else. */
export function findCodeRun(words: readonly PlacedWord[]): CodeRun | undefined {
  const text = joinWords(words);
  for (const mode of ['strict', 'tolerant'] as const) {
    const found = parseCodes(text, mode);
    if (found.length > 0 && isAllCodes(text, found)) return toRun(words, found, mode);
  }
  return undefined;
}

/** The codes among the words in a box, however they were split into lines. */
export function findCodesInBox(words: readonly PlacedWord[]): CodeRun | undefined {
  const text = joinWords(words);
  const strict = parseCodes(text);
  const tolerant = parseCodes(text, 'tolerant');
  // If strict reading sees only part of a code, as of `(b)(7){E)`, the tolerant result is longer.
  const mode = lengthOf(tolerant) > lengthOf(strict) ? 'tolerant' : 'strict';
  const found = mode === 'strict' ? strict : tolerant;
  return found.length > 0 ? toRun(words, found, mode) : undefined;
}

function lengthOf(found: readonly FoundCode[]): number {
  return found.reduce((sum, { code }) => sum + code.length, 0);
}

export function joinWords(words: readonly PlacedWord[]): string {
  return words.map(({ text }) => text).join(' ');
}

function isAllCodes(text: string, found: readonly FoundCode[]): boolean {
  let rest = text;
  for (const { start, end } of found.toReversed()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  return rest.replaceAll(ADDED, ' ').replaceAll(STROKES, '') === '';
}

function toRun(
  words: readonly PlacedWord[],
  found: readonly FoundCode[],
  mode: 'strict' | 'tolerant',
): CodeRun {
  const text = joinWords(words);
  const read = Math.min(...words.map(({ confidence }) => confidence));
  return {
    rect: boundsOf(words),
    codes: listOnce(found.map(({ code }) => code)),
    printed: trimStrokes(text),
    confidence: mode === 'strict' ? Math.max(read, MISREAD_AT_MOST) : Math.min(read, MISREAD_AT_MOST),
    form: formOf(text, found, mode),
  };
}

function formOf(text: string, found: readonly FoundCode[], mode: 'strict' | 'tolerant'): CodeRun['form'] {
  if (mode === 'tolerant') return 'misread';
  if (found.some(({ isNamed }) => isNamed)) return 'named';
  const written = found.map(({ start, end }) => text.slice(start, end)).join('');
  if (written.includes('(')) return 'bracketed';
  const isReasoned = /\bb\d[A-F]?\s?[-–—]\s?\d|\bper\s[A-Z]{2,}/i.test(text);
  return isReasoned ? 'reasoned' : 'bare';
}

export function listOnce<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

/** Removes what an outline beside the text was read as. */
function trimStrokes(text: string): string {
  return text
    .replace(/^[\s|[\]_~—–\-.,;:'"‘’“”°•*=]+/, '')
    .replace(/(?<![\s|[\]_~—–,.:'"‘’“”°•*=])[\s|[\]_~—–,.:'"‘’“”°•*=]+$/, '');
}
