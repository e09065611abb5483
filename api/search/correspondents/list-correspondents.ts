import type { Correspondent, CorrespondentList } from '#contract/documents/correspondent.ts';
import { getDismissedMerges } from '../../repositories/documents/dismissed-merges.ts';
import { getMergedNames } from '../../repositories/documents/merged-names.ts';
import { CountedPages } from '../facets/counted-pages.ts';
import type { Snapshot } from '../snapshot.ts';
import { suggestMerges } from './suggest-merges.ts';

/** Suggestions that are sent: after each merge there is room for others. */
const MOST_SUGGESTIONS = 50;

/** The people whom a matter's documents are from or to, those on the most pages first. */
export async function listCorrespondents(
  { database, catalog }: Pick<Snapshot, 'database' | 'catalog'>,
  matterId: string,
  { having, limit }: { having: string; limit: number },
): Promise<CorrespondentList> {
  const counts = new CountedPages(catalog, catalog.pagesOf(matterId)).byFacts.correspondent;
  const names = await getMergedNames(database, matterId);
  const all = [...counts].map(([name, pages]) => ({ name, pages, mergedNames: [...names.listMerged(name)] }));
  const dismissed = await getDismissedMerges(database, matterId);
  const found = all.filter((each) => hasLetters(each, having.trim().toLowerCase()));
  return {
    correspondents: found.sort(byPages).slice(0, limit),
    total: found.length,
    suggestions: suggestMerges(all, dismissed).slice(0, MOST_SUGGESTIONS),
    dismissed: dismissed.pairs.filter(({ name, other }) => !names.areMerged(name, other)),
  };
}

function hasLetters({ name, mergedNames }: Correspondent, letters: string): boolean {
  return [name, ...mergedNames].some((each) => each.toLowerCase().includes(letters));
}

function byPages(one: Correspondent, other: Correspondent): number {
  return other.pages - one.pages || (one.name < other.name ? -1 : 1);
}
