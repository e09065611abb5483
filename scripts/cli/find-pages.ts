import { listPagesByKey } from '#api/repositories/pages/pages.ts';
import { describeMissingNumber, describeWhereabouts } from '#api/review/describe-missing-number.ts';
import { findNamedPages } from '#api/review/find-named-pages.ts';
import { UsageError, type Words, withMatter } from './command.ts';
import { print, printNote } from './print.ts';

/**
 * Prints the pages that match a Bates number, a range or a control number, one per line; exit code 1 if there
 * is none.
 */
export async function findPages(words: Words, reference: string): Promise<number> {
  if (reference.trim() === '') throw new UsageError('Name the page to find.');
  return withMatter(words, async ({ database }, matter) => {
    const { by, pages } = await findNamedPages(database, matter.id, reference);
    if (pages.length === 0) {
      const missing = await describeMissingNumber(database, matter.id, reference);
      printNote(`No page was found for “${reference}”.${missing ? ` ${describeWhereabouts(missing)}` : ''}`);
      return 1;
    }
    if (by === 'other') printNote(`“${reference}” is not the Bates number of any page, but it appears on:`);
    const keys = pages.map(({ key }) => key);
    for (const page of await listPagesByKey(database, keys)) {
      const name = page.bates ?? page.controlNumber;
      print(`${name}\t${page.production}\t${page.file}\tp. ${page.pageNumber}`);
    }
    return 0;
  });
}
