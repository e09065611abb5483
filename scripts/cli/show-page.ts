import { listPageHistory } from '#api/repositories/pages/page-history.ts';
import { listPagesByKey } from '#api/repositories/pages/pages.ts';
import { getPageDecisions } from '#api/repositories/review/page-decisions.ts';
import { listTags } from '#api/repositories/review/tags.ts';
import { getPageByReference } from '#api/review/resolve-references.ts';
import type { Statement } from '#contract/review/decision.ts';
import { UsageError, type Words, withMatter } from './command.ts';
import { print } from './print.ts';

/** Prints who says what of a page, and its history. */
export async function showPage(words: Words, reference: string): Promise<number> {
  if (reference === '') throw new UsageError('Name the page to show.');
  await withMatter(words, async ({ database }, matter) => {
    const { key } = await getPageByReference(database, matter.id, reference);
    const [page] = await listPagesByKey(database, [key]);
    const { tags, nothingApplies, reviewedBy } = await getPageDecisions(database, key);
    const names = new Map((await listTags(database, matter.id)).map(({ tagId, name }) => [tagId, name]));
    print(`${page?.bates ?? page?.controlNumber}${page?.title ? `, ${page.title}` : ''}`);
    if (reviewedBy.length === 0) print('Nobody has reviewed this page.');
    for (const { tagId, state, statements } of tags)
      print(`${names.get(tagId)}: ${state} (${statements.map(describeStatement).join('; ')})`);
    if (nothingApplies.length > 0)
      print(`Nothing applies (${nothingApplies.map(({ person, at }) => `${person}, ${at}`).join('; ')})`);
    for (const { at, by, what } of await listPageHistory(database, key)) print(`${at}  ${by} ${what}`);
  });
  return 0;
}

/** `ann, reviewer: yes at 2026-11-30T19:00:00.000Z`. */
function describeStatement({ person, role, answer, level, at }: Statement): string {
  const review = level === 'first' ? '' : `, ${level}`;
  return `${person}, ${role}${review}: ${answer} at ${at}`;
}
