import { PageSet } from '../exact/page-set.ts';

/** Listed with the codes: a page with a redaction box, or a sheet for withheld pages, without a code. */
export const NO_CODE = 'none';

/**
 * Pages that claim an exemption: `(b)(7)` includes any part of it, such as `(b)(7)(C)`; `any` means
 * whichever.
 */
export function listClaiming(exemptions: ReadonlyMap<string, PageSet>, asked: string): PageSet {
  const isMeant = (code: string) =>
    asked === 'any' ? code !== NO_CODE : code === asked || code.startsWith(`${asked}(`);
  return [...exemptions]
    .filter(([code]) => isMeant(code))
    .reduce((pages, [, each]) => pages.or(each), PageSet.empty());
}
