import type { FacetName } from '#contract/search/narrowing.ts';
import type { PageFilter } from '../../../repositories/pages/page-filter.ts';
import { toFacetCode } from './facet-codes.ts';
import { FILTER_ATTRIBUTES } from './index-settings.ts';
import type { PageDocument } from './page-document.ts';

/**
 * A filter in the server's form: all of the outer list, any of an inner list. It only avoids useless hits:
 * the results are filtered again by the database. The matter is not part of it, because its index contains no
 * other's pages.
 */
export function toFilter({ narrow = [], ...filter }: PageFilter): (string | string[])[] {
  const hasValue = (facet: FacetName, value: string) =>
    equals(FILTER_ATTRIBUTES[facet], toFacetCode(facet, value));
  return [
    ...(filter.productionId === undefined ? [] : [hasValue('production', filter.productionId)]),
    ...(filter.tagId === undefined ? [] : [hasValue('tag', filter.tagId)]),
    ...(filter.fileId === undefined ? [] : [equals('fileId', filter.fileId)]),
    ...(filter.documentId === undefined ? [] : [equals('documentId', filter.documentId)]),
    ...[...Map.groupBy(narrow, ({ facet }) => facet)].map(([facet, chosen]) =>
      chosen.map(({ value }) => hasValue(facet, value)),
    ),
  ];
}

/** Whatever a value contains, it stays inside its quotes. */
function equals(attribute: keyof PageDocument, value: string): string {
  return `${attribute} = "${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
