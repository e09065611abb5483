import { sql } from 'kysely';
import type { DocumentFact, FactName } from '#contract/documents/document.ts';
import type { FieldValue } from '#contract/intake/load-file.ts';
import { type Act, recordPageEvent } from '../database/audit-log.ts';
import type { Database, Queryable } from '../database/database.ts';
import type { Json } from '../database/json-column.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import { tableOf } from '../database/sqlite-sql.ts';
import { findFactsInForce } from './find-facts-in-force.ts';
import { getMergedNames } from './merged-names.ts';

export type TypedFacts = Partial<Record<FactName, string[]>>;

/** The facts read from a document. */
export interface FindingsOfDocument {
  documentId: string;
  facts: DocumentFact[];
  /** The document to which it was attached, according to the text; undefined if that was not looked for. */
  parentId?: string | null;
}

/** Stores the facts read from documents; values typed by people are kept, and stay in force. */
export async function saveFactsRead(
  database: Queryable,
  matterId: string,
  documents: readonly FindingsOfDocument[],
): Promise<void> {
  for (const { documentId, facts, parentId } of documents) {
    const row = {
      facts: jsonColumns.factsRead.write(facts),
      ...(parentId === undefined ? {} : { parent_read: parentId }),
    };
    await database
      .insertInto('main.document_facts')
      .values({ matter_id: matterId, document_id: documentId, ...row })
      .onConflict((conflict) =>
        conflict
          .columns(['matter_id', 'document_id'])
          .doUpdateSet(row)
          // An update that changes nothing would put the pages into the change feed.
          .where((eb) =>
            eb.or([
              eb('main.document_facts.facts', '!=', row.facts),
              ...(parentId === undefined
                ? []
                : [eb('main.document_facts.parent_read', 'is distinct from', parentId)]),
            ]),
          ),
      )
      .execute();
    await noteDate(database, matterId, documentId);
  }
}

/** Keeps the date used by the timeline consistent with the facts; in the transaction that changes these. */
async function noteDate(database: Queryable, matterId: string, documentId: string): Promise<void> {
  const facts = (await readFacts(database, matterId, [documentId], 'main.')).get(documentId) ?? [];
  const find = (name: FactName) => facts.find((fact) => fact.name === name)?.values[0];
  const date = find('sent') ?? find('date') ?? null;
  await database
    .updateTable('main.document_facts')
    .set({ date })
    .where('matter_id', '=', matterId)
    .where('document_id', '=', documentId)
    .where('date', 'is distinct from', date)
    .execute();
}

/** The facts in force of a document. */
export async function getFacts(
  database: Queryable,
  matterId: string,
  documentId: string,
): Promise<DocumentFact[]> {
  return (await listFacts(database, matterId, [documentId])).get(documentId) ?? [];
}

/** The facts in force of documents, by document. */
export async function listFacts(
  database: Queryable,
  matterId: string,
  documentIds: readonly string[],
): Promise<Map<string, DocumentFact[]>> {
  return readFacts(database, matterId, documentIds, '');
}

/** With `main.`, also those of documents whose first page is sequestered. */
async function readFacts(
  database: Queryable,
  matterId: string,
  documentIds: readonly string[],
  schema: '' | 'main.',
): Promise<Map<string, DocumentFact[]>> {
  const [facts, documents] = [sql.table(`${schema}document_facts`), sql.table(`${schema}document`)];
  const { rows } = await sql<{
    id: string;
    facts: Json<DocumentFact[]> | null;
    typed: Json<TypedFacts> | null;
    fields: Json<FieldValue[]> | null;
  }>`
    select wanted.value as id, document_facts.facts, document_facts.typed, document.fields
    from ${tableOf(documentIds)} as wanted
    left join ${facts} as document_facts
      on document_facts.matter_id = ${matterId} and document_facts.document_id = wanted.value
    left join ${documents} as document
      on document.matter_id = ${matterId} and document.id = wanted.value`.execute(database);
  const names = await getMergedNames(database, matterId);
  return new Map(
    rows.map(({ id, facts, typed, fields }) => [
      id,
      findFactsInForce({
        read: jsonColumns.factsRead.readOrNull(facts, id) ?? [],
        typed: jsonColumns.factsTyped.readOrNull(typed, id) ?? {},
        fields: jsonColumns.documentFields.readOrNull(fields, id) ?? [],
        names,
      }),
    ]),
  );
}

/** The first page of a document, to which decisions about it are attached. */
export interface FirstPage {
  matterId: string;
  key: number;
  id: string;
  documentId: string;
}

/** Puts a person's value for a fact in force; with null, the one read. With its event, in one transaction. */
export async function typeFact(
  database: Database,
  act: Act,
  page: FirstPage,
  name: FactName,
  values: string[] | null,
): Promise<void> {
  const { matterId, documentId } = page;
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    const before = await transaction
      .selectFrom('main.document_facts')
      .select('typed')
      .where('matter_id', '=', matterId)
      .where('document_id', '=', documentId)
      .executeTakeFirst();
    const typed = before ? jsonColumns.factsTyped.read(before.typed, documentId) : {};
    if (values === null) delete typed[name];
    else typed[name] = values;
    const row = { typed: jsonColumns.factsTyped.write(typed) };
    await transaction
      .insertInto('main.document_facts')
      .values({ matter_id: matterId, document_id: documentId, ...row })
      .onConflict((conflict) => conflict.columns(['matter_id', 'document_id']).doUpdateSet(row))
      .execute();
    await noteDate(transaction, matterId, documentId);
    await recordPageEvent(transaction, act, page, {
      type: 'fact.typed',
      pageId: page.id,
      fact: name,
      values,
    });
  });
}

/** Attaches a document to its parent; with null, detaches it. */
export async function setParent(
  database: Database,
  act: Act,
  page: FirstPage,
  parentId: string | null,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, page.matterId);
    const row = { parent_typed: parentId, is_parent_typed: 1 };
    await transaction
      .insertInto('main.document_facts')
      .values({ matter_id: page.matterId, document_id: page.documentId, ...row })
      .onConflict((conflict) => conflict.columns(['matter_id', 'document_id']).doUpdateSet(row))
      .execute();
    await recordPageEvent(transaction, act, page, { type: 'parent.set', pageId: page.id, parentId });
  });
}
