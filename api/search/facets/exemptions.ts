import { PageSet } from '../exact/page-set.ts';

/** Beside the codes: a page with a redaction box, or a sheet for pages withheld, that gives no code. */
export const NO_CODE = 'none';

/**
 * Pages that claim an exemption: with `(b)(7)`, any part of it too, as `(b)(7)(C)`; with `any`, whichever.
 */
export function listClaiming(exemptions: ReadonlyMap<string, PageSet>, asked: string): PageSet {
  const isMeant = (code: string) =>
    asked === 'any' ? code !== NO_CODE : code === asked || code.startsWith(`${asked}(`);
  return [...exemptions]
    .filter(([code]) => isMeant(code))
    .reduce((pages, [, each]) => pages.or(each), PageSet.empty());
}
