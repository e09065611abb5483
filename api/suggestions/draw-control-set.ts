import type { ControlSetDraft } from '#contract/review/suggestion.ts';
import { notFound, UncoverError } from '../errors.ts';
import { listAllPageIds } from '../reports/list-all-page-ids.ts';
import type { Act } from '../repositories/database/audit-log.ts';
import type { Database } from '../repositories/database/database.ts';
import { addControlSet } from '../repositories/review/control-sets.ts';
import { listDecided } from '../repositories/review/decided-pages.ts';
import { findTag } from '../repositories/review/tags.ts';
import { encodeSet } from '../repositories/search/encode-keys.ts';
import { savePageSet } from '../repositories/search/page-sets.ts';
import { shuffleBySeed } from '../shuffle-by-seed.ts';

/** Draws a control set from the pages on which the tag is not decided. Throws `not-found` and `conflict`. */
export async function drawControlSet(
  database: Database,
  act: Act,
  matterId: string,
  newId: string,
  { tagId, pages, goal, seed = newId }: ControlSetDraft,
): Promise<void> {
  const tag = await findTag(database, matterId, tagId);
  if (!tag) throw notFound('tag');
  const all = await listAllPageIds(database, matterId);
  const decided = await listDecided(database, matterId, tagId);
  const undecided = all.filter(({ key }) => !decided.has(key));
  if (undecided.length === 0)
    throw new UncoverError('conflict', 'Every page is decided, so that there is nothing to draw from.');
  const drawn = (await shuffleBySeed(undecided, seed)).slice(0, pages);
  const population = encodeSet(undecided.map(({ key }) => key));
  const populationSetId = await savePageSet(database, matterId, population);
  if (populationSetId === null)
    throw new UncoverError('too-large', 'The matter has too many pages for this.');
  await addControlSet(
    database,
    act,
    {
      ...{ id: newId, matter_id: matterId, tag_id: tagId, seed, goal },
      ...{ drawn_by: act.actor, drawn_at: act.at.toISOString() },
      ...{ population: undecided.length, population_set_id: populationSetId, matter_pages: all.length },
    },
    tag.name,
    drawn.map(({ key }) => key),
  );
}
