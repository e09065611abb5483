import type { FacetName } from '#contract/search/narrowing.ts';
import { GAP_TERM } from '#ingest';
import type { Queryable } from '../../../repositories/database/database.ts';
import { listPageDocuments, type PageDocumentRow } from '../../../repositories/documents/page-documents.ts';
import { listHiddenIds } from '../../../repositories/pages/hidden-pages.ts';
import { listDocumentsById } from '../../../repositories/search/catalog-rows.ts';
import { JOINED } from '../../../repositories/search/page-terms.ts';
import type { PageLabels } from '../../facets/catalog.ts';
import { type DocumentFacts, monthOf, NO_FACTS, toDocumentFacts } from '../../facets/document-facts.ts';
import { readLabels } from '../../facets/read-catalog.ts';
import { toCode } from './exact-codes.ts';
import { toFacetCode } from './facet-codes.ts';

/** Must be increased with every change of a record's content: an index with another shape is filled again. */
export const SHAPE = '6';

/** Text that no phrase crosses on the server, in place of a gap. */
const BREAK = ' . ';

/**
 * A page as sent to the search server: its token stream, and the codes of the values by which the catalog
 * filters it, see facet-codes.ts. The server need not tokenize, fold or show anything else.
 */
export interface PageDocument {
  /** The page's id. */
  id: string;
  /** The printed terms, one after the other. */
  text: string;
  /** `optout` from `opt-out`. */
  joined: string;
  /** Terms with digits, written so that no typo turns one into another; see exact-codes.ts. */
  codes: string;
  fileId: string;
  documentId: string;
  productions: string[];
  sources: string[];
  tags: string[];
  correspondents: string[];
  /** By every name, to be filtered by; see document-facts.ts. */
  namesOfCorrespondents: string[];
  custodians: string[];
  kinds: string[];
  exemptions: string[];
  places: string[];
  months: string[];
  reviewers: string[];
  reviewed: string[];
  states: string[];
}

/** The current state of pages, in the order of `keys`, each with its key. */
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
      toDocumentFacts(each),
    ]),
  );
  const hidden = await listHiddenIds(
    database,
    keys.filter((key) => !rows.has(key)),
  );
  return keys.flatMap((key) => {
    const row = rows.get(key);
    const id = hidden.get(key);
    if (!row) return id === undefined ? [] : [{ key, document: toEmptyDocument(id) }];
    const facts = described.get(`${row.matterId}/${row.documentId}`) ?? NO_FACTS;
    return [{ key, document: toDocument(row, facts, labelsOf(key)) }];
  });
}

/** Takes the place of a sequestered page: the server counts it, has none of its words, and never finds it. */
function toEmptyDocument(id: string): PageDocument {
  return {
    ...{ id, text: '', joined: '', codes: '', fileId: '', documentId: '' },
    ...{ productions: [], sources: [], tags: [], correspondents: [], namesOfCorrespondents: [] },
    ...{ custodians: [], kinds: [], exemptions: [], places: [], months: [], reviewers: [] },
    ...{ reviewed: [], states: [] },
  };
}

/** Separates terms so that none is near another: proximity data takes three quarters of an index. */
function apart(terms: readonly string[]): string {
  return [...new Set(terms)].join(BREAK);
}

function toDocument(row: PageDocumentRow, facts: DocumentFacts, labels: PageLabels): PageDocument {
  const code = (facet: FacetName, values: readonly string[]) =>
    values.map((value) => toFacetCode(facet, value));
  const terms = row.terms.split(' ');
  return {
    id: row.id,
    text: row.terms.replaceAll(GAP_TERM, BREAK),
    joined: apart(row.joined.replaceAll(JOINED, '').split(' ')),
    codes: apart(terms.flatMap((term) => toCode(term) ?? [])),
    fileId: row.fileId,
    documentId: row.documentId,
    productions: code('production', [row.productionId]),
    sources: code('source', [row.source]),
    tags: code('tag', labels.tags),
    correspondents: code('correspondent', facts.correspondents),
    namesOfCorrespondents: code('correspondent', facts.namesOfCorrespondents),
    custodians: code('custodian', facts.custodians),
    kinds: code('kind', facts.kinds),
    exemptions: code('exemption', labels.exemptions),
    places: code('place', labels.places),
    months: code('month', [monthOf(facts)]),
    reviewers: code('reviewer', labels.reviewers),
    reviewed: code('reviewed', [labels.levels.length > 0 ? 'yes' : 'no']),
    states: code('state', labels.states),
  };
}
