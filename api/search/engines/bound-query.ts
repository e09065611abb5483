import { GAP_TERM } from '#ingest';
import { JOINED } from '../../repositories/search/page-terms.ts';
import {
  listQueryWords,
  type Query,
  type QueryNear,
  type QueryTerm,
  type QueryWord,
} from '../language/query.ts';
import { ANY_PAGE, allOf, anyOf, type Expression, NO_PAGE, without } from './expressions.ts';
import {
  areDisjoint,
  listPlaces,
  listSequences,
  type Sequence,
  toFollowing,
  toNear,
  toPhrase,
} from './sequences.ts';
import { listFewForms, listWideForms, startOf, type TermForms } from './term-forms.ts';

/**
 * What the index can decide about a query: every page in `sure` matches, and every page that matches is in
 * `possible`. If they are equal, the index decides; otherwise the tokens of the pages in between decide.
 *
 * The index contains the printed terms with their positions, so it can decide phrases and distances of them.
 * Of terms joined by a hyphen it only knows that they are on the page; so if a phrase contains such a term, a
 * page is only possible. Nor does it know whether a gap lies between two words that are near each other, only
 * that the page has one; in a phrase there is none.
 */
export interface Bounds {
  sure: Expression;
  possible: Expression;
  /** The part of `possible` beyond `sure`, and perhaps some of `sure`: so that nothing is queried twice. */
  beyond: Expression;
  /** Pages of `sure` with a gap are only possible: a distance may cross the gap. */
  crossesGaps: boolean;
}

/** Most NEARs into which one distance may expand; beyond it, the pages' tokens decide. */
const MOST_NEARS = 200;

/** Matches pages on which a box breaks the text. */
export const HOLDS_GAP = `"${GAP_TERM}"`;

/**
 * Whether FTS5 can evaluate the whole query: it has only words that must be present, and none that is wide.
 */
export function isTextQuery(query: Query, forms: TermForms): boolean {
  switch (query.kind) {
    case 'word':
      return listWideForms(forms, query) === undefined;
    case 'phrase':
    case 'near':
      return true;
    case 'or':
      return query.parts.every((part) => isTextQuery(part, forms));
    case 'and':
      return (
        query.parts.some((part) => isTextQuery(part, forms)) &&
        query.parts.every((part) => isTextQuery(part, forms) || isAbsence(part, forms))
      );
    default:
      return false;
  }
}

function isAbsence(query: Query, forms: TermForms): boolean {
  return query.kind === 'not' && isTextQuery(query.part, forms);
}

/** For a query for which `isTextQuery` is true. */
export function boundQuery(query: Query, forms: TermForms): Bounds {
  switch (query.kind) {
    case 'word':
      return boundWords([query], forms);
    case 'phrase':
      return boundWords(query.words, forms);
    case 'near':
      return boundNear(query, forms);
    case 'or': {
      const parts = query.parts.map((part) => boundQuery(part, forms));
      return {
        ...toBounds(anyOf(parts.map(({ sure }) => sure)), anyOf(parts.map(({ beyond }) => beyond))),
        crossesGaps: parts.some(({ crossesGaps }) => crossesGaps),
      };
    }
    case 'and':
      return boundAll(query.parts, forms);
    default:
      throw new Error(`The index can't be asked for a query of kind ${query.kind}.`);
  }
}

function boundAll(parts: readonly Query[], forms: TermForms): Bounds {
  const present = parts.filter((part) => part.kind !== 'not').map((part) => boundQuery(part, forms));
  const absent = parts.flatMap((part) => (part.kind === 'not' ? [boundQuery(part.part, forms)] : []));
  const sure = allOf(present.map((part) => part.sure));
  const possible = allOf(present.map((part) => part.possible));
  const isDecided =
    [...present, ...absent].every(({ beyond }) => beyond === NO_PAGE) &&
    !absent.some(({ crossesGaps }) => crossesGaps);
  const most = subtract(possible, absent.map(sureOnEveryPage));
  const least = subtract(
    sure,
    absent.map((part) => part.possible),
  );
  return {
    sure: least,
    possible: most,
    beyond: isDecided ? NO_PAGE : most,
    crossesGaps: present.some(({ crossesGaps }) => crossesGaps),
  };
}

/** What surely matches, even on pages with a gap. */
function sureOnEveryPage({ sure, crossesGaps }: Bounds): Expression {
  if (!crossesGaps) return sure;
  return sure === ANY_PAGE ? NO_PAGE : without(sure, HOLDS_GAP);
}

function toBounds(sure: Expression, beyond: Expression): Bounds {
  return { sure, possible: anyOf([sure, beyond]), beyond, crossesGaps: false };
}

/**
 * Nothing can be subtracted from "any page": it is returned unchanged, which is wide enough for `possible`.
 */
function subtract(all: Expression, others: readonly Expression[]): Expression {
  return all === ANY_PAGE ? all : others.reduce<string>((rest, other) => without(rest, other), all);
}

