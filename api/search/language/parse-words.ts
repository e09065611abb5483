import { cutUnspaced, normalizeTerm } from '#ingest';
import type { Query, QueryTerm, QueryWord } from './query.ts';
import { syntaxError } from './syntax-error.ts';

const LETTER = /[\p{L}\p{N}]/u;
const WILD = /[*?]/u;
/** A word of one or two letters is similar to half of all short words. */
const LEAST_LETTERS_FOR_LIKENESS = 3;

/** A phrase of one word is that word. `at` is the position of the text in the query. */
export function toPhrase(text: string, at: number, place: { at: number; end: number }): Query {
  const words = [...text.matchAll(/\S+/gu)].flatMap((match) => {
    if (/^[*?]+$/u.test(match[0])) {
      throw syntaxError(
        `${match[0]} stands for letters of a word, not for a word. For a word that may be any, write: first pre/2 last.`,
        at + match.index,
      );
    }
    return LETTER.test(match[0]) ? [toWord(match[0], at + match.index)] : [];
  });
  const [only] = words;
  if (!only) throw syntaxError('There is no word in this phrase.', place.at);
  return words.length === 1 ? only : { kind: 'phrase', words, at: place.at, end: place.end };
}

/** Throws `query-syntax` for text without letters, or for operators that cannot be combined. */
export function toWord(written: string, at: number): QueryWord {
  const isFuzzy = written.endsWith('~');
  const text = isFuzzy ? written.slice(0, -1) : written.replace(/!$/u, '*');
  const forms = text
    .split(/[^\p{L}\p{N}\p{M}'’*?]+/u)
    .flatMap(cutUnspaced)
    .flatMap((part) => normalizeForm(part) || []);
  if (!LETTER.test(text) || forms.length === 0)
    throw syntaxError(`There is no letter or digit in “${written}”.`, at);
  if (!forms.every((form) => LETTER.test(form))) {
    throw syntaxError('* and ? need a letter beside them, in the same word.', at + text.search(WILD));
  }
  if (isFuzzy) refuseUnlikely(forms, written, at);
  const runs = withJoined(forms).map((run) => run.map((form) => toTerm(form, isFuzzy)));
  return { kind: 'word', written, alternatives: runs, at, end: at + written.length };
}

/** As in the index, with its `*` and `?`; adjacent ones are reordered to `?` first and one `*`. */
function normalizeForm(part: string): string {
  return part
    .split(/([*?]+)/u)
    .map((piece) => (WILD.test(piece) ? toWildcards(piece) : normalizeTerm(piece)))
    .join('');
}

function toWildcards(piece: string): string {
  return piece.replaceAll('*', '') + (piece.includes('*') ? '*' : '');
}

function refuseUnlikely(forms: string[], written: string, at: number): void {
  if (forms.some((form) => WILD.test(form))) {
    throw syntaxError('~ and * or ? do not go together in one word. Take one of them away.', at);
  }
  if (forms.some((form) => [...form].length < LEAST_LETTERS_FOR_LIKENESS)) {
    throw syntaxError(
      `“${written}” is too short for ~: too many words are like it. It takes ${LEAST_LETTERS_FOR_LIKENESS} letters.`,
      at + written.length - 1,
    );
  }
}

/** `opt-out` is also `optout`; `10-2674` stays two numbers, as in the token stream. */
function withJoined(forms: string[]): string[][] {
  const ofLetters = forms.every((form) => /^[\p{L}*?]+$/u.test(form));
  return forms.length === 1 || !ofLetters ? [forms] : [forms, [normalizeForm(forms.join(''))]];
}

function toTerm(form: string, isFuzzy: boolean): QueryTerm {
  if (isFuzzy) return { term: form, match: 'fuzzy' };
  if (!WILD.test(form)) return { term: form, match: 'exact' };
  const start = form.slice(0, -1);
  return form.endsWith('*') && !WILD.test(start)
    ? { term: start, match: 'prefix' }
    : { term: form, match: 'wild' };
}
