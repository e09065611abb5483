import type { TypedPart } from '../../explore/parse-typed.ts';
import { findSingleTerm, type SoughtPart } from '../../explore/typed-forms.ts';
import type { QueryTerm } from '../../language/query.ts';
import { forgivesTypo } from '../../vocabulary/forgives-typo.ts';
import { hasDigit, toCode } from './exact-codes.ts';

/** Number of additional queries of each kind: every text takes the server as long as the first. */
const MOST_OTHERS = 2;

/** What was typed, as queries for the server: it has no OR, so one text cannot express everything. */
export interface AskedTexts {
  /** Asks for all of the words. */
  text: string;
  /** The same with other spellings of what was typed: `opt-out` in one word. */
  spellings: string[];
  /**
   * The same with words misread in ways that the server does not forgive (a wrong first letter, `rn` for
   * `m`), the commonest first.
   */
  slips: string[];
}

/**
 * Each part becomes one word or one phrase of the server. So ten parts are ten of its terms (it drops further
 * ones silently), and a minus applies to all of a part (unquoted, it applies to what precedes its first
 * hyphen).
 */
export function toTexts(
  sought: readonly SoughtPart[],
  unwanted: readonly TypedPart[],
  isTyping: boolean,
): AskedTexts {
  // The last word may be growing, so the unwanted ones come first.
  const absent = unwanted.flatMap((part) => listSpellings(part).map((terms) => `-${quote(terms)}`));
  const present = sought.map(({ part }) => writePart(part, isTyping));
  const isGrowing = isTyping && (sought.at(-1)?.part.isGrowing ?? false);
  const write = (words: readonly string[]) => [...absent, ...words].join(' ') + (isGrowing ? '' : ' ');
  const writeOthers = (list: (part: SoughtPart) => string[]) =>
    sought
      .flatMap((part, index) => list(part).map((other) => write(present.with(index, other))))
      .slice(0, MOST_OTHERS);
  return {
    text: write(present),
    spellings: writeOthers(({ part }) => listSpellings(part).slice(1).map(quote)),
    slips: writeOthers((part) => listSlips(part, isTyping)),
  };
}

function writePart(part: TypedPart, isTyping: boolean): string {
  const term = findSingleTerm(part);
  if (term === undefined) return quote(listSpellings(part)[0] ?? []);
  if (!hasDigit(term)) return term;
  // In quotes it matches exactly, but cannot grow.
  return (part.isGrowing && isTyping && toCode(term)) || quote([term]);
}

function listSlips({ part, forms }: SoughtPart, isTyping: boolean): string[] {
  const term = findSingleTerm(part);
  if (term === undefined) return [];
  const isFound = (form: string) => forgivesTypo(form, term, part.isGrowing && isTyping);
  return forms.filter((form) => !isFound(form)).map((form) => quote([form]));
}

/** The term sequences that a part may match: its pieces, and, if letters are joined by hyphens, one word. */
function listSpellings({ words }: TypedPart): string[][] {
  const spell = (run: (alternatives: readonly QueryTerm[][]) => QueryTerm[] | undefined) =>
    words.flatMap(({ alternatives }) => (run(alternatives) ?? []).map(({ term }) => term));
  const isJoined = words.some(({ alternatives }) => alternatives.length > 1);
  const pieces = spell((alternatives) => alternatives[0]);
  return isJoined ? [pieces, spell((alternatives) => alternatives.at(-1))] : [pieces];
}

/** Matches exactly: without typos, and not as the start of another word. */
function quote(terms: readonly string[]): string {
  return `"${terms.join(' ')}"`;
}
