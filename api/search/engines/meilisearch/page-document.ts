import { GAP } from '#ingest';
import { listDocumentsById } from '../../../repositories/catalogue-rows.ts';
import type { Queryable } from '../../../repositories/database.ts';
import { listPageDocuments, type PageDocumentRow } from '../../../repositories/page-documents.ts';
import { JOINED } from '../../../repositories/page-terms.ts';
import type { PageLabels } from '../../facets/catalogue.ts';
import { type DocumentFacts, monthOf, NO_FACTS, toDocumentFacts } from '../../facets/document-facts.ts';
import { readLabels } from '../../facets/read-catalogue.ts';

/** Grows with every change of what a record holds: an index of another shape is made anew. */
export const SHAPE = '3';

/**
 * A sign that the server goes across in no phrase, in place of a gap. It takes as many bytes (three), as the
 * server says where words stand in bytes.
 */
const BREAK = ' . ';

/** A page as the search server knows it: the values by which it is narrowed are those of the catalogue. */
export interface PageDocument {
  /** The page's. */
  id: string;
  matter: string;
  text: string;
  /** `optout` of `opt-out`. */
  joined: string;
  bates: string | null;
  /** These four as a load file or a person says. */
  subject: string[];
  from: string[];
  to: string[];
  cc: string[];
  /** The name of its file. */
  file: string;
  production: string;
  fileId: string;
  documentId: string;
  source: string;
  tags: string[];
  correspondents: string[];
  custodians: string[];
  kinds: string[];
  exemptions: string[];
  places: string[];
  month: string;
  reviewers: string[];
  reviewed: 'yes' | 'no';
}

const NOTHING_KNOWN = { facts: NO_FACTS, told: NO_FACTS.said };

/** The present state of pages, in the order of `keys`; with each its key. */
export async function listDocuments(
  database: Queryable,
  keys: readonly number[],
): Promise<{ key: number; document: PageDocument }[]> {
  const rows = new Map((await listPageDocuments(database, keys)).map((row) => [row.key, row]));
  const labelsOf = await readLabels(database, keys);
  const documentIds = [...new Set([...rows.values()].map(({ documentId }) => documentId))];
  const described = new Map(
    (await listDocumentsById(database, documentIds)).map((each) => [
      `${each.matterId}/${each.id}`,
      // What was read of a document stands on one of its pages, and is found there: its others don't say it.
      { facts: toDocumentFacts(each), told: toDocumentFacts({ ...each, read: [] }).said },
    ]),
  );
  return keys.flatMap((key) => {
    const row = rows.get(key);
    if (!row) return [];
    const { facts, told } = described.get(`${row.matterId}/${row.documentId}`) ?? NOTHING_KNOWN;
    return [{ key, document: { ...toDocument(row, facts, labelsOf(key)), ...toTold(told) } }];
  });
}

function toDocument(
  row: PageDocumentRow,
  facts: DocumentFacts,
  { tags, reviewers, exemptions, places }: PageLabels,
): Omit<PageDocument, keyof ReturnType<typeof toTold>> {
  return {
    id: row.id,
    matter: row.matterId,
    text: row.text.replaceAll(GAP, BREAK),
    joined: row.joined.replaceAll(JOINED, ''),
    bates: row.bates,
    file: row.file,
    production: row.productionId,
    fileId: row.fileId,
    documentId: row.documentId,
    source: row.source,
    tags: [...tags],
    correspondents: [...facts.correspondents],
    custodians: [...facts.custodians],
    kinds: [...facts.kinds],
    exemptions: [...exemptions],
    places: [...places],
    month: monthOf(facts),
    reviewers: [...reviewers],
    reviewed: reviewers.length > 0 ? 'yes' : 'no',
  };
}

function toTold({ subject, from, to, cc }: DocumentFacts['said']) {
  return { subject: [...subject], from: [...from], to: [...to], cc: [...cc] };
}
