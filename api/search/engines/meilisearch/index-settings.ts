import type { Settings } from 'meilisearch';
import type { FacetName } from '#contract/search/narrowing.ts';
import { MOST_RANKED } from '../../explore/explore-engine.ts';
import { ONE_TYPO_FROM, TWO_TYPOS_FROM } from '../../vocabulary/forgives-typo.ts';
import type { PageDocument } from './page-document.ts';

/** The field of a record with the codes of a facet's values. */
export const FACET_ATTRIBUTES: Record<FacetName, keyof PageDocument> = {
  production: 'productions',
  source: 'sources',
  tag: 'tags',
  correspondent: 'correspondents',
  custodian: 'custodians',
  kind: 'kinds',
  exemption: 'exemptions',
  place: 'places',
  month: 'months',
  reviewer: 'reviewers',
  state: 'states',
  reviewed: 'reviewed',
};

/** Where a record holds the codes by which it is filtered. */
export const FILTER_ATTRIBUTES: typeof FACET_ATTRIBUTES = {
  ...FACET_ATTRIBUTES,
  correspondent: 'namesOfCorrespondents',
};

/** Milliseconds that a search may take; what was found until then is shown, and marked as partial. */
export const CUT_OFF = 500;
/** Number of values of one facet that are counted, those on most pages first. */
const MOST_VALUES = 500;

/**
 * The settings of an index. Records contain the token stream, so that nothing depends on the server's
 * tokenizer: no separators or languages need to be configured.
 */
export const INDEX_SETTINGS = {
  // Words of several fields count together, so only what is on the page is searchable.
  searchableAttributes: ['text', 'joined', 'codes'],
  filterableAttributes: [
    {
      attributePatterns: [
        'fileId',
        'documentId',
        ...new Set([...Object.values(FACET_ATTRIBUTES), ...Object.values(FILTER_ATTRIBUTES)]),
      ],
      // Nobody searches in these values, and none is a number.
      features: { facetSearch: false, filter: { equality: true, comparison: false } },
    },
  ],
  // Only ids ever leave the server.
  displayedAttributes: ['id'],
  sortableAttributes: [],
  // The fields are one text: which of them has a word, and where, does not affect the ranking.
  rankingRules: ['words', 'typo', 'proximity', 'exactness'],
  // In a number, every digit counts; see exact-codes.ts.
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: ONE_TYPO_FROM, twoTypos: TWO_TYPOS_FROM },
    disableOnNumbers: true,
  },
  // Required for phrases.
  proximityPrecision: 'byWord',
  prefixSearch: 'indexingTime',
  // Attorneys search for "may" and "not".
  stopWords: [],
  pagination: { maxTotalHits: MOST_RANKED },
  faceting: { maxValuesPerFacet: MOST_VALUES, sortFacetValuesBy: { '*': 'count' } },
  facetSearch: false,
  searchCutoffMs: CUT_OFF,
} satisfies Settings;

/** The lists whose order matters; the server returns the other ones in its own order. */
const ORDERED = ['searchableAttributes', 'rankingRules'];

/** Whether settings are as wanted; settings that are not listed may have any value. */
export function includesSettings(actual: unknown, wanted: unknown = INDEX_SETTINGS, name = ''): boolean {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(actual) || actual.length !== wanted.length) return false;
    if (ORDERED.includes(name)) return wanted.every((item, at) => includesSettings(actual[at], item));
    return wanted.every((item) => actual.some((other) => includesSettings(other, item)));
  }
  if (typeof wanted !== 'object' || wanted === null) return actual === wanted;
  return Object.entries(wanted).every(([key, value]) =>
    includesSettings((actual as Record<string, unknown> | null | undefined)?.[key], value, key),
  );
}
