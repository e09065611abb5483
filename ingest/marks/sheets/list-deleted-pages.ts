import type { Placeholder } from '#contract/marks.ts';
import { listOnce } from '../codes/code-run.ts';
import { parseCodes } from '../codes/parse-codes.ts';
import type { PageRow } from './page-rows.ts';

type ListedPage = Placeholder['pages'][number];

/** `Page 12 ~ b6; b7C;`: OCR reads the tilde as a dash, or not at all. */
const ENTRY =
  /^page\s*[.:]?\s*(?<number>(?:[A-Za-z][\w().&-]*\s){0,4}[\w().,-]*\d)\s*(?:[~=:_-]|[–—-]{1,2})?\s+(?<reason>.+)$/i;
const REASON = /duplicate|refer|consult|non.?responsive|withheld|outside|sealed|other/i;

/** The pages that rows list, each with what became of it. */
export function listDeletedPages(rows: readonly PageRow[]): ListedPage[] {
  return rows.flatMap(({ text }) => parseEntry(text) ?? []);
}

function parseEntry(text: string): ListedPage | undefined {
  const { number, reason } = ENTRY.exec(text)?.groups ?? {};
  if (!number || !reason) return undefined;
  const codes = listOnce(parseCodes(reason, 'tolerant').map(({ code }) => code));
  if (codes.length === 0 && !REASON.test(reason)) return undefined;
  return { bates: number.replaceAll(/(?<=\d),(?=\d{4,}$)/g, '.'), codes };
}

export function isEntry({ text }: PageRow): boolean {
  return parseEntry(text) !== undefined;
}
