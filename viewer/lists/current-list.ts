/** The current list as a value: its parameters, its name and its windows. Pure. */
import type { CurrentList, PageCategory, PageOrder } from '#contract/pages/current-list.ts';
import type { PageWindow } from '#contract/pages/page.ts';
import { parseCoverageSet } from '#contract/reports/coverage-set-name.ts';
import { measureMeanings } from '#contract/reports/describe-coverage.ts';
import { formatDocumentDate } from '#contract/values/dates.ts';
import { parseWithheldSet } from '#contract/withholdings/withheld-set-name.ts';
import type { ListParams } from '../params.ts';

/** Only the parameters that define the list, from parameters that may contain more. */
export function toListParams(index: ListParams): ListParams {
  const { q, tag, production, file, document, only, mode, narrow, order, set } = index;
  return {
    ...(q === undefined ? {} : { q }),
    ...(tag === undefined ? {} : { tag }),
    ...(production === undefined ? {} : { production }),
    ...(file === undefined ? {} : { file }),
    ...(document === undefined ? {} : { document }),
    ...(only === undefined ? {} : { only }),
    ...(mode === undefined || q === undefined ? {} : { mode }),
    ...(narrow === undefined ? {} : { narrow }),
    ...(order === undefined ? {} : { order }),
    ...(set === undefined ? {} : { set }),
  };
}

interface Names {
  tag?: string | undefined;
  production?: string | undefined;
  file?: string | undefined;
  batch?: string | undefined;
  /** The names of its filters. */
  narrowings?: readonly string[];
}

const categories: Record<PageCategory, string> = {
  'text-layer': 'with a text layer',
  ocr: 'read by OCR',
  blank: 'blank',
  problem: 'could not be read',
  noted: 'with notes on missing content',
  unnumbered: 'without a Bates number',
  'hard-to-read': 'hard to read',
};

const orders: Record<PageOrder, string | undefined> = {
  page: undefined,
  bates: 'by Bates number',
  date: 'by date',
  relevance: 'best match first',
};

/** The content of a saved set of pages; see PageSetName. */
function nameOfSet(set: string, { batch }: Names): string {
  const part = set.split('.').at(-1) ?? '';
  const parts: Record<string, string> = {
    new: 'new pages of a saved search',
    unique: 'pages of one term only',
    total: 'pages of a report',
  };
  if (set.startsWith('suggested.')) return 'suggested pages';
  if (set.startsWith('lookagain.')) return 'pages to look at again';
  if (set.startsWith('control.')) return 'control set';
  if (set.startsWith('batch.')) {
    const name = batch === undefined ? 'a batch' : `batch “${batch}”`;
    return set.endsWith('.undecided') ? `${name}, without a decision` : name;
  }
  if (set.startsWith('withheld.')) return nameOfWithheld(part);
  const coverage = parseCoverageSet(set);
  if (coverage) return nameOfCoverage(coverage);
  if (set.includes('.gained')) return 'pages gained';
  if (set.includes('.lost')) return 'pages lost';
  return parts[part] ?? (set.startsWith('term') ? 'pages of a term' : 'pages of a recorded query');
}

function nameOfCoverage({ measure, part }: NonNullable<ReturnType<typeof parseCoverageSet>>): string {
  const pages = `pages ${measureMeanings[measure]}`;
  if (part?.by === 'person') return `${pages}, by ${part.value}`;
  return part?.by === 'day' ? `${pages}, on ${formatDocumentDate(part.value)}` : pages;
}

function nameOfWithheld(part: string): string {
  const code = parseWithheldSet(part);
  if (!code) return code === null ? 'pages with withholdings' : 'withheld without a code';
  return `withheld under ${code}`;
}

/** The name of a list: `“opt-out” · tagged contradiction`. */
export function describeList(list: CurrentList, names: Names): string {
  const parts = [
    list.set && nameOfSet(list.set, names),
    list.q && (list.mode === 'explore' ? `like ${quote(list.q)}` : quote(list.q)),
    list.tag && `tagged ${names.tag ?? '…'}`,
    list.document && 'one document',
    list.only && categories[list.only],
    list.file && (names.file ?? 'one file'),
    list.production && (names.production ?? 'one production'),
    ...(names.narrowings ?? []),
    list.order && orders[list.order],
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : 'all pages';
}

/** A query that is one phrase has quotation marks of its own. */
function quote(query: string): string {
  return `“${/^"[^"]*"$/.test(query) ? query.slice(1, -1) : query}”`;
}

/** The index of a page in the whole list, if this window contains it. */
export function indexInWindow(window: PageWindow, pageId: string): number | undefined {
  const index = window.pages.findIndex((page) => page.pageId === pageId);
  return index < 0 ? undefined : window.offset + index;
}

/** The offsets of the chunks that contain the indexes from `first` to `last`. */
export function listChunkOffsets(first: number, last: number, size: number): number[] {
  const from = Math.floor(Math.max(0, first) / size);
  const to = Math.floor(Math.max(0, last) / size);
  return Array.from({ length: to - from + 1 }, (_, step) => (from + step) * size);
}
