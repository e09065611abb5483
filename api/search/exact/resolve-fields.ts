import type { TextSource } from '#contract/pages/page.ts';
import { tokenize } from '#ingest';
import type { Queryable } from '../../repositories/database/database.ts';
import { listUsers } from '../../repositories/people/users.ts';
import { listCoveragePages } from '../../repositories/reports/coverage-counts.ts';
import { findBatchByName, listBatchKeys, listBatchNames } from '../../repositories/review/batches/batches.ts';
import { listKeysWithTaggedPassage } from '../../repositories/review/passages.ts';
import {
  listFilePaths,
  listKeysWithFact,
  listNames,
  listNotesOfPages,
} from '../../repositories/search/page-facts.ts';
import { type Catalog, NONE } from '../facets/catalog.ts';
import type { DocumentFacts } from '../facets/document-facts.ts';
import { listClaiming } from '../facets/exemptions.ts';
import { listWhere, rememberByNumber } from '../facets/narrow-pages.ts';
import { type Bound, listQueryFields, type Query, type QueryField } from '../language/query.ts';
import { syntaxError } from '../language/syntax-error.ts';
import { writeQuery } from '../language/write-query.ts';
import { type Holds, matchQuery } from './match-query.ts';
import { PageSet } from './page-set.ts';

/** For each field of a query, the pages that satisfy it; may include pages of other matters. */
export type FieldPages = ReadonlyMap<QueryField, PageSet>;

/** Throws `query-syntax` for a tag or production that the matter does not have. */
export async function resolveFields(
  database: Queryable,
  catalog: Catalog,
  matterId: string,
  query: Query,
): Promise<FieldPages> {
  const pages = new Map<QueryField, PageSet>();
  for (const field of listQueryFields(query))
    pages.set(field, await resolveField(database, catalog, matterId, field));
  return pages;
}

export function holdsOn(pages: FieldPages, key: number): Holds {
  return (field) => pages.get(field)?.has(key) ?? false;
}

async function resolveField(
  database: Queryable,
  catalog: Catalog,
  matterId: string,
  field: QueryField,
): Promise<PageSet> {
  const { test } = field;
  const scope = catalog.pagesOf(matterId);
  switch (test.field) {
    case 'tag': {
      const tagId = await getNamed(database, matterId, field, 'tag', test.name);
      return catalog.tags.get(tagId) ?? PageSet.empty();
    }
    case 'passage': {
      const tagId = await getNamed(database, matterId, field, 'tag', test.name);
      return PageSet.of(await listKeysWithTaggedPassage(database, tagId));
    }
    case 'production': {
      const id = await getNamed(database, matterId, field, 'production', test.name);
      const number = catalog.productions.find(id);
      return listWhere(scope, (key) => catalog.productionOf(key) === number);
    }
    case 'batch':
      return PageSet.of(await listKeysOfBatch(database, matterId, field, test.name));
    case 'source':
      return listOfSource(catalog, scope, test.source);
    case 'confidence':
      return listWhere(scope, (key) => isSure(catalog.confidenceOf(key), test.bounds));
    case 'bates':
      return PageSet.of(
        await listKeysWithFact(database, matterId, { kind: 'bates', interpretations: test.interpretations }),
      );
    case 'file': {
      const files = await listFilePaths(database, matterId);
      const ids = files.filter(({ path }) => isSaid(path, test.value)).map(({ id }) => id);
      return PageSet.of(await listKeysWithFact(database, matterId, { kind: 'files', ids }));
    }
    case 'exemption':
      return listClaiming(catalog.exemptions, test.asked);
    case 'note': {
      const notes = await listNotesOfPages(database, matterId);
      return PageSet.of(notes.filter(({ note }) => isSaid(note, test.value)).map(({ key }) => key));
    }
    case 'state':
      return catalog.states.get(test.state) ?? PageSet.empty();
    case 'level':
      return catalog.levels.get(test.level) ?? PageSet.empty();
    case 'reviewed':
      return listWhere(scope, (key) => catalog.reviewed.has(key) === (test.reviewed === 'yes'));
    case 'seen':
      return PageSet.of(await listCoveragePages(database, matterId, test.seen === 'yes' ? 'seen' : 'unseen'));
    case 'by':
      return listDecidedBy(database, catalog, field, test.value);
    case 'date':
      return listOfDocuments(catalog, scope, ({ day }) => isDated(day, test.bounds));
    default:
      return listOfDocuments(catalog, scope, ({ said }) =>
        said[test.field].some((text) => isSaid(text, test.value)),
      );
  }
}

