import type { Placeholder } from '#contract/pages/marks.ts';
import { counted } from '#contract/values/counted.ts';

/** A deleted-page sheet at its place in a file. */
export interface PlacedSheet {
  key: number;
  pageIndex: number;
  sheet: Pick<Placeholder, 'pages' | 'total'>;
}

/**
 * Finds the lists of deleted pages whose printed total is not the number of pages that were read of them. A list begins
 * on the sheet with the total and continues on the sheets that follow it directly.
 *
 * @returns a note for the first sheet of each such list
 */
export function findShortLists(sheets: readonly PlacedSheet[]): { key: number; note: string }[] {
  return splitLists(sheets).flatMap((list) => {
    const [first] = list;
    const total = first?.sheet.total;
    const listed = list.reduce((sum, { sheet }) => sum + sheet.pages.length, 0);
    if (!first || total === undefined || total === listed) return [];
    const where =
      list.length === 1
        ? 'on it'
        : `on it and the ${list.length === 2 ? 'page' : `${list.length - 1} pages`} after it`;
    const note = `The sheet says that it lists ${counted(total, 'page')}; ${listed} were read ${where}. Compare the list with the page.`;
    return [{ key: first.key, note }];
  });
}

function splitLists(sheets: readonly PlacedSheet[]): PlacedSheet[][] {
  const lists: PlacedSheet[][] = [];
  for (const placed of sheets) {
    const list = lists.at(-1);
    const isContinued = list?.at(-1)?.pageIndex === placed.pageIndex - 1 && placed.sheet.total === undefined;
    if (list && isContinued) list.push(placed);
    else lists.push([placed]);
  }
  return lists;
}
