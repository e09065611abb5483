import type { ControlSet } from '#contract/review/suggestion.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { countPagesIn } from '../repositories/pages/pages.ts';
import {
  type ControlSetRow,
  listControlSets,
  listKeysOfControlSet,
} from '../repositories/review/control-sets.ts';
import { countDecided, type DecidedAs, listDecided } from '../repositories/review/decided-pages.ts';
import { getPageSet } from '../repositories/search/page-sets.ts';
import { estimateLeft } from './estimate-left.ts';

/** The control sets of a matter, or of one tag, with what they say by now; newest first. */
export async function describeControlSets(
  database: Queryable,
  matterId: string,
  tagId?: string,
): Promise<ControlSet[]> {
  const rows = await listControlSets(database, matterId);
  const wanted = rows.filter((row) => tagId === undefined || row.tag_id === tagId);
  const decidedByTag = new Map<string, Map<number, DecidedAs>>();
  for (const { tag_id } of wanted)
    decidedByTag.set(tag_id, decidedByTag.get(tag_id) ?? (await listDecided(database, matterId, tag_id)));
  const pages = await countPagesIn(database, { matterId });
  return Promise.all(
    wanted.map((row) => describeControlSet(database, row, decidedByTag.get(row.tag_id) ?? new Map(), pages)),
  );
}

async function describeControlSet(
  database: Queryable,
  row: ControlSetRow,
  decided: ReadonlyMap<number, DecidedAs>,
  pagesOfMatter: number,
): Promise<ControlSet> {
  const keys = await listKeysOfControlSet(database, row.id);
  const population = await getPageSet(database, row.population_set_id);
  const { yes, no, unclear } = countDecided(listDecisionsAbout(decided, keys));
  const inPopulation = listDecisionsAbout(decided, population);
  const found = countDecided(inPopulation).yes;
  const isComplete = yes + no + unclear === keys.length;
  return {
    setId: row.id,
    tagId: row.tag_id,
    drawnBy: row.drawn_by,
    drawnAt: row.drawn_at,
    seed: row.seed,
    goal: row.goal,
    pages: keys.length,
    population: row.population,
    ...{ yes, no, unclear, found },
    left: isComplete
      ? estimateLeft({
          ...{ population: row.population, pages: keys.length, yes, unclear, found, goal: row.goal },
          undecided: row.population - inPopulation.length,
          foundBefore: countDecided(decided.values()).yes - found,
        })
      : null,
    cameLater: Math.max(0, pagesOfMatter - row.matter_pages),
  };
}

function listDecisionsAbout(decided: ReadonlyMap<number, DecidedAs>, keys: readonly number[]): DecidedAs[] {
  return keys.flatMap((key) => decided.get(key) ?? []);
}
