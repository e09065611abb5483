import type { TypoSettings } from './word-forms.ts';

/** The settings of an index that the stand-in supports. */
export interface StandInSettings {
  searchableAttributes: string[];
  displayedAttributes: string[];
  filterableAttributes: (string | { attributePatterns: string[] })[];
  separatorTokens: string[];
  typoTolerance: TypoSettings;
  pagination: { maxTotalHits: number };
  faceting: { maxValuesPerFacet: number; sortFacetValuesBy: Record<string, 'alpha' | 'count'> };
  searchCutoffMs: number;
  [name: string]: unknown;
}

/** For an index without settings, such as one that was created by an addition (Meilisearch 1.50). */
export function defaultSettings(): StandInSettings {
  return {
    searchableAttributes: ['*'],
    displayedAttributes: ['*'],
    filterableAttributes: [],
    separatorTokens: [],
    typoTolerance: {
      enabled: true,
      minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
      disableOnNumbers: false,
    },
    pagination: { maxTotalHits: 1000 },
    faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { '*': 'alpha' } },
    searchCutoffMs: 1500,
  };
}

export function listFilterable({ filterableAttributes }: StandInSettings): string[] {
  return filterableAttributes.flatMap((each) => (typeof each === 'string' ? [each] : each.attributePatterns));
}
