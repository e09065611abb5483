import type { PageSummary } from '#contract/pages/page.ts';

/**
 * A page's name in an address: its Bates number if it has one, without spaces. The server ignores spaces when
 * it compares numbers, and `%20` would make the address hard to read.
 */
export function toPageReference(page: Pick<PageSummary, 'bates' | 'controlNumber'>): string {
  return page.bates?.replace(/\s+/g, '') ?? page.controlNumber;
}
