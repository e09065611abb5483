import {
  type ChallengeStatus,
  challengeNames,
  type Withholding,
  type WithholdingCorrections,
  type WithholdingFilter,
  type WithholdingHistory,
  type WithholdingOrder,
  type WithholdingPatch,
} from '#contract/withholdings/withholding.ts';
import { chunk } from '../chunk.ts';
import { describeWithholdingChange } from '../contract/withholdings/describe-withholding-change.ts';
import { notFound } from '../errors.ts';
import { type Act, recordEvent, recordPageEvent } from '../repositories/database/audit-log.ts';
import type { Database, Queryable } from '../repositories/database/database.ts';
import { lockMatter } from '../repositories/database/lock-matter.ts';
import { getMergedNames } from '../repositories/documents/merged-names.ts';
import { listLogFacts } from '../repositories/withholdings/log-facts.ts';
import { replaceWithheldCodes } from '../repositories/withholdings/withheld-pages.ts';
import {
  findWithholdingRow,
  type LineKey,
  listLineKeys,
  listWithholdingRowsByKey,
} from '../repositories/withholdings/withholding-rows.ts';
import { listLineEvents, saveChallenge, saveSaidOfLine } from '../repositories/withholdings/withholdings.ts';
import { findPageByReference } from '../review/resolve-references.ts';
import { listLineChanges } from './describe-changes.ts';
import { type Line, readCorrections, toLine } from './to-withholding.ts';

/** Lines read at a time if all are requested, to limit memory and the wait of others. */
const CHUNK = 500;

/** Who reads the log; `withChallenge` for attorneys only. */
export interface LogReader {
  database: Queryable;
  matterId: string;
  withChallenge: boolean;
}

export async function listWithholdings(
  reader: LogReader,
  filter: WithholdingFilter,
  window: { order: WithholdingOrder; offset: number; limit: number },
): Promise<Withholding[]> {
  const keys = await listLineKeys(reader.database, reader.matterId, filter, window);
  return toWithholdings(reader, keys);
}

async function toWithholdings(reader: LogReader, keys: readonly LineKey[]): Promise<Withholding[]> {
  const { database, matterId, withChallenge } = reader;
  const rows = await listWithholdingRowsByKey(database, matterId, keys);
  const documents = [...new Set(rows.map(({ documentId }) => documentId))];
  const facts = await listLogFacts(database, matterId, documents);
  const names = await getMergedNames(database, matterId);
  const lines = rows.map((row) => toLine(row, { facts: facts.get(row.documentId), names, withChallenge }));
  return Promise.all(lines.map((line) => withOtherPage(reader, line)));
}

/** All lines that match a filter, a chunk at a time. */
export async function* eachWithholding(
  reader: LogReader,
  filter: WithholdingFilter,
  order: WithholdingOrder,
): AsyncGenerator<Withholding> {
  const { database, matterId } = reader;
  const keys = await listLineKeys(database, matterId, filter, { order });
  for (const some of chunk(keys, CHUNK)) {
    yield* await toWithholdings(reader, some);
    // SQLite answers synchronously: without a pause nobody else would be answered in the meantime.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Throws if the page has no withholding with this number. */
export async function getWithholding(reader: LogReader, pageId: string, part: number): Promise<Withholding> {
  const { line } = await getLine(reader, pageId, part);
  return withOtherPage(reader, line);
}

/** Saves a person's corrections of a line, with the event. */
export async function changeWithholding(
  database: Database,
  act: Act,
  at: { matterId: string; pageId: string; part: number },
  patch: WithholdingPatch,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, at.matterId);
    const reader = { database: transaction, matterId: at.matterId, withChallenge: false };
    const { line, row } = await getLine(reader, at.pageId, at.part);
    const corrections: WithholdingCorrections = {
      ...readCorrections(row),
      ...patch.corrections,
    };
    for (const name of patch.restore ?? []) delete corrections[name];
    const { otherVersion = line.otherVersion, ruling = line.ruling, note = line.note } = patch;
    await saveSaidOfLine(
      transaction,
      { pageKey: row.key, part: at.part },
      {
        ...{ corrections, otherVersion, ruling, note },
        changedBy: act.actor,
        changedAt: act.at.toISOString(),
      },
    );
    await replaceWithheldCodes(transaction, row.key);
    const changes = listLineChanges(line, (await getLine(reader, at.pageId, at.part)).line);
    if (changes.length === 0) return;
    const event = { type: 'withholding.changed' as const, pageId: at.pageId, part: at.part, changes };
    await recordPageEvent(transaction, act, { matterId: at.matterId, key: row.key }, event);
  });
}

/** Saves the attorneys' decision about a line. Its event appears in no page's history. */
export async function decideChallenge(
  database: Database,
  act: Act,
  at: { matterId: string; pageId: string; part: number },
  challenge: ChallengeStatus | null,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, at.matterId);
    const { matterId, pageId, part } = at;
    const row = await findWithholdingRow(transaction, matterId, pageId, part);
    if (!row) throw notFound('withholding');
    const { before } = await saveChallenge(transaction, { pageKey: row.key, part }, challenge);
    await recordEvent(transaction, act, matterId, {
      type: 'withholding.challenge-decided',
      ...{ pageId, part, before, after: challenge },
    });
  });
}

export async function listWithholdingHistory(
  { database, matterId, withChallenge }: LogReader,
  pageId: string,
  part: number,
): Promise<WithholdingHistory> {
  const events = await listLineEvents(database, { matterId, pageId, part }, withChallenge);
  return events.flatMap(({ at, actor: by, event }) => {
    if (event.type === 'withholding.changed') return [{ at, by, what: describeWithholdingChange(event) }];
    if (event.type !== 'withholding.challenge-decided') return [];
    const said = event.after === null ? 'not decided' : challengeNames[event.after];
    return [{ at, by, what: `challenge status: ${said}` }];
  });
}

async function getLine({ database, matterId, withChallenge }: LogReader, pageId: string, part: number) {
  const row = await findWithholdingRow(database, matterId, pageId, part);
  if (!row) throw notFound('withholding');
  const facts = await listLogFacts(database, matterId, [row.documentId]);
  const names = await getMergedNames(database, matterId);
  return { row, line: toLine(row, { facts: facts.get(row.documentId), names, withChallenge }) };
}

async function withOtherPage({ database, matterId }: LogReader, line: Line): Promise<Withholding> {
  const { otherVersion } = line;
  const page =
    otherVersion === null ? undefined : await findPageByReference(database, matterId, otherVersion);
  return { ...line, otherVersionPage: page?.id ?? null };
}
