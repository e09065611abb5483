import type { PageSummary } from '#contract/pages/page.ts';

/**
 * How a page is named in an address: by its Bates number where it has one. The spaces go: the server
 * compares numbers without them, and `%20` makes an address that nobody can read out.
 */
export function toPageReference(page: Pick<PageSummary, 'bates' | 'controlNumber'>): string {
  return page.bates?.replace(/\s+/g, '') ?? page.controlNumber;
}
