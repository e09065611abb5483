import type { LRUCache } from 'lru-cache';
import { chunk } from '../../chunk.ts';
import type { Queryable } from '../../repositories/database/database.ts';
import { listKeysMatching } from '../../repositories/search/page-terms.ts';
import { boundQuery, HOLDS_GAP, isTextQuery } from '../engines/bound-query.ts';
import { ANY_PAGE, anyOf, type Expression, NO_PAGE } from '../engines/expressions.ts';
import { toPhrase } from '../engines/sequences.ts';
import { listWideForms, type TermForms } from '../engines/term-forms.ts';
import type { Query, QueryWord } from '../language/query.ts';
import { matchesQuery } from './match-query.ts';
import { PageSet } from './page-set.ts';
import { readPageTerms } from './read-page-terms.ts';
import { type FieldPages, holdsOn } from './resolve-fields.ts';
import { StepBudget } from './step-budget.ts';

/** Every page in `sure` matches; every page that matches is in `possible`. */
interface Found {
  sure: PageSet;
  possible: PageSet;
}

/** What a query is evaluated against. */
export interface Evaluation {
  database: Queryable;
  /** The pages to search. */
  scope: PageSet;
  forms: TermForms;
  fields: FieldPages;
  /** Earlier answers of the index, valid while it is the same index. */
  answered: LRUCache<string, PageSet>;
}

/** Number of forms of a word queried together: each is tested on each page that any of them finds. */
const FORMS_AT_ONCE = 8;

/**
 * The pages of a scope that match. The index decides as far as it can; otherwise each page's own tokens do.
 * Throws `too-costly`.
 */
export async function findPages(query: Query, evaluation: Evaluation): Promise<PageSet> {
  const { scope } = evaluation;
  const { sure, possible } = await bound(query, evaluation);
  const found = sure.and(scope);
  const open = possible.minus(sure).and(scope);
  for (const key of await listMatching(query, open.toKeys(), evaluation)) found.add(key);
  return found;
}

async function bound(query: Query, evaluation: Evaluation): Promise<Found> {
  if (isTextQuery(query, evaluation.forms)) return askIndex(query, evaluation);
  switch (query.kind) {
    case 'word': {
      const pages = await listWithWideWord(query, evaluation);
      return { sure: pages, possible: pages };
    }
    case 'field': {
      const pages = evaluation.fields.get(query) ?? PageSet.empty();
      return { sure: pages, possible: pages };
    }
    case 'not': {
      const { sure, possible } = await bound(query.part, evaluation);
      return { sure: evaluation.scope.minus(possible), possible: evaluation.scope.minus(sure) };
    }
    case 'and':
      return boundParts(query.kind, query.parts, evaluation, (one, other) => one.and(other));
    case 'or':
      return boundParts(query.kind, query.parts, evaluation, (one, other) => one.or(other));
    default:
      throw new Error(`A query of kind ${query.kind} is of text.`);
  }
}

/** All text parts go to the index as one query: it is fastest if it can exclude pages early. */
async function boundParts(
  kind: 'and' | 'or',
  parts: readonly Query[],
  evaluation: Evaluation,
  join: (one: PageSet, other: PageSet) => PageSet,
): Promise<Found> {
  const ofText = parts.filter((part) => isTextQuery(part, evaluation.forms));
  const others = parts.filter((part) => !isTextQuery(part, evaluation.forms));
  const together: Query[] = ofText.length > 1 ? [{ kind, parts: ofText, at: 0, end: 0 }] : ofText;
  const found: Found[] = parts.length === 0 ? [{ sure: evaluation.scope, possible: evaluation.scope }] : [];
  for (const part of [...together, ...others]) found.push(await bound(part, evaluation));
  return found.reduce((all, each) => ({
    sure: join(all.sure, each.sure),
    possible: join(all.possible, each.possible),
  }));
}

async function askIndex(query: Query, evaluation: Evaluation): Promise<Found> {
  const bounds = boundQuery(query, evaluation.forms);
  const sure = await listPages(bounds.sure, evaluation);
  const possible = sure.or(await listPages(bounds.beyond, evaluation));
  if (!bounds.crossesGaps) return { sure, possible };
  // As sets: in one expression, each of its distances would be evaluated twice.
  return { sure: sure.minus(await listPages(HOLDS_GAP, evaluation)), possible };
}

/**
 * For a word with thousands of forms: queried some at a time, because each page is tested against all of an
 * expression.
 */
async function listWithWideWord(
  word: QueryWord,
  { database, forms, answered }: Evaluation,
): Promise<PageSet> {
  const name = `every form of ${word.written}`;
  const known = answered.get(name);
  if (known) return known;
  const all = listWideForms(forms, word) ?? [];
  let pages = PageSet.empty();
  for (const some of chunk(all, FORMS_AT_ONCE)) {
    const phrases = some.map((form) => toPhrase({ terms: [form], isOpen: false }, forms));
    pages = pages.or(PageSet.of(await listKeysMatching(database, anyOf(phrases) ?? NO_PAGE)));
  }
  answered.set(name, pages);
  return pages;
}

async function listPages(
  expression: Expression,
  { database, scope, answered }: Evaluation,
): Promise<PageSet> {
  if (expression === ANY_PAGE) return scope;
  if (expression === NO_PAGE) return PageSet.empty();
  const known = answered.get(expression);
  if (known) return known;
  const pages = PageSet.of(await listKeysMatching(database, expression));
  answered.set(expression, pages);
  return pages;
}

async function listMatching(
  query: Query,
  keys: readonly number[],
  evaluation: Evaluation,
): Promise<number[]> {
  const { database, fields, forms } = evaluation;
  const budget = new StepBudget();
  const matching: number[] = [];
  for await (const { key, terms } of readPageTerms(database, query, keys, forms)) {
    if (matchesQuery(query, terms, budget, holdsOn(fields, key))) matching.push(key);
  }
  return matching;
}
