import { type Expression, type SqlBool, sql } from 'kysely';
import type { DocumentFact, DocumentKind, FactName } from '#contract/document.ts';
import type { DocumentField, FieldValue } from '#contract/load-file.ts';
import type { WithholdingValues } from '#contract/withholding.ts';
import type { Queryable } from './database.ts';

/** What the withholding log says of the document that a page belongs to. */
export type LogFacts = Pick<WithholdingValues, 'kind' | 'date' | 'subject' | 'from' | 'to'>;

export const NO_FACTS: LogFacts = { kind: null, date: null, subject: null, from: [], to: [] };

/**
 * Facts of documents by their ids: as a person typed them, else as a load file gives them, else as they
 * were read.
 */
export async function listLogFacts(
  database: Queryable,
  matterId: string,
  documentIds: readonly string[],
): Promise<Map<string, LogFacts>> {
  const wanted = sql`(select value from json_each(${JSON.stringify(documentIds)}))`;
  const loaded = await database
    .selectFrom('document')
    .select(['id', 'fields'])
    .where('matter_id', '=', matterId)
    .where(sql<boolean>`id in ${wanted}`)
    .execute();
  const known = await database
    .selectFrom('document_facts')
    .select(['document_id', 'facts', 'typed'])
    .where('matter_id', '=', matterId)
    .where(sql<boolean>`document_id in ${wanted}`)
    .execute();
  const fieldsOf = new Map(loaded.map(({ id, fields }) => [id, JSON.parse(fields) as FieldValue[]]));
  const factsOf = new Map(known.map((row) => [row.document_id, row]));
  return new Map(
    documentIds.map((id) => {
      const row = factsOf.get(id);
      const read = JSON.parse(row?.facts ?? '[]') as DocumentFact[];
      const typed = JSON.parse(row?.typed ?? '{}') as Partial<Record<FactName, string[]>>;
      return [id, toFacts(typed, fieldsOf.get(id) ?? [], read)];
    }),
  );
}

function toFacts(
  typed: Partial<Record<FactName, string[]>>,
  fields: readonly FieldValue[],
  read: readonly DocumentFact[],
): LogFacts {
  const find = (name: FactName, ...columns: DocumentField[]) =>
    typed[name] ?? findField(fields, columns) ?? read.find((fact) => fact.name === name)?.values ?? [];
  const dates = [...find('sent', 'dateSent'), ...find('date', 'dateCreated')];
  return {
    kind: (find('kind')[0] as DocumentKind | undefined) ?? null,
    date: dates.map(toDate).find((date) => date !== undefined) ?? null,
    subject: find('title', 'subject', 'title')[0] ?? null,
    from: find('from', 'from', 'author'),
    to: find('to', 'to'),
  };
}

function findField(fields: readonly FieldValue[], columns: readonly DocumentField[]): string[] | undefined {
  return columns
    .map((column) => fields.find(({ field }) => field === column)?.values)
    .find((values) => values !== undefined);
}

/** A load file writes 2009-08-14, 20090814 or, in the United States, 08/14/2009. */
function toDate(text: string): string | undefined {
  const plain = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(text) ?? undefined;
  if (plain) return plain.slice(1, 4).join('-');
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/.exec(text);
  if (american) {
    const [, month = '', day = '', year = ''] = american;
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
  return /^\d{4}(?:-\d{2})?$/.test(text) ? text : undefined;
}

/** True of pages whose document is of a kind, by what was typed or read. */
export function isOfKind(
  document: Expression<string>,
  matterId: string,
  kind: DocumentKind,
): Expression<SqlBool> {
  return sql<boolean>`${document} in (
    select document_id from document_facts where matter_id = ${matterId} and ${kind} =
      case when json_type(typed, '$.kind') is not null then json_extract(typed, '$.kind[0]')
      else (select json_extract(value, '$.values[0]') from json_each(facts)
            where json_extract(value, '$.name') = 'kind') end)`;
}
