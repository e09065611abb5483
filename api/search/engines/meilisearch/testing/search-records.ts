import { type PlacedWord, placeWords } from './cut-text.ts';
import { countFacets, passesFilter } from './facet-values.ts';
import { MatchedTerms } from './matched-terms.ts';
import { type AskedTerm, readQuery } from './read-query.ts';
import type { StandInRecord } from './stand-in-record.ts';
import type { StandInSettings } from './stand-in-settings.ts';

export interface StandInSearch {
  q?: string;
  filter?: (string | string[])[];
  matchingStrategy?: 'all' | 'last' | 'frequency';
  page?: number;
  hitsPerPage?: number;
  facets?: string[];
  showMatchesPosition?: boolean;
  showRankingScoreDetails?: boolean;
}

interface Ranked {
  record: StandInRecord;
  kept: number;
  typos: number;
  distance: number;
}

/** Milliseconds that a search reports. */
const USUAL_TIME = 1;

/**
 * What Meilisearch 1.50 finds, as far as this program relies on it: words with their forms in any of the
 * searchable fields, ranked by the number of words that a record has, then by typos, then by proximity. The
 * stand-in does not reproduce the exact ranking.
 */
export function searchRecords(
  records: readonly StandInRecord[],
  settings: StandInSettings,
  search: StandInSearch,
  isCutOff: boolean,
) {
  const { separatorTokens, searchableAttributes, pagination } = settings;
  const { wanted, unwanted } = readQuery(search.q ?? '', separatorTokens);
  const fieldsOf = new Map(
    records.map((record) => [record, listFields(record, searchableAttributes, separatorTokens)]),
  );
  const index = [...fieldsOf.values()].flat();
  const terms = new MatchedTerms(index, settings.typoTolerance);
  const found: Ranked[] = [];
  for (const [record, fields] of fieldsOf) {
    if (!passesFilter(record, search.filter ?? [], settings)) continue;
    if (unwanted.some((term) => terms.hasExactly(fields, term))) continue;
    const match = terms.findBest(fields, wanted, search.matchingStrategy ?? 'last');
    if (match) found.push({ record, ...match });
  }
  found.sort(
    (one, other) => other.kept - one.kept || one.typos - other.typos || one.distance - other.distance,
  );
  const { hitsPerPage = 20, page = 1 } = search;
  const total = Math.min(found.length, pagination.maxTotalHits);
  const hits = found.slice(0, total).slice((page - 1) * hitsPerPage, page * hitsPerPage);
  return {
    hits: hits.map(({ record }) => ({
      ...pick(record, settings.displayedAttributes),
      ...(search.showMatchesPosition
        ? { _matchesPosition: describePlaces(record, settings, terms, wanted) }
        : {}),
      // Nothing else shows that a search was cut off (observed in 1.50).
      ...(search.showRankingScoreDetails
        ? { _rankingScoreDetails: isCutOff ? { skipped: { order: 0 } } : { words: { order: 0 } } }
        : {}),
    })),
    query: search.q ?? '',
    processingTimeMs: isCutOff ? settings.searchCutoffMs : USUAL_TIME,
    page,
    hitsPerPage,
    totalHits: total,
    totalPages: hitsPerPage === 0 ? 0 : Math.ceil(total / hitsPerPage),
    ...(search.facets
      ? {
          facetDistribution: countFacets(
            found.map(({ record }) => record),
            search.facets,
            settings,
          ),
        }
      : {}),
  };
}

/** `*` means all fields of a record, as in an index without its own settings. */
function listFields(
  record: StandInRecord,
  attributes: readonly string[],
  separators: readonly string[],
): PlacedWord[][] {
  const names = attributes.includes('*') ? Object.keys(record) : attributes;
  return names.flatMap((name) => [record[name] ?? []].flat().map((text) => placeWords(text, separators)));
}

function pick(record: StandInRecord, attributes: readonly string[]): Partial<StandInRecord> {
  if (attributes.includes('*')) return record;
  return Object.fromEntries(attributes.flatMap((name) => (name in record ? [[name, record[name]]] : [])));
}

/** Positions refer to the displayed text, in bytes of the stored text. */
function describePlaces(
  record: StandInRecord,
  { displayedAttributes, searchableAttributes, separatorTokens }: StandInSettings,
  terms: MatchedTerms,
  wanted: readonly AskedTerm[],
): Record<string, { start: number; length: number }[]> {
  const names = Object.keys(record).filter(
    (name) =>
      [displayedAttributes, searchableAttributes].every(
        (list) => list.includes('*') || list.includes(name),
      ) && typeof record[name] === 'string',
  );
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = String(record[name]);
      const places = terms.listPlaces(placeWords(text, separatorTokens), wanted).map(({ start, end }) => ({
        start: Buffer.byteLength(text.slice(0, start)),
        length: Buffer.byteLength(text.slice(start, end)),
      }));
      return places.length > 0 ? [[name, places]] : [];
    }),
  );
}
