import type { BoundaryChange, BoundaryDecision } from '#contract/documents/document.ts';
import { type Act, recordPageEvent } from '../database/audit-log.ts';
import type { Database, Queryable } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import { getBoundary } from './first-pages.ts';
import { drawDocuments, findNextStart, findPageBefore } from './rebuild-documents.ts';

/** The page of a decision. */
export interface DecidedPage {
  matterId: string;
  productionId: string;
  key: number;
  id: string;
  position: number;
}

/**
 * Splits or joins documents at a page, or reverts such a decision; with its event, in one transaction. Pages
 * keep their ids, numbers and tags: only the document to which they belong changes. `readFactsAgain` reads the facts
 * of the resulting documents, by their ids.
 */
export async function decideBoundary(
  database: Database,
  act: Act,
  page: DecidedPage,
  decision: BoundaryDecision['decision'],
  readFactsAgain: (transaction: Queryable, documentIds: readonly string[]) => Promise<void>,
): Promise<BoundaryChange> {
  return database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, page.matterId);
    const before = await transaction
      .selectFrom('page_boundary')
      .select('decision')
      .where('page_key', '=', page.key)
      .executeTakeFirst();
    await saveDecision(transaction, act, page, decision);
    const { productionId, position } = page;
    const to = await findNextStart(transaction, productionId, position);
    await drawDocuments(transaction, { productionId, from: position, to });
    const documentIds = await listDocumentsAround(transaction, page);
    await readFactsAgain(transaction, documentIds);
    await recordPageEvent(transaction, act, page, { type: eventOf(decision), pageId: page.id });
    return {
      pageId: page.id,
      before: before?.decision ?? null,
      boundary: await getBoundary(transaction, page.key),
      documentIds,
    };
  });
}

function eventOf(decision: BoundaryDecision['decision']) {
  if (decision === null) return 'boundary.restored';
  return decision === 'split' ? 'boundary.split' : 'boundary.joined';
}

async function saveDecision(
  database: Queryable,
  act: Act,
  page: DecidedPage,
  decision: BoundaryDecision['decision'],
): Promise<void> {
  const decided =
    decision === null
      ? { decision, decided_by: null, decided_at: null }
      : { decision, decided_by: act.actor, decided_at: act.at.toISOString() };
  await database
    .insertInto('page_boundary')
    .values({ page_key: page.key, score: 0, cues: jsonColumns.boundaryCues.write([]), ...decided })
    .onConflict((conflict) => conflict.column('page_key').doUpdateSet(decided))
    .execute();
}

/** The documents on both sides of a page's beginning: one if the page continues the one before. */
async function listDocumentsAround(database: Queryable, page: DecidedPage): Promise<string[]> {
  const before = await findPageBefore(database, page.productionId, page.position);
  const { document_id } = await database
    .selectFrom('page')
    .select('document_id')
    .where('key', '=', page.key)
    .executeTakeFirstOrThrow();
  return [...new Set([...(before ? [before.document_id] : []), document_id])];
}
