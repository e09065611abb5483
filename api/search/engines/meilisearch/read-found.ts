import type { FacetName } from '#contract/narrowing.ts';
import { normalizeTerm } from '#ingest';
import type { Queryable } from '../../../repositories/database.ts';
import { getPageText, listPageKeys } from '../../../repositories/pages.ts';
import type { FacetCounts } from '../../explore/explore-engine.ts';
import { FACET_ATTRIBUTES } from './index-settings.ts';
import type { MeiliFound } from './meili-server.ts';

/** Whether the server stopped before it had ranked everything: it says so only in the details of a hit's rank. */
export function isCutOff({ hits }: MeiliFound): boolean {
  return hits.some(({ _rankingScoreDetails: details }) => details !== undefined && 'skipped' in details);
}

export function readFacets({ facetDistribution }: MeiliFound): FacetCounts | undefined {
  if (!facetDistribution) return undefined;
  return new Map(
    Object.entries(FACET_ATTRIBUTES).map(([facet, attribute]) => [
      facet as FacetName,
      new Map(Object.entries(facetDistribution[attribute] ?? {})),
    ]),
  );
}

/** Words that matched, as they stand on the pages: of those whose text is still as the server has it. */
export async function listMatchedTerms(
  database: Queryable,
  matterId: string,
  { hits }: MeiliFound,
): Promise<string[]> {
  const terms = new Set<string>();
  const keys = await listPageKeys(
    database,
    matterId,
    hits.map(({ id }) => id),
  );
  for (const { id, _matchesPosition: places } of hits) {
    const key = keys.get(id);
    const found = (places as Record<string, { start: number; length: number }[]> | undefined)?.text ?? [];
    if (key === undefined || found.length === 0) continue;
    // Places are of bytes, not of letters.
    const bytes = Buffer.from((await getPageText(database, key)).text);
    for (const { start, length } of found) {
      const term = normalizeTerm(bytes.toString('utf8', start, start + length));
      if (isWhole(bytes, start, length) && term !== '') terms.add(term);
    }
  }
  return [...terms];
}

/** Where a text has changed since, a place may begin or end inside a word. */
function isWhole(bytes: Buffer, start: number, length: number): boolean {
  const before = bytes.toString('utf8', Math.max(0, start - 4), start).at(-1) ?? ' ';
  const after = bytes.toString('utf8', start + length, start + length + 4).at(0) ?? ' ';
  return ![before, after].some((letter) => /[\p{L}\p{N}\ufffd]/u.test(letter));
}