function listOfSource(catalog: Catalog, scope: PageSet, source: TextSource): PageSet {
  const number = catalog.sources.find(source);
  return listWhere(scope, (key) => catalog.sourceOf(key) === number);
}

function listOfDocuments(
  catalog: Catalog,
  scope: PageSet,
  isMeant: (facts: DocumentFacts) => boolean,
): PageSet {
  const isMeantByNumber = rememberByNumber((document) => isMeant(catalog.factsOf(document)));
  return listWhere(scope, (key) => isMeantByNumber(catalog.documentOf(key)));
}

/** An unknown name is probably a typing error, and must not silently find nothing. */
async function getNamed(
  database: Queryable,
  matterId: string,
  { at }: QueryField,
  of: 'tag' | 'production',
  name: string,
): Promise<string> {
  const names = await listNames(database, matterId, of);
  const found = names.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (found) return found.id;
  const known = names.map((each) => `${of}:"${each.name}"`).join(', ');
  throw syntaxError(`There is no ${of} “${name}”.${known ? ` There is ${known}` : ''}`, at);
}

/** By name or number. An unknown one is probably a typing error, and must not silently find nothing. */
async function listKeysOfBatch(
  database: Queryable,
  matterId: string,
  { at }: QueryField,
  name: string,
): Promise<number[]> {
  const batches = await listBatchNames(database, matterId);
  const found = findBatchByName(batches, name);
  if (found) return listBatchKeys(database, found.id, 'all');
  const last = batches.at(-1);
  const known = last ? ` There are batch:1 to batch:${last.number}, for example batch:"${last.name}"` : '';
  throw syntaxError(`There is no batch “${name}”.${known}`, at);
}

/** An unknown person is probably a typing error; a user who decided nothing yet is known. */
async function listDecidedBy(
  database: Queryable,
  catalog: Catalog,
  { at }: QueryField,
  value: Query,
): Promise<PageSet> {
  const users = await listUsers(database);
  const known = new Map(users.map((user) => [user.name, `${user.name} ${user.display_name}`]));
  for (const name of catalog.reviewers.keys()) if (!known.has(name)) known.set(name, name);
  const meant = [...known].filter(([, said]) => isSaid(said, value)).map(([name]) => name);
  if (meant.length === 0) throw syntaxError(`There is nobody called ${writeQuery(value)}.`, at);
  return meant.reduce(
    (pages, name) => pages.or(catalog.reviewers.get(name) ?? PageSet.empty()),
    PageSet.empty(),
  );
}

/** Evaluates the same language on a few words that are on no page. */
function isSaid(text: string, value: Query): boolean {
  const words = [...text.matchAll(/\S+/gu)].map((match) => ({
    text: match[0],
    start: match.index,
    rect: { x: 0, y: 0, width: 0, height: 0 },
    confidence: 100,
  }));
  return matchQuery(value, tokenize(words, text)) !== undefined;
}

function isSure(confidence: number, bounds: Bound[]): boolean {
  return (
    confidence !== NONE && bounds.every((bound) => compares(confidence, bound.compare, Number(bound.value)))
  );
}

function isDated(day: string | undefined, bounds: Bound[]): boolean {
  return (
    day !== undefined && bounds.every((bound) => compares(fillDate(day, bound), bound.compare, bound.value))
  );
}

/**
 * Completed to the length of the value it is compared with. For a month or a year, the last day must be
 * before, and the first must be after.
 */
function fillDate(day: string, { compare, value }: Bound): string {
  const rest = compare.startsWith('<') ? '-99-99' : '-00-00';
  return (day.length === '2009'.length ? day + rest : day + rest.slice(3)).slice(0, value.length);
}

function compares<Value extends string | number>(
  one: Value,
  compare: Bound['compare'],
  other: Value,
): boolean {
  switch (compare) {
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    case '>':
      return one > other;
    case '>=':
      return one >= other;
  }
}
