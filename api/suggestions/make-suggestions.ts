import { DECISIONS_NEEDED, type SuggestionDraft } from '#contract/review/suggestion.ts';
import { counted } from '#contract/values/counted.ts';
import { notFound, UncoverError } from '../errors.ts';
import type { Act } from '../repositories/database/audit-log.ts';
import type { Database } from '../repositories/database/database.ts';
import { countDecided, listDecided } from '../repositories/review/decided-pages.ts';
import { addSuggestionList } from '../repositories/review/suggestion-lists.ts';
import { findTag } from '../repositories/review/tags.ts';
import type { Suggester } from './suggester.ts';

/** Makes a list of suggested pages and stores it; it decides nothing. Throws `not-found` and `conflict`. */
export async function makeSuggestions(
  { database, suggester }: { database: Database; suggester: Suggester },
  act: Act,
  matterId: string,
  newId: string,
  { tagId, pages, seed = newId }: SuggestionDraft,
): Promise<void> {
  const tag = await findTag(database, matterId, tagId);
  if (!tag) throw notFound('tag');
  const missing = describeMissing(countDecided((await listDecided(database, matterId, tagId)).values()));
  if (missing !== undefined)
    throw new UncoverError('conflict', `Suggestions for “${tag.name}” need ${missing} first.`);
  const ranking = await suggester.rank({ matterId, tagId, pages, seed });
  const list = { id: newId, matter_id: matterId, tag_id: tagId, seed };
  const made = { made_by: act.actor, made_at: act.at.toISOString() };
  await addSuggestionList(
    database,
    act,
    { ...list, ...made, yes_pages: ranking.yes, no_pages: ranking.no },
    tag.name,
    ranking.pages,
  );
}

/** `3 more pages with the tag and 12 more pages without it`; undefined if enough are decided. */
function describeMissing({ yes, no }: { yes: number; no: number }): string | undefined {
  const more = (has: number, which: string) =>
    has >= DECISIONS_NEEDED ? [] : [`${counted(DECISIONS_NEEDED - has, 'more page')} ${which}`];
  const parts = [...more(yes, 'with the tag'), ...more(no, 'decided without it')];
  return parts.length === 0 ? undefined : parts.join(' and ');
}
