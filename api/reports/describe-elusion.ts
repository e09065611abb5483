import type { ElusionPage, ElusionSample } from '#contract/reports/elusion.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { listPagesByKey } from '../repositories/pages/pages.ts';
import {
  countAnswers,
  countSequesteredOfSample,
  listSampledPages,
  type SampleRow,
} from '../repositories/reports/elusion-samples.ts';
import { toShare } from './exact-interval.ts';

/**
 * A sample with its result so far: pages are in random order, so any number of them from the start is a
 * sample.
 */
export async function describeSample(database: Queryable, row: SampleRow): Promise<ElusionSample> {
  const { responsive, not, unsure, none } = await countAnswers(database, row.id);
  const answered = responsive + not + unsure;
  return {
    sampleId: row.id,
    name: row.name,
    outside: row.outside,
    scopeDescription: row.scope_in_words,
    seed: row.seed,
    size: answered + none,
    sequestered: await countSequesteredOfSample(database, row.id),
    population: row.population,
    reviewedPages: row.reviewed_pages,
    corpusVersion: row.corpus_version,
    drawnBy: row.drawn_by,
    drawnAt: row.drawn_at,
    responsive,
    notResponsive: not,
    unsure,
    elusion: answered === 0 ? null : toShare(responsive, answered),
    elusionOrUnsure: answered === 0 ? null : toShare(responsive + unsure, answered),
  };
}

/** What a reviewer sees of the pages: nothing that reveals what anyone searched or tagged. */
export async function describeSamplePages(database: Queryable, sampleId: string): Promise<ElusionPage[]> {
  const sampled = await listSampledPages(database, sampleId);
  const keys = sampled.map(({ key }) => key);
  const pages = new Map((await listPagesByKey(database, keys)).map((page) => [page.pageId, page]));
  return sampled.flatMap(({ pageId, answer, answeredBy }, place) => {
    const page = pages.get(pageId);
    return page ? [{ place, page: { ...page, tagIds: [] }, answer, answeredBy }] : [];
  });
}
