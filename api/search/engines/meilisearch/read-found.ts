import { FacetName } from '#contract/search/narrowing.ts';
import type { FacetCounts } from '../../explore/explore-engine.ts';
import type { ValueCounts } from '../../facets/counted-pages.ts';
import { toFacetCode } from './facet-codes.ts';
import { CUT_OFF, FACET_ATTRIBUTES } from './index-settings.ts';
import type { MeiliFound } from './meili-server.ts';

/**
 * Whether the server may have stopped before it had ranked everything. It says so only in the details of
 * hits' ranks (Meilisearch 1.50), which cost more than the search; but it never stops before the time that
 * our settings give it.
 */
export function isCutOff({ processingTimeMs }: MeiliFound): boolean {
  return processingTimeMs >= CUT_OFF;
}

/**
 * What the server counted, by the values that the matter has: of others it may say what it likes, and of
 * no value it can say more than there are pages with it.
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
