import type { ExpressionBuilder } from 'kysely';
import type { TextVersion } from '#contract/pages/page-text.ts';
import { countWords, tokenize, type Word } from '#ingest';
import { type Act, recordPageEvent } from '../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import type { Schema } from '../database/schema/schema.ts';
import { anchorPassages } from '../review/anchor-passages.ts';
import { replaceTerms } from '../search/page-terms.ts';
import { decodeWords, encodeWords } from './encode-words.ts';
import { NOT_READ } from './page-filter.ts';
import type { StoredText } from './pages.ts';
import { replacePlaces } from './place-names.ts';
import { withoutQuotes } from './without-quotes.ts';

/** The versions of a page's text, newest first. */
export async function listTextVersions(database: Queryable, pageKey: number): Promise<TextVersion[]> {
  const rows = await database
    .selectFrom('page_text')
    .innerJoin('page', 'page.key', 'page_text.page_key')
    .leftJoin('user', 'user.name', 'page_text.created_by')
    .select([
      'page_text.version',
      'page_text.source',
      'page_text.reason',
      'page_text.confidence',
      'page_text.text',
      'page_text.word_count as words',
      'page_text.created_at as at',
      'page_text.created_by',
      'user.display_name',
      'page.text_version as in_use',
    ])
    .where('page_text.page_key', '=', pageKey)
    .orderBy('page_text.version', 'desc')
    .execute();
  return rows.map(({ created_by, display_name, in_use, ...row }) => ({
    ...row,
    reason: withoutQuotes(row.reason),
    by: display_name ?? created_by,
    inUse: row.version === in_use,
  }));
}

/** One version with its words; undefined where the page has no such version. */
export async function findText(
  database: Queryable,
  pageKey: number,
  version: number,
): Promise<StoredText | undefined> {
  const row = await database
    .selectFrom('page_text')
    .select(['source', 'reason', 'confidence', 'text', 'words'])
    .where('page_key', '=', pageKey)
    .where('version', '=', version)
    .executeTakeFirst();
  return row && { ...row, reason: withoutQuotes(row.reason), words: decodeWords(row.words, row.text) };
}

/**
 * The version of a page that shows how it was read: the newest that no person wrote. A recognition requested
 * by a person counts only while it, or a correction made after it, is in use.
 */
function isTextAsRead(eb: ExpressionBuilder<Schema, 'page' | 'page_text'>) {
  return eb.and([
    eb('page_text.page_key', '=', eb.ref('page.key')),
    eb('page_text.version', '=', (versions) =>
      versions
        .selectFrom('page_text as read')
        .select((read) => read.fn.max('read.version').as('version'))
        .whereRef('read.page_key', '=', 'page.key')
        .where('read.source', 'not in', NOT_READ)
        .where((read) =>
          read.or([
            read('read.created_by', 'is', null),
            read('read.version', '<=', read.ref('page.text_version')),
          ]),
        ),
    ),
  ]);
}

/**
 * Keeps the source by which pages are counted consistent with their versions; in the transaction that changes
 * these.
 */
export async function noteHowRead(database: Queryable, pageKey: number): Promise<void> {
  const { source } = await getTextAsRead(database, pageKey);
  await database.updateTable('main.page').set({ read_as: source }).where('key', '=', pageKey).execute();
}

/** How the page was read, before any correction by a person. */
export async function getTextAsRead(database: Queryable, pageKey: number) {
  return database
    .selectFrom('page')
    .innerJoin('page_text', 'page_text.page_key', 'page.key')
    .where(isTextAsRead)
    .select(['page_text.source', 'page_text.confidence'])
    .where('page.key', '=', pageKey)
    .executeTakeFirstOrThrow();
}

/** Adds a version beside the earlier ones, without putting it to use. Returns its number. */
export async function addTextVersion(
  database: Queryable,
  pageKey: number,
  text: StoredText,
  written: { by: string | null; at: Date },
): Promise<number> {
  const { last } = await database
    .selectFrom('page_text')
    .select((eb) => eb.fn.max<number | null>('version').as('last'))
    .where('page_key', '=', pageKey)
    .executeTakeFirstOrThrow();
  const version = (last ?? 0) + 1;
  await insertTextVersion(database, pageKey, version, text, written);
  return version;
}

/** Adds the version with this number, which must be new for the page. */
export async function insertTextVersion(
  database: Queryable,
  pageKey: number,
  version: number,
  text: StoredText,
  written: { by: string | null; at: Date },
): Promise<void> {
  await database
    .insertInto('page_text')
    .values({
      page_key: pageKey,
      version,
      source: text.source,
      reason: text.reason,
      confidence: text.confidence,
      text: text.text,
      words: encodeWords(text.words),
      word_count: countWords(text.words),
      created_at: written.at.toISOString(),
      created_by: written.by,
    })
    .execute();
}

/** Puts a version to use: page, index, places and passages change together, in the caller's transaction. */
export async function putTextToUse(
  tx: Tx,
  pageKey: number,
  version: number,
  { text, words }: { text: string; words: Word[] },
): Promise<void> {
  await tx.updateTable('main.page').set({ text_version: version }).where('key', '=', pageKey).execute();
  await replaceTerms(tx, pageKey, tokenize(words, text));
  await replacePlaces(tx, pageKey, text);
  await anchorPassages(tx, pageKey, version, words);
}

/** The page of a decision about its text, and the version that the person saw in use. */
export interface PageSeen {
  matterId: string;
  id: string;
  key: number;
  version: number;
}

/**
 * Adds a corrected text and puts it to use. Returns its version; undefined, with nothing changed, if another
 * version came into use meanwhile.
 */
export async function correctText(
  database: Database,
  act: Act,
  page: PageSeen,
  text: StoredText,
): Promise<number | undefined> {
  return database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, page.matterId);
    if (!(await isStillInUse(transaction, page))) return undefined;
    const version = await addTextVersion(transaction, page.key, text, { by: act.actor, at: act.at });
    await putTextToUse(transaction, page.key, version, text);
    await noteHowRead(transaction, page.key);
    await recordPageEvent(transaction, act, page, { type: 'text.corrected', ...changeOf(page, version) });
    return version;
  });
}

/** Puts a version of a page's text to use again. Returns false if another one came into use meanwhile. */
export async function chooseText(
  database: Database,
  act: Act,
  page: PageSeen,
  version: number,
  text: StoredText,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, page.matterId);
    if (!(await isStillInUse(transaction, page))) return false;
    await putTextToUse(transaction, page.key, version, text);
    await noteHowRead(transaction, page.key);
    await recordPageEvent(transaction, act, page, { type: 'text.chosen', ...changeOf(page, version) });
    return true;
  });
}

async function isStillInUse(database: Queryable, page: PageSeen): Promise<boolean> {
  const now = await database
    .selectFrom('page')
    .select('text_version')
    .where('key', '=', page.key)
    .executeTakeFirstOrThrow();
  return now.text_version === page.version;
}

function changeOf(page: PageSeen, version: number): { pageId: string; version: number; before: number } {
  return { pageId: page.id, version, before: page.version };
}
