import { normalizeTerm } from '#ingest';
import { toWord } from '../language/parse-words.ts';
import type { QueryWord } from '../language/query.ts';

/** A word, or the words of a phrase. */
export interface TypedPart {
  words: QueryWord[];
  /** In quotes: used exactly as written. */
  isPhrase: boolean;
  /** The last word, without a space after it: it may still be growing. */
  isGrowing: boolean;
}

export interface TypedText {
  wanted: TypedPart[];
  unwanted: TypedPart[];
  /** True if more was typed than is searched for. */
  isCut: boolean;
}

/** The limit of the search server; both engines use it. */
export const MOST_PARTS = 10;
const MOST_WORDS_IN_PHRASE = 20;
/** Length of one word; pages contain nothing longer. */
const LONGEST_WORD = 100;

/** Parses what somebody typed. Never fails: text without letters is skipped. */
export function parseTyped(text: string): TypedText {
  const wanted: TypedPart[] = [];
  const unwanted: TypedPart[] = [];
  for (const match of text.replace(/[“”„]/gu, '"').matchAll(/(?<!\S)(-?)"([^"]*)"?|\S+/gu)) {
    const [piece, minus = '', phrase] = match;
    const isUnwanted = phrase === undefined ? /^-[^-]/u.test(piece) : minus === '-';
    const signs = phrase === undefined ? Number(isUnwanted) : minus.length + 1;
    const words = listWords(phrase ?? piece.slice(signs), match.index + signs);
    const isLast = match.index + piece.length === text.length;
    if (words.length === 0) continue;
    const part = { words, isPhrase: phrase !== undefined, isGrowing: isLast && phrase === undefined };
    (isUnwanted ? unwanted : wanted).push(part);
  }
  return {
    wanted: wanted.slice(0, MOST_PARTS),
    unwanted: unwanted.slice(0, MOST_PARTS),
    isCut: wanted.length > MOST_PARTS || unwanted.length > MOST_PARTS,
  };
}

/** Operators of the exact language mean nothing here: all forms are searched for anyway. */
function listWords(text: string, at: number): QueryWord[] {
  return [...text.matchAll(/[^\s*?~!"]+/gu)]
    .map((match) => ({ written: match[0].slice(0, LONGEST_WORD), at: at + match.index }))
    .filter(({ written }) => /[\p{L}\p{N}]/u.test(written) && normalizeTerm(written) !== '')
    .slice(0, MOST_WORDS_IN_PHRASE)
    .map(({ written, at: place }) => toWord(written, place));
}
