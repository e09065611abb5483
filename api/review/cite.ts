import type { PageSummary } from '#contract/pages/page.ts';

/**
 * A page's cite, ready to paste. An inferred number is no stamp that a reader could find on the page, so the
 * cite states that it is inferred; a page without a number is cited by file and page.
 */
export function citePage(
  page: Pick<PageSummary, 'bates' | 'batesSource' | 'file' | 'pageNumber' | 'controlNumber'>,
): string {
  if (page.bates === null) return `${page.file}, at ${page.pageNumber} (${page.controlNumber})`;
  return page.batesSource === 'inferred' ? `${page.bates} (number inferred)` : page.bates;
}
