import { type Expression, type SqlBool, sql } from 'kysely';
import { type DocumentFact, DocumentKind, type FactName } from '#contract/documents/document.ts';
import type { WithholdingValues } from '#contract/withholdings/withholding.ts';
import type { Queryable } from '../database/database.ts';
import { anyOf, fieldOf, hasField, itemsOf } from '../database/sqlite-sql.ts';
import { listFacts } from '../documents/document-facts.ts';

/** What the withholding log says about the document to which a page belongs. */
export type LogFacts = Pick<WithholdingValues, 'kind' | 'date' | 'subject' | 'from' | 'to'>;

export const NO_FACTS: LogFacts = { kind: null, date: null, subject: null, from: [], to: [] };

/** The facts in force of documents, by their ids. */
export async function listLogFacts(
  database: Queryable,
  matterId: string,
  documentIds: readonly string[],
): Promise<Map<string, LogFacts>> {
  const facts = await listFacts(database, matterId, documentIds);
  return new Map([...facts].map(([id, known]) => [id, toLogFacts(known)]));
}

function toLogFacts(facts: readonly DocumentFact[]): LogFacts {
  const valuesOf = (name: FactName) => facts.find((fact) => fact.name === name)?.values ?? [];
  return {
    kind: DocumentKind.nullable().catch(null).parse(valuesOf('kind')[0]),
    date: valuesOf('sent')[0] ?? valuesOf('date')[0] ?? null,
    subject: valuesOf('title')[0] ?? null,
    from: valuesOf('from'),
    to: valuesOf('to'),
  };
}

/** The kind for a load file's document type, if it is one; as in find-facts-in-force.ts. */
const KIND_GIVEN = sql`(
  select case
    when kind like 'email%' or kind like 'e-mail%' then 'email'
    when kind in ${anyOf(DocumentKind.options)} then kind end
  from (select lower(${fieldOf(sql`value`, 'values[0]')}) as kind from ${itemsOf(sql`document.fields`)}
        where ${fieldOf(sql`value`, 'field')} = 'documentType' limit 1))`;

const KIND_READ = sql`(
  select ${fieldOf(sql`value`, 'values[0]')} from ${itemsOf(sql`document_facts.facts`)}
  where ${fieldOf(sql`value`, 'name')} = 'kind')`;

const TYPED = sql`document_facts.typed`;

/** True for pages whose document has a kind, by the facts in force; evaluated once for all pages. */
export function hasKind(
  document: Expression<string>,
  matterId: string,
  kind: DocumentKind,
): Expression<SqlBool> {
  return sql<boolean>`${document} in (
    select known.id
    from (select document_id as id from document_facts where matter_id = ${matterId}
          union select id from document where matter_id = ${matterId}) as known
    left join document_facts on document_facts.matter_id = ${matterId} and document_facts.document_id = known.id
    left join document on document.matter_id = ${matterId} and document.id = known.id
    where ${kind} = case
      when ${hasField(TYPED, 'kind')} then ${fieldOf(TYPED, 'kind[0]')}
      else coalesce(${KIND_GIVEN}, ${KIND_READ}) end)`;
}
