import type { Settings } from 'meilisearch';
import type { FacetName } from '#contract/search/narrowing.ts';
import { MOST_RANKED } from '../../explore/explore-engine.ts';
import { ONE_TYPO_FROM, TWO_TYPOS_FROM } from '../../vocabulary/forgives-typo.ts';
import type { PageDocument } from './page-document.ts';

/** Where a record holds the codes of a facet's values. */
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
  reviewed: 'reviewed',
};

/** Milliseconds that a search may take; what was found until then is shown, and said to be partial. */
export const CUT_OFF = 500;
/** Values of one facet that are counted, those on most pages first. */
const MOST_VALUES = 500;

/**
 * What an index is to be like. Records hold the token stream, so that nothing is left to the server's own
 * cutting: no separators of ours, no languages of ours.
 */
export const INDEX_SETTINGS = {
  // Words of several fields count together: so nothing is searchable but what stands on the page.
  searchableAttributes: ['text', 'joined', 'codes'],
  filterableAttributes: [
    {
      attributePatterns: ['fileId', 'documentId', ...Object.values(FACET_ATTRIBUTES)],
      // Nobody searches in values there, and no value is a number.
      features: { facetSearch: false, filter: { equality: true, comparison: false } },
    },
  ],
  // Nothing else ever leaves it.
  displayedAttributes: ['id'],
  sortableAttributes: [],
  // The fields are one text: which of them has a word, and where, ranks nothing.
  rankingRules: ['words', 'typo', 'proximity', 'exactness'],
  // Of a number, every digit counts; see exact-codes.ts.
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: ONE_TYPO_FROM, twoTypos: TWO_TYPOS_FROM },
    disableOnNumbers: true,
  },
  // Phrases need it.
  proximityPrecision: 'byWord',
  prefixSearch: 'indexingTime',
  // Attorneys look for "may" and "not".
  stopWords: [],
  pagination: { maxTotalHits: MOST_RANKED },
  faceting: { maxValuesPerFacet: MOST_VALUES, sortFacetValuesBy: { '*': 'count' } },
  facetSearch: false,
  searchCutoffMs: CUT_OFF,
} satisfies Settings;

/** The order of these lists means something; of others it does not, and the server gives them in its own. */
const ORDERED = ['searchableAttributes', 'rankingRules'];

/** Whether settings are as wanted; what is not asked for may be anything. */
export function includesSettings(actual: unknown, wanted: unknown = INDEX_SETTINGS, name = ''): boolean {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(actual) || actual.length !== wanted.length) return false;
    if (ORDERED.includes(name)) return wanted.every((item, place) => includesSettings(actual[place], item));
    return wanted.every((item) => actual.some((other) => includesSettings(other, item)));
  }
  if (typeof wanted !== 'object' || wanted === null) return actual === wanted;
  return Object.entries(wanted).every(([key, value]) =>
    includesSettings((actual as Record<string, unknown> | null | undefined)?.[key], value, key),
  );
}
