import type { PageFilter } from '../../../repositories/page-filter.ts';
import { FACET_ATTRIBUTES } from './index-settings.ts';
import type { PageDocument } from './page-document.ts';

/**
 * A filter as the server takes it: all of the outer, any of an inner list. It only saves looking at pages
 * in vain: what comes back is filtered again by the database.
 */
export function toFilter({ narrow = [], ...filter }: PageFilter): (string | string[])[] {
  const given: [keyof PageDocument, string | undefined][] = [
    ['matter', filter.matterId],
    ['production', filter.productionId],
    ['tags', filter.tagId],
    ['fileId', filter.fileId],
    ['documentId', filter.documentId],
  ];
  return [
    ...given.flatMap(([attribute, value]) => (value === undefined ? [] : equals(attribute, value))),
    ...[...Map.groupBy(narrow, ({ facet }) => facet)].map(([facet, chosen]) =>
      chosen.map(({ value }) => equals(FACET_ATTRIBUTES[facet], value)),
    ),
  ];
}

/** Values come from documents: whatever they hold, they stay inside their quotes. */
function equals(attribute: keyof PageDocument, value: string): string {
  return `${attribute} = "${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
