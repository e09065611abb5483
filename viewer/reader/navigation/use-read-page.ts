import { type ReadPage, toReadPage } from '../../page/read-page.ts';
import { useSteady } from '../../ui/use-steady.ts';
import { useLoadedPages } from '../reader-context.ts';
import { findLoadedPage } from './use-current-list.ts';

/** The same object while a decision changes nothing but the page's tags. */
export function useReadPage(page: ReadPage | undefined): ReadPage | undefined {
  const steady = useSteady(page ? toReadPage(page) : {});
  return page && (steady as ReadPage);
}

/** The page at an index of the current list; undefined until it is loaded. */
export function useListedPage(index: number): ReadPage | undefined {
  return useReadPage(findLoadedPage(useLoadedPages(), index));
}
