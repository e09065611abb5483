import { FacetName } from '#contract/search/narrowing.ts';
import type { FacetCounts } from '../../explore/explore-engine.ts';
import type { ValueCounts } from '../../facets/counted-pages.ts';
import { toFacetCode } from './facet-codes.ts';
import { CUT_OFF, FACET_ATTRIBUTES } from './index-settings.ts';
import type { MeiliFound } from './meili-server.ts';

/**
 * Whether the server may have stopped before it had ranked everything. It says so only in the ranking details
 * of hits (Meilisearch 1.50), which cost more than the search; but it never stops before the time limit in
 * the settings.
 */
export function isCutOff({ processingTimeMs }: MeiliFound): boolean {
  return processingTimeMs >= CUT_OFF;
}

/**
 * The server's counts for the values that the matter has: other values are ignored, and a count cannot exceed
 * the number of pages with the value.
 */
export function readFacets(
  { facetDistribution = {} }: MeiliFound,
  inMatter: ReadonlyMap<FacetName, ValueCounts>,
): FacetCounts {
  return new Map(
    FacetName.options.map((facet) => {
      const counted = facetDistribution[FACET_ATTRIBUTES[facet]] ?? {};
      const values = [...(inMatter.get(facet) ?? [])].flatMap(([value, pages]): [string, number][] => {
        const count = Math.min(counted[toFacetCode(facet, value)] ?? 0, pages);
        return count > 0 ? [[value, count]] : [];
      });
      return [facet, new Map(values)];
    }),
  );
}
