import type { ListedPage, PlaceholderKind } from '#contract/pages/marks.ts';
import { listOnce } from '../codes/code-run.ts';
import { parseCodes } from '../codes/parse-codes.ts';
import type { PageRow } from './page-rows.ts';
import { repairWords } from './repair-words.ts';

/** `Page 12 ~ b6; b7C;`: OCR reads the tilde as a dash, or not at all. */
const ENTRY =
  /^(?:page ?[.:]? ?){1,3}(?<number>(?:[A-Z][\w().&-]{0,20} ){0,4}[\w().,-]{0,30}\d) ?(?:[~=:_]|[–—-]{1,2})? (?<reason>.+)$/i;
/** What a list says in place of codes. */
const REASONS: readonly { says: RegExp; kind?: PlaceholderKind }[] = [
  { says: /duplicate/, kind: 'duplicate' },
  { says: /refer|consult/, kind: 'referral' },
  { says: /non.?responsive|outside/, kind: 'non-responsive' },
  { says: /withheld|sealed|other/ },
];

/** The pages that rows list, each with what became of it. */
export function listDeletedPages(rows: readonly PageRow[]): ListedPage[] {
  return rows.flatMap(({ text }) => parseEntry(text) ?? []);
}

function parseEntry(text: string): ListedPage | undefined {
  const { number, reason } = ENTRY.exec(text)?.groups ?? {};
  if (!number || !reason) return undefined;
  const codes = listOnce(parseCodes(reason, 'tolerant').map(({ code }) => code));
  const page = { bates: number.replace(/(\d),(\d{4,})$/, '$1.$2'), codes };
  if (codes.length > 0) return page;
  const said = REASONS.find(({ says }) => says.test(repairWords(reason)));
  return said && { ...page, ...(said.kind && { kind: said.kind }) };
}

export function isEntry({ text }: PageRow): boolean {
  return parseEntry(text) !== undefined;
}
