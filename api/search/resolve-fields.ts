import type { FieldValue } from '#contract/load-file.ts';
import { tokenize } from '#ingest';
import type { Queryable } from '../repositories/database.ts';
import {
  listDocumentFields,
  listFilePaths,
  listKeysWithFacts,
  listNames,
  type PageFact,
} from '../repositories/page-facts.ts';
import { type Holds, matchQuery } from './match-query.ts';
import { type Bound, listQueryFields, type Query, type QueryField, type TextField } from './query.ts';
import { syntaxError } from './syntax-error.ts';
import { toDay } from './to-day.ts';

/** Of each field of a query: the pages that have what it asks for. */
export type FieldPages = ReadonlyMap<QueryField, ReadonlySet<number>>;

/** Throws `query-syntax` for a tag or production that the matter does not have. */
export async function resolveFields(
  database: Queryable,
  matterId: string,
  query: Query,
  keys: readonly number[],
): Promise<FieldPages> {
  const pages = new Map<QueryField, Set<number>>();
  for (const field of listQueryFields(query)) {
    const facts = await toFacts(database, matterId, field);
    pages.set(field, new Set(await listKeysWithFacts(database, matterId, keys, facts)));
  }
  return pages;
}

export function holdsOn(pages: FieldPages, key: number): Holds {
  return (field) => pages.get(field)?.has(key) ?? false;
}

async function toFacts(database: Queryable, matterId: string, field: QueryField): Promise<PageFact[]> {
  const { test } = field;
  switch (test.field) {
    case 'tag':
    case 'production':
      return [{ kind: test.field, id: await getNamed(database, matterId, field, test.field, test.name) }];
    case 'source':
      return [{ kind: 'source', source: test.source }];
    case 'bates':
      return [{ kind: 'bates', readings: test.readings }];
    case 'confidence':
      return test.bounds.map(({ compare, value }) => ({ kind: 'confidence', compare, value: Number(value) }));
    case 'date':
      return [await findDocuments(database, matterId, (fields) => isDated(fields, test.bounds))];
    case 'file': {
      const files = await listFilePaths(database, matterId);
      const ids = files.filter(({ path }) => isSaid(path, test.value)).map(({ id }) => id);
      return [{ kind: 'files', ids }];
    }
    default:
      return [await findDocuments(database, matterId, (fields) => hasValue(fields, test.field, test.value))];
  }
}

/** A name that is not there is a slip of the pen, and no reason to find nothing. */
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

async function findDocuments(
  database: Queryable,
  matterId: string,
  isMeant: (fields: FieldValue[]) => boolean,
): Promise<PageFact> {
  const documents = await listDocumentFields(database, matterId);
  return { kind: 'documents', ids: documents.filter(({ fields }) => isMeant(fields)).map(({ id }) => id) };
}

function hasValue(fields: FieldValue[], field: TextField, value: Query): boolean {
  return fields.some((each) => each.field === field && each.values.some((text) => isSaid(text, value)));
}

/** The same language on a few words that stand on no page. */
function isSaid(text: string, value: Query): boolean {
  const words = [...text.matchAll(/\S+/gu)].map((match) => ({
    text: match[0],
    start: match.index,
    rect: { x: 0, y: 0, width: 0, height: 0 },
    confidence: 100,
  }));
  return matchQuery(value, tokenize(words, text)) !== undefined;
}

/** A document's date is when it was sent, else received, else made: the first that is given. */
function isDated(fields: FieldValue[], bounds: Bound[]): boolean {
  const dates = (['dateSent', 'dateReceived', 'dateCreated'] as const).flatMap(
    (name) => fields.find(({ field }) => field === name)?.values[0] ?? [],
  );
  const day = dates.map(toDay).find((known) => known !== undefined);
  return day !== undefined && bounds.every((bound) => isInBound(day.slice(0, bound.value.length), bound));
}

function isInBound(day: string, { compare, value }: Bound): boolean {
  switch (compare) {
    case '<':
      return day < value;
    case '<=':
      return day <= value;
    case '>':
      return day > value;
    case '>=':
      return day >= value;
  }
}
