import type { Settings } from 'meilisearch';
import type { FacetName } from '#contract/narrowing.ts';
import { MOST_RANKED } from '../../explore/explore-engine.ts';
import type { PageDocument } from './page-document.ts';

/** Where a record holds the values of a facet. */
export const FACET_ATTRIBUTES: Record<FacetName, keyof PageDocument> = {
  production: 'production',
  source: 'source',
  tag: 'tags',
  correspondent: 'correspondents',
  custodian: 'custodians',
  kind: 'kinds',
  exemption: 'exemptions',
  place: 'places',
  month: 'month',
  reviewer: 'reviewers',
  reviewed: 'reviewed',
};

/** Milliseconds that a search may take; what was found until then is shown, and said to be partial. */
const CUT_OFF = 500;
/** Values of one facet that are counted. */
const MOST_VALUES = 500;

/** What an index is to be like. The first attributes weigh most; changing their order makes the server index anew. */
export const INDEX_SETTINGS = {
  searchableAttributes: ['text', 'joined', 'bates', 'subject', 'from', 'to', 'cc', 'custodians', 'file'],
  filterableAttributes: ['matter', 'fileId', 'documentId', ...Object.values(FACET_ATTRIBUTES)],
  // Nothing else ever leaves it; places of matches are given of what is displayed.
  displayedAttributes: ['id', 'text'],
  sortableAttributes: [],
  // Of a number, every digit counts.
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    disableOnNumbers: true,
    disableOnAttributes: ['bates'],
  },
  proximityPrecision: 'byWord',
  prefixSearch: 'indexingTime',
  // Attorneys look for "may" and "not".
  stopWords: [],
  // As the token stream cuts: (b)(7)(C) is b, 7 and c.
  separatorTokens: ['(', ')', '#', '&', '/', '_'],
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['eng', 'spa'] }],
  pagination: { maxTotalHits: MOST_RANKED },
  faceting: { maxValuesPerFacet: MOST_VALUES },
  searchCutoffMs: CUT_OFF,
} satisfies Settings;

/** The order of these lists means something; of others it does not, and the server gives them in its own. */
const ORDERED = ['searchableAttributes'];

/** Whether settings are as wanted; what is not asked for may be anything. */
export function holdsSettings(actual: unknown, wanted: unknown = INDEX_SETTINGS, name = ''): boolean {
  if (Array.isArray(wanted)) {
    const lists = [actual, wanted].map((list) =>
      (Array.isArray(list) ? list : []).map((item) => JSON.stringify(item)),
    );
    const [one, other] = ORDERED.includes(name) ? lists : lists.map((list) => list.toSorted());
    return JSON.stringify(one) === JSON.stringify(other);
  }
  if (typeof wanted !== 'object' || wanted === null) return actual === wanted;
  return Object.entries(wanted).every(([key, value]) =>
    holdsSettings((actual as Record<string, unknown> | null | undefined)?.[key], value, key),
  );
}
