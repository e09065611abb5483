import { fold } from './cut-text.ts';
import type { StandInRecord } from './stand-in-record.ts';
import { StandInRefusal } from './stand-in-refusal.ts';
import { listFilterable, type StandInSettings } from './stand-in-settings.ts';

/**
 * `attribute = "value"`, with `\"` and `\\` inside the quotes; an inner list matches if any of its conditions
 * does.
 */
export function passesFilter(
  record: StandInRecord,
  filter: readonly (string | string[])[],
  settings: StandInSettings,
): boolean {
  return filter.every((each) => [each].flat().some((condition) => holds(record, condition, settings)));
}

/** Values that differ only in case are equal (Meilisearch 1.50). */
function holds(record: StandInRecord, condition: string, settings: StandInSettings): boolean {
  const parsed = /^(\w+) = "((?:[^"\\]|\\.)*)"$/su.exec(condition);
  if (!parsed) throw new StandInRefusal(400, 'invalid_search_filter');
  const [, attribute = '', quoted = ''] = parsed;
  if (!listFilterable(settings).includes(attribute)) throw new StandInRefusal(400, 'invalid_search_filter');
  const value = fold(quoted.replace(/\\(.)/gsu, '$1'));
  return listValues(record, attribute).some((text) => fold(text) === value);
}

/**
 * In alphabetical order unless the settings say by count, up to the limit in the settings (Meilisearch 1.50).
 */
export function countFacets(
  records: readonly StandInRecord[],
  attributes: readonly string[],
  settings: StandInSettings,
): Record<string, Record<string, number>> {
  const { maxValuesPerFacet, sortFacetValuesBy } = settings.faceting;
  return Object.fromEntries(
    attributes.map((attribute) => {
      if (!listFilterable(settings).includes(attribute))
        throw new StandInRefusal(400, 'invalid_search_facets');
      const values = [...countValues(records, attribute)];
      const isByCount = (sortFacetValuesBy[attribute] ?? sortFacetValuesBy['*']) === 'count';
      values.sort(([one, { pages }], [other, { pages: others }]) =>
        isByCount && pages !== others ? others - pages : one < other ? -1 : 1,
      );
      const shown = values.slice(0, maxValuesPerFacet);
      return [attribute, Object.fromEntries(shown.map(([, { text, pages }]) => [text, pages]))];
    }),
  );
}

/** By the folded value; it is displayed as it was first received. */
function countValues(
  records: readonly StandInRecord[],
  attribute: string,
): Map<string, { text: string; pages: number }> {
  const counts = new Map<string, { text: string; pages: number }>();
  for (const record of records) {
    const values = new Map(listValues(record, attribute).map((text) => [fold(text), text]));
    for (const [folded, text] of values) {
      const known = counts.get(folded) ?? { text, pages: 0 };
      counts.set(folded, { ...known, pages: known.pages + 1 });
    }
  }
  return counts;
}

function listValues(record: StandInRecord, attribute: string): string[] {
  return [record[attribute] ?? []].flat();
}
