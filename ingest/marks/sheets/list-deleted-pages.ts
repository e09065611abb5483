import type { ListedPage, PlaceholderKind } from '#contract/pages/marks.ts';
import type { ExemptionCode } from '#contract/values/exemption-code.ts';
import type { PageRow } from '../../text/page-rows.ts';
import { listOnce } from '../codes/code-run.ts';
import { parseCodes } from '../codes/parse-codes.ts';
import { repairWords } from './repair-words.ts';

/** `Page 12 ~ b6; b7C;`: OCR reads the tilde as a dash, or not at all. */
const ENTRY =
  /^(?:page ?[.:]? ?){1,3}(?<number>(?:[A-Z][\w().&-]{0,20} ){0,4}[\w().,-]{0,30}\d) ?(?:[~=:_]|[–—-]{1,2})? (?<reason>.+)$/i;
/** The same entry if the number was not read. */
const NUMBERLESS = /^(?:page ?[.:]? ?){1,3}\W{0,4}(?<reason>.+)$/i;
/** A code in the place of the number: `Page b3 - 1;`. */
const CODE = /^\(?b\)?\(?\d/i;
/** In typewriter print, a recognizer sees a letter behind the digit that does not exist: `b6é - 2`. */
const ACCENT = /(?<=\bb\d)[\u00c0-\u024f]/gi;
/** In typewriter print, `6` looks like `o`. */
const ROUND = /\bb[oó](?=\s?[-–—=_~]?\s?\d)/gi;
/** What a list says in place of codes. */
const REASONS: readonly { says: RegExp; kind?: PlaceholderKind }[] = [
  { says: /duplicate/, kind: 'duplicate' },
  { says: /refer|consult/, kind: 'referral' },
  { says: /non.?responsive|outside/, kind: 'non-responsive' },
  { says: /withheld|sealed|other/ },
];

/** A row of a list by itself, in which the page's number may not have been read. */
export type ListRow = Omit<ListedPage, 'bates'> & { bates?: string };

/** The pages that the rows list, each with what happened to it. */
export function listDeletedPages(rows: readonly PageRow[]): ListedPage[] {
  return rows.flatMap(({ text }) => parseEntry(text) ?? []);
}

/** How many of the listed pages some line says, with all of their codes. */
export function countListed(pages: readonly ListedPage[], lines: readonly string[]): number {
  const said = new Map(lines.flatMap((line) => parseEntry(line) ?? []).map((entry) => [entry.bates, entry]));
  return pages.filter(({ bates, codes, kind }) => {
    const entry = said.get(bates);
    return entry !== undefined && entry.kind === kind && codes.every((code) => entry.codes.includes(code));
  }).length;
}

/**
 * The entries of a list that was read row by row, from its first to its last entry; `unread` counts the rows
 * between them that cannot be parsed.
 */
export function parseListRows(texts: readonly string[]): { rows: ListRow[]; unread: number } {
  const rows: ListRow[] = [];
  let unread = 0;
  let sinceLast = 0;
  for (const text of texts) {
    const row = parseListRow(text);
    const last = rows.at(-1);
    if (row) {
      rows.push(row);
      unread += sinceLast;
      sinceLast = 0;
    } else if (last && parseCodes(text, 'tolerant').length > 0) {
      // The reasons of a page may continue in another row.
      last.codes = listOnce([...last.codes, ...readReasons(text)]);
    } else if (last) {
      sinceLast += 1;
    }
  }
  return { rows, unread };
}

/** Parses a row; undefined if it is not an entry of a list. */
function parseListRow(text: string): ListRow | undefined {
  const entry = parseEntry(text);
  if (entry) return entry;
  const { reason } = NUMBERLESS.exec(text)?.groups ?? {};
  return reason === undefined ? undefined : parseReason(reason);
}

function parseEntry(text: string): ListedPage | undefined {
  const { number, reason } = ENTRY.exec(text)?.groups ?? {};
  if (!number || !reason || CODE.test(number)) return undefined;
  const said = parseReason(reason);
  return said && { bates: number.replace(/(\d),(\d{4,})$/, '$1.$2'), ...said };
}

function parseReason(reason: string): Omit<ListedPage, 'bates'> | undefined {
  const codes = readReasons(reason);
  if (codes.length > 0) return { codes };
  const said = REASONS.find(({ says }) => says.test(repairWords(reason)));
  return said && { codes, ...(said.kind && { kind: said.kind }) };
}

/** Removes a letter behind a code that the recognizer saw, but that does not exist. */
export function mendCodes(text: string): string {
  return text.replaceAll(ACCENT, '');
}

function readReasons(text: string): ExemptionCode[] {
  const mended = mendCodes(text).replaceAll(ROUND, 'b6');
  const codes = listOnce(parseCodes(mended, 'tolerant').map(({ code }) => code));
  // The number of a reason, as in `b7C - 6;7`, may be read as a seven without its letter.
  return codes.some((code) => code.startsWith('(b)(7)(')) ? codes.filter((code) => code !== '(b)(7)') : codes;
}

export function isEntry({ text }: Pick<PageRow, 'text'>): boolean {
  return parseEntry(text) !== undefined;
}
