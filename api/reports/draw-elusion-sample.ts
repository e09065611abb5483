import type { ElusionDraft } from '#contract/reports/elusion.ts';
import { notFound, UncoverError } from '../errors.ts';
import type { Act } from '../repositories/database/audit-log.ts';
import type { Database, Queryable } from '../repositories/database/database.ts';
import { jsonColumns } from '../repositories/database/schema/json-columns.ts';
import { addElusionSample } from '../repositories/reports/elusion-samples.ts';
import { findTag } from '../repositories/review/tags.ts';
import { getCorpusVersion } from '../repositories/search/page-changes.ts';
import { parseQuery } from '../search/language/parse-query.ts';
import { EVERY_PAGE } from '../search/language/query.ts';
import { writeQuery } from '../search/language/write-query.ts';
import type { SearchService } from '../search/search-service.ts';
import { toPageFilter } from '../search/to-page-filter.ts';
import { shuffleBySeed } from '../shuffle-by-seed.ts';
import { describeScope } from './apply-scope.ts';
import { listAllPageIds } from './list-all-page-ids.ts';

/** Draws a sample from the pages outside the reviewed set. Throws `conflict` if there are none. */
export async function drawElusionSample(
  { database, search }: { database: Database; search: SearchService },
  act: Act,
  matterId: string,
  newId: string,
  draft: ElusionDraft,
): Promise<void> {
  const corpusVersion = await getCorpusVersion(database, matterId);
  const pages = await listScopePages({ database, search }, matterId, draft);
  const reviewed = await listReviewed({ database, search }, matterId, draft);
  const outside = pages.filter(({ key }) => !reviewed.has(key));
  if (outside.length === 0) {
    throw new UncoverError('conflict', 'No page is outside this set, so that there is nothing to draw from.');
  }
  const seed = draft.seed ?? newId;
  const drawn = (await shuffleBySeed(outside, seed)).slice(0, draft.size);
  await addElusionSample(
    database,
    act,
    {
      id: newId,
      matter_id: matterId,
      name: draft.name,
      written: draft.q ?? null,
      tag_id: draft.tag ?? null,
      outside: await describeOutside(database, matterId, draft),
      scope: jsonColumns.sampleScope.write(draft.scope),
      scope_in_words: await describeScope(database, matterId, draft.scope),
      seed,
      population: outside.length,
      reviewed_pages: pages.length - outside.length,
      corpus_version: corpusVersion,
      drawn_by: act.actor,
      drawn_at: act.at.toISOString(),
    },
    drawn.map(({ key }) => key),
  );
}

async function listScopePages(
  { database, search }: { database: Database; search: SearchService },
  matterId: string,
  { scope }: ElusionDraft,
): Promise<{ key: number; id: string }[]> {
  const inScope = new Set(await search.listMatchingKeys(EVERY_PAGE, toPageFilter(matterId, scope)));
  return (await listAllPageIds(database, matterId)).filter(({ key }) => inScope.has(key));
}

/** The pages that the query finds or that have the tag; with both, the pages of either are reviewed. */
async function listReviewed(
  { database, search }: { database: Database; search: SearchService },
  matterId: string,
  { q, tag }: ElusionDraft,
): Promise<Set<number>> {
  const found = q === undefined ? [] : await search.listMatchingKeys(parseQuery(q), { matterId });
  const tagged = tag === undefined ? [] : await listTagged(database, matterId, tag);
  return new Set([...found, ...tagged]);
}

async function listTagged(database: Queryable, matterId: string, tagId: string): Promise<number[]> {
  const rows = await database
    .selectFrom('carried_tag')
    .innerJoin('tag', 'tag.id', 'carried_tag.tag_id')
    .select('carried_tag.page_key')
    .where('tag.matter_id', '=', matterId)
    .where('tag.id', '=', tagId)
    .execute();
  return rows.map(({ page_key }) => page_key);
}

async function describeOutside(
  database: Queryable,
  matterId: string,
  { q, tag }: ElusionDraft,
): Promise<string> {
  const named = tag === undefined ? undefined : await findTag(database, matterId, tag);
  if (tag !== undefined && !named) throw notFound('tag');
  return [
    ...(q === undefined ? [] : [`pages that ${writeQuery(parseQuery(q))} finds`]),
    ...(named ? [`pages tagged “${named.name}”`] : []),
  ].join(', and ');
}
