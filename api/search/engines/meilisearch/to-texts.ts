import type { TypedPart } from '../../explore/parse-typed.ts';
import { findSingleTerm, type SoughtPart } from '../../explore/typed-forms.ts';
import { forgivesTypo } from '../../forgives-typo.ts';
import type { QueryTerm } from '../../query.ts';
import { hasDigit, toCode } from './exact-codes.ts';

/** Questions that are asked beside the first; each takes the server as long as the first. */
const MOST_OTHERS = 2;

/**
 * What was typed, as the server takes it: a text that asks for all of the words, and further texts that ask for
 * what the first can't, as the server knows no OR: `opt-out` in one word, and words so misread that it does
 * not forgive it (a wrong first letter, `rn` for `m`), the commonest first.
 *
 * Each part is one word or one phrase there. So ten parts are ten of its terms (it drops those beyond without a word),
 * and a minus is about all of a part (unquoted, it is about what stands before its first hyphen).
 */
export function toTexts(
  sought: readonly SoughtPart[],
  unwanted: readonly TypedPart[],
  isTyping: boolean,
): string[] {
  // The last word is one that may grow, so the unwanted come first.
  const absent = unwanted.flatMap((part) => listSpellings(part).map((terms) => `-${quote(terms)}`));
  const present = sought.map(({ part }) => writePart(part, isTyping));
  const isGrowing = isTyping && (sought.at(-1)?.part.isGrowing ?? false);
  const write = (words: readonly string[]) => [...absent, ...words].join(' ') + (isGrowing ? '' : ' ');
  const others = sought.flatMap((part, place) =>
    listOthers(part, isTyping).map((other) => write(present.with(place, other))),
  );
  return [write(present), ...others.slice(0, MOST_OTHERS)];
}

function writePart(part: TypedPart, isTyping: boolean): string {
  const term = findSingleTerm(part);
  if (term === undefined) return quote(listSpellings(part)[0] ?? []);
  if (!hasDigit(term)) return term;
  // In quotes it is found to the digit, but can't grow.
  return (part.isGrowing && isTyping && toCode(term)) || quote([term]);
}

function listOthers({ part, forms }: SoughtPart, isTyping: boolean): string[] {
  const term = findSingleTerm(part);
  if (term === undefined) return listSpellings(part).slice(1).map(quote);
  const isFound = (form: string) => forgivesTypo(form, term, part.isGrowing && isTyping);
  return forms.filter((form) => !isFound(form)).map((form) => quote([form]));
}

/** The runs of terms that a part may stand as: its pieces, and where letters are joined by hyphens, as one word. */
function listSpellings({ words }: TypedPart): string[][] {
  const spell = (run: (alternatives: readonly QueryTerm[][]) => QueryTerm[] | undefined) =>
    words.flatMap(({ alternatives }) => (run(alternatives) ?? []).map(({ term }) => term));
  const isJoined = words.some(({ alternatives }) => alternatives.length > 1);
  const pieces = spell((alternatives) => alternatives[0]);
  return isJoined ? [pieces, spell((alternatives) => alternatives.at(-1))] : [pieces];
}

/** Found as it stands: without typos, and not as the start of another word. */
function quote(terms: readonly string[]): string {
  return `"${terms.join(' ')}"`;
}