function boundWords(words: readonly QueryWord[], forms: TermForms): Bounds {
  const all = allOf(words.map((word) => containsWord(word, forms)));
  const sequences = listSequences(words, forms);
  // A word with up to a thousand forms: too many to list in an expression, and few enough to query.
  if (!sequences) return isOneTerm(words, forms) ? toBounds(all, NO_PAGE) : toBounds(NO_PAGE, all);
  const sure = anyOf(sequences.map((sequence) => toPhrase(sequence, forms)));
  const isDecided = sequences.every(({ terms }) => terms.length === 1);
  return toBounds(sure, isDecided ? NO_PAGE : allOf([all, containsJoined(words, forms)]));
}

function isOneTerm([word, ...others]: readonly QueryWord[], forms: TermForms): boolean {
  return (
    others.length === 0 &&
    (word?.alternatives ?? []).every(([term, ...more]) => term && more.length === 0 && isListed(term, forms))
  );
}

function isListed(term: QueryTerm, forms: TermForms): boolean {
  return term.match === 'exact' || term.match === 'prefix' || listFewForms(forms, term) !== undefined;
}

function boundNear(query: QueryNear, forms: TermForms): Bounds {
  const both = allOf([containsWords(query.left, forms), containsWords(query.right, forms)]);
  if (query.negated) {
    const left = boundQuery(query.left, forms);
    return {
      sure: left.sure === ANY_PAGE ? NO_PAGE : without(left.sure, containsWords(query.right, forms)),
      possible: left.possible,
      beyond: left.possible,
      crossesGaps: left.crossesGaps,
    };
  }
  const pairs = listPairs(query, forms);
  if (!pairs) return toBounds(NO_PAGE, both);
  const joined = allOf([both, containsJoined(listQueryWords(query), forms)]);
  const bounds = pairs.map(([left, right]) => boundPair(left, right, query));
  return {
    ...toBounds(
      anyOf(bounds.map(({ sure }) => sure)),
      anyOf([...bounds.map(({ beyond }) => beyond), joined]),
    ),
    crossesGaps: bounds.some(({ crossesGaps }) => crossesGaps),
  };
}

/** The same words are never both sides of a pair, and FTS5 knows no order: both are left to the tokens. */
function boundPair(left: Sequence, right: Sequence, { within, ordered }: QueryNear): Bounds {
  const near = toNear(left, right, within - 1);
  if (ordered) return toBounds(toFollowing(left, right) ?? NO_PAGE, near);
  if (!areDisjoint(left, right)) return toBounds(NO_PAGE, near);
  return { ...toBounds(near, NO_PAGE), crossesGaps: true };
}

function listPairs({ left, right }: QueryNear, forms: TermForms): [Sequence, Sequence][] | undefined {
  const [lefts, rights] = [listPlaces(left, forms), listPlaces(right, forms)];
  if (!lefts || !rights || lefts.length * rights.length > MOST_NEARS) return undefined;
  return lefts.flatMap((one) => rights.map((other): [Sequence, Sequence] => [one, other]));
}

/** Pages with all of the words that a part needs, in any position. */
function containsWords(query: Query, forms: TermForms): Expression {
  switch (query.kind) {
    case 'word':
      return containsWord(query, forms);
    case 'phrase':
      return allOf(query.words.map((word) => containsWord(word, forms)));
    case 'near': {
      const left = containsWords(query.left, forms);
      return query.negated ? left : allOf([left, containsWords(query.right, forms)]);
    }
    case 'and':
      return allOf(query.parts.map((part) => containsWords(part, forms)));
    case 'or':
      return anyOf(query.parts.map((part) => containsWords(part, forms)));
    default:
      return ANY_PAGE;
  }
}

function containsWord(word: QueryWord, forms: TermForms): Expression {
  const containsTerm = (term: QueryTerm) => anyOf([toTerm(term, forms), toJoinedTerm(term, forms)]);
  return anyOf(word.alternatives.map((run) => allOf(run.map(containsTerm))));
}

/** Pages on which a hyphen joins one of the terms. */
function containsJoined(words: readonly QueryWord[], forms: TermForms): Expression {
  const terms = words.flatMap(({ alternatives }) => alternatives.flat());
  return anyOf(terms.map((term) => toJoinedTerm(term, forms)));
}

function toTerm(term: QueryTerm, forms: TermForms): Expression {
  if (term.match === 'exact') return `"${term.term}"`;
  if (term.match === 'prefix') return `"${term.term}"*`;
  const known = listFewForms(forms, term);
  if (known) return anyOf(known.map((form) => `"${form}"`));
  const start = startOf(term);
  return start === '' ? ANY_PAGE : `"${start}"*`;
}

/** The term, if a hyphen joins it on some page. */
function toJoinedTerm(term: QueryTerm, forms: TermForms): Expression {
  const known = term.match === 'exact' ? [term.term] : listFewForms(forms, term);
  if (known) {
    const joined = known.filter((form) => forms.mayBeJoined(form, 'exact'));
    return anyOf(joined.map((form) => `"${JOINED}${form}"`));
  }
  const start = startOf(term);
  return forms.mayBeJoined(start, 'prefix') ? `"${JOINED}${start}"*` : NO_PAGE;
}
