import { findCodeAt } from '#contract/values/exemption-code.ts';
import { GAP } from '#ingest';
import { refuseLookAlikes } from './refuse-look-alikes.ts';
import { syntaxError } from './syntax-error.ts';

interface Place {
  /** The text in the query. */
  text: string;
  at: number;
  end: number;
}

/** A token of the query language. */
export type QuerySign = Place &
  (
    | { kind: 'word' | 'phrase' | 'and' | 'or' | 'not' | 'open' | 'close' }
    | { kind: 'near'; within: number; ordered: boolean }
    | { kind: 'field'; field: string; compare: string; value: string; isQuoted: boolean }
  );

const OPERATORS = new Map<string, 'and' | 'or' | 'not'>([
  ['and', 'and'],
  ['or', 'or'],
  ['not', 'not'],
]);

const QUOTES = /["\u201c\u201d\u201e\u00ab\u00bb]/u;
const END_OF_WORD = /[\s()"\u201c\u201d\u201e\u00ab\u00bb]/u;
/** `w/5`, `pre/5` and the equivalents of other programs: `/5`, `+5`. */
const DISTANCE = /^(w\/|pre\/|\/|\+)(\d+)$/iu;
const FIELD =
  /^(tag|production|bates|source|confidence|file|from|to|cc|custodian|subject|kind|date|by|state|reviewed|seen|level|exemption|note|passage|batch)(:|<=|>=|<|>)(.*)$/iu;
/** The value of `exemption:`, in any of the forms that people write: `b5`, `(b)(7)(C)`, `b(6)`. */
const CODE_VALUE = /^[a-z0-9]*(?:\([a-z0-9]{1,2}\))*/iu;
/** A page of small print has about this many words. */
const MOST_WORDS_APART = 1000;

/**
 * Splits a query into its tokens. Throws `query-syntax` with its position for a quote that is never closed.
 */
export function scanQuery(text: string): QuerySign[] {
  refuseGaps(text);
  const signs: QuerySign[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = scanSign(text, at);
    if (sign) signs.push(sign);
    at = sign ? sign.end : at + 1;
  }
  return signs;
}

/** If it were ignored, the words on both sides of a box would become one phrase. */
function refuseGaps(text: string): void {
  const at = text.indexOf(GAP);
  if (at < 0) return;
  throw syntaxError(
    `${GAP} stands where the agency's box breaks the text: no phrase and no distance goes across it. Leave it out, and ask for words on one side of it.`,
    at,
  );
}

function scanSign(text: string, at: number): QuerySign | undefined {
  const here = text.charAt(at);
  if (/\s/u.test(here)) return undefined;
  const code = findCodeAt(text, at);
  if (code) return { kind: 'phrase', text: code, at, end: at + code.length };
  if (here === '(') return { kind: 'open', text: here, at, end: at + 1 };
  if (here === ')') return { kind: 'close', text: here, at, end: at + 1 };
  if (QUOTES.test(here)) return scanPhrase(text, at);
  return scanWord(text, at);
}

function scanPhrase(text: string, at: number): QuerySign {
  const length = text.slice(at + 1).search(QUOTES);
  if (length < 0) {
    throw syntaxError('This quotation mark is never closed. Add one at the end of the phrase.', at, [
      `${text.trimEnd()}"`,
    ]);
  }
  const end = at + length + 2;
  return { kind: 'phrase', text: text.slice(at + 1, end - 1), at, end };
}

function scanWord(text: string, at: number): QuerySign {
  const length = text.slice(at).search(END_OF_WORD);
  const place = { at, end: length < 0 ? text.length : at + length };
  const word = text.slice(at, place.end);
  const operator = OPERATORS.get(word.toLowerCase());
  if (operator) return { kind: operator, text: word, ...place };
  const distance = DISTANCE.exec(word);
  if (distance) return toDistance(distance, { text: word, ...place });
  const field = FIELD.exec(word);
  if (field) return toField(field, text, { text: word, ...place });
  refuseLookAlikes(text, word, at);
  return { kind: 'word', text: word, ...place };
}

function toDistance([, sign = '', digits = '']: RegExpExecArray, place: Place): QuerySign {
  const within = Number(digits);
  if (within < 1 || within > MOST_WORDS_APART) {
    throw syntaxError(
      `Words can be 1 to ${MOST_WORDS_APART} apart: w/1 is next to each other. For words anywhere on one page write AND.`,
      place.at,
    );
  }
  return { kind: 'near', within, ordered: /^(?:pre|\+)/iu.test(sign), ...place };
}

/** The value follows directly, in quotes if it contains spaces or parentheses. */
function toField(
  [, field = '', compare = '', rest = '']: RegExpExecArray,
  text: string,
  place: Place,
): QuerySign {
  const next = text.charAt(place.end);
  const sign = { kind: 'field' as const, field: field.toLowerCase(), compare };
  const code = field.toLowerCase() === 'exemption' && scanCode(text, place.end - rest.length);
  if (code) return { ...sign, ...code, isQuoted: false, at: place.at };
  if (rest === '' && QUOTES.test(next)) {
    const phrase = scanPhrase(text, place.end);
    return { ...sign, value: phrase.text, isQuoted: true, ...place, end: phrase.end };
  }
  if (rest === '' || next === '(' || QUOTES.test(next)) {
    throw syntaxError(
      `A value stands right behind ${field}${compare}, in quotes where it has spaces or parentheses: ${field}${compare}"…". For the word itself write "${field}", in quotes.`,
      place.at,
    );
  }
  return { ...sign, value: rest, isQuoted: false, ...place };
}

/** The parentheses of a code need no quotes. Undefined if it does not end with the word. */
function scanCode(text: string, at: number): (Omit<Place, 'at'> & { value: string }) | undefined {
  const value = CODE_VALUE.exec(text.slice(at))?.[0] ?? '';
  const end = at + value.length;
  const isWhole = end === text.length || /[\s)]/u.test(text.charAt(end));
  return value === '' || !isWhole ? undefined : { value, text: value, end };
}
