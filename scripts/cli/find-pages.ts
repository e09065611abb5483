import { listPagesByKey } from '#api/repositories/pages/pages.ts';
import { findNamedPages } from '#api/review/find-named-pages.ts';
import { UsageError, type Words, withMatter } from './command.ts';
import { print, printNote } from './print.ts';

/** Prints the pages that a Bates number, a range or a control number names, a line each; exit code 1 where none is. */
export async function findPages(words: Words, reference: string): Promise<number> {
  if (reference.trim() === '') throw new UsageError('Say which page to find.');
  return withMatter(words, async ({ database }, matter) => {
    const { by, pages } = await findNamedPages(database, matter.id, reference);
    if (pages.length === 0) {
      printNote(`No page is named “${reference}”.`);
      return 1;
    }
    if (by === 'other') printNote(`“${reference}” is no page's own number, but stands on:`);
    const keys = pages.map(({ key }) => key);
    for (const page of await listPagesByKey(database, keys)) {
      const name = page.bates ?? page.controlNumber;
      print(`${name}\t${page.production}\t${page.file}\tp. ${page.pageNumber}`);
    }
    return 0;
  });
}
