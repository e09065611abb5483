import { cutText, fold } from './cut-text.ts';

/** One term of a query: a word, or the words of a phrase. */
export interface AskedTerm {
  words: string[];
  isPhrase: boolean;
  /** The last word of a text that does not end in a separator. */
  isGrowing: boolean;
  place: number;
}

export interface AskedTerms {
  wanted: AskedTerm[];
  unwanted: AskedTerm[];
}

/** Number of wanted terms; those beyond are dropped silently, along with any unwanted ones after them. */
const MOST_TERMS = 10;
const FAR = 7;

/**
 * Parses a query as Meilisearch 1.50 does: a minus applies only up to the next separator, so that of
 * `-O'Brien` only `o` is unwanted, and of `-(b)(5)` nothing, while both of its pieces are wanted; terms are
 * counted after tokenizing, a phrase as one; a hard separator in a phrase starts another.
 */
export function readQuery(text: string, separators: readonly string[]): AskedTerms {
  const asked: AskedTerms = { wanted: [], unwanted: [] };
  const pieces = cutText(text, separators);
  let phrase: string[] | undefined;
  let [isUnwanted, isUnwantedPhrase, isAfterSpace] = [false, false, true];
  let place = -1;
  const endPhrase = () => {
    if (phrase && phrase.length > 0) {
      const term = { words: phrase, isPhrase: true, isGrowing: false, place };
      (isUnwantedPhrase ? asked.unwanted : asked.wanted).push(term);
    }
  };
  for (const [at, { text: piece, kind }] of pieces.entries()) {
    if (asked.wanted.length >= MOST_TERMS) return asked;
    if (kind === 'word') {
      place += 1;
      const words = [fold(piece)];
      if (phrase) phrase.push(...words);
      else {
        const isGrowing = !isUnwanted && at === pieces.length - 1;
        (isUnwanted ? asked.unwanted : asked.wanted).push({ words, isPhrase: false, isGrowing, place });
        isUnwanted = false;
      }
    } else {
      if (kind === 'hard') {
        place += FAR;
        endPhrase();
        if (phrase) phrase = [];
      }
      if (piece === '"') {
        endPhrase();
        if (phrase) [phrase, isUnwantedPhrase] = [undefined, false];
        else [phrase, isUnwantedPhrase] = [[], isUnwanted];
      }
      isUnwanted = phrase === undefined && piece === '-' && isAfterSpace;
    }
    isAfterSpace = /\s$/u.test(piece);
  }
  endPhrase();
  return asked;
}
