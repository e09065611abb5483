import type { ExpressionBuilder } from 'kysely';
import type { PageCategory } from '#contract/pages/current-list.ts';
import type { TextSource } from '#contract/pages/page.ts';
import type { FacetValue } from '#contract/search/narrowing.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import type { Schema } from '../database/schema/schema.ts';

/** Pages of a matter that match all of these conditions. Ids are of the matter's own objects. */
export interface PageFilter {
  matterId: string;
  tagId?: string | undefined;
  productionId?: string | undefined;
  fileId?: string | undefined;
  documentId?: string | undefined;
  only?: PageCategory | undefined;
  /** Counted by a search only; see search/facets. */
  narrow?: readonly FacetValue[] | undefined;
}

/** Text below this confidence (0..100) counts as hard to read, and so do pages with a problem. */
export const LOW_CONFIDENCE = 70;

/** Texts that the program did not read from the page. */
export const NOT_READ: TextSource[] = ['corrected', 'load-file'];

type PageEb = ExpressionBuilder<Schema, 'page'>;

/** The condition for a filter; every query on pages uses it. */
export function matchesFilter(filter: PageFilter) {
  return (eb: PageEb) =>
    eb.and([
      eb('page.matter_id', '=', filter.matterId),
      ...(filter.productionId ? [eb('page.production_id', '=', filter.productionId)] : []),
      ...(filter.fileId ? [eb('page.source_file_id', '=', filter.fileId)] : []),
      ...(filter.documentId ? [eb('page.document_id', '=', filter.documentId)] : []),
      ...(filter.tagId
        ? [
            eb.exists(
              eb
                .selectFrom('carried_tag')
                .select('carried_tag.page_key')
                .whereRef('carried_tag.page_key', '=', 'page.key')
                .where('carried_tag.tag_id', '=', filter.tagId),
            ),
          ]
        : []),
      ...(filter.only ? [isInCategory(eb, filter.only)] : []),
    ]);
}

function isInCategory(eb: PageEb, category: PageCategory) {
  const readAs = (isLayer: boolean) =>
    eb.and([eb('page.status', '=', 'read'), eb('page.read_as', isLayer ? '=' : '!=', 'layer')]);
  switch (category) {
    case 'text-layer':
      return readAs(true);
    case 'ocr':
      return readAs(false);
    case 'noted':
      return eb('page.notes', '!=', jsonColumns.pageNotes.write([]));
    case 'unnumbered':
      return eb('page.bates', 'is', null);
    case 'hard-to-read':
      return eb.or([
        eb('page.status', '=', 'problem'),
        eb.exists(textInUse(eb).where('page_text.confidence', '<', LOW_CONFIDENCE)),
      ]);
    default:
      return eb('page.status', '=', category);
  }
}

function textInUse(eb: PageEb) {
  return eb
    .selectFrom('page_text')
    .select('page_text.page_key')
    .whereRef('page_text.page_key', '=', 'page.key')
    .whereRef('page_text.version', '=', 'page.text_version');
}
