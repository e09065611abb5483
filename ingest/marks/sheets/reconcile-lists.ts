import type { ListedPage } from '#contract/pages/marks.ts';
import { splitBates, toBatesKey } from '#contract/values/bates-number.ts';
import { counted } from '#contract/values/counted.ts';
import { longestIncreasingRun } from '../numbers/longest-increasing-run.ts';
import type { ListRow } from './list-deleted-pages.ts';

/** A list is in order if at least this share of its numbers increases from row to row. */
const MOSTLY = 0.7;

/** A list of pages merged from two readings of it, and what remains uncertain. */
export interface Reconciled {
  pages: ListedPage[];
  /** Numbers of pages whose row was read in two ways that exclude each other. */
  unlike: string[];
  /** Number of rows whose page number could not be read. */
  unnumbered: number;
}

export interface Doubts extends Omit<Reconciled, 'pages'> {
  /** Number of rows that could not be read at all. */
  unread: number;
}

/**
 * Merges two readings into one list: the page's text, and its rows read one by one from the image. The rows
 * determine the order. A row without a number takes the one that the text has at that place; a row missing in
 * one reading is taken from the other; if one reading of a row has all codes of the other, it wins. Numbers
 * increase from row to row, so one that does not was misread.
 */
export function reconcileLists(text: readonly ListedPage[], rows: readonly ListRow[]): Reconciled {
  const prefixes = new Set(text.map(({ bates }) => prefixOf(bates)));
  // Numbers of several series have no common order.
  if (rows.length === 0 || prefixes.size !== 1) return { pages: [...text], unlike: [], unnumbered: 0 };
  const fromText = keepRising(text);
  // A row may be cut within its number: the fragment does not belong to any series of the sheet.
  const fromRows = keepRising(
    rows.map((row) => (prefixes.has(prefixOf(row.bates)) ? row : withoutNumber(row))),
  );
  const known = new Map(
    fromRows.flatMap((row) => (row.bates === undefined ? [] : [[row.bates, row] as const])),
  );
  const missing = fromText.flatMap((page) =>
    page.bates === undefined || known.has(page.bates) ? [] : [{ ...page, bates: page.bates }],
  );
  const { numbered, unnumbered } = fillNumbers(fromRows, missing);
  const unlike: string[] = [];
  const byNumber = new Map(fromText.map((page) => [page.bates, page]));
  const pages = numbered.map((row): ListedPage => {
    const other = byNumber.get(row.bates);
    if (!other) return row;
    if (hasAll(row, other)) return row;
    if (!hasAll(other, row)) unlike.push(row.bates);
    return { ...row, codes: [...new Set([...row.codes, ...other.codes])].sort() };
  });
  const taken = new Set(pages.map(({ bates }) => bates));
  const lost = missing.filter(({ bates }) => !taken.has(bates));
  return { pages: inOrder([...pages, ...lost]), unlike, unnumbered };
}

/** Describes what is uncertain about a list, in sentences; undefined if nothing is. */
export function describeDoubts({ unlike, unnumbered, unread }: Doubts): string | undefined {
  const doubts = [
    unlike.length > 0 ? `The codes of ${unlike.join(', ')} were read in two ways.` : [],
    unnumbered > 0 ? `The page number of ${counted(unnumbered, 'row')} could not be read.` : [],
    unread > 0 ? `${counted(unread, 'row')} could not be read.` : [],
  ].flat();
  return doubts.length === 0 ? undefined : doubts.join(' ');
}

function withoutNumber({ bates: _misread, ...row }: ListRow): ListRow {
  return row;
}

type Numbered<Row> = Omit<Row, 'bates'> & { bates: string | undefined };

/** Rows in their order; removes the numbers that do not increase with the others, if most do. */
function keepRising<Row extends { bates?: string | undefined }>(rows: readonly Row[]): Numbered<Row>[] {
  const steps = rows.flatMap(({ bates }, index) =>
    bates === undefined ? [] : [{ pageIndex: index, number: numberOf(bates) }],
  );
  const run = longestIncreasingRun(steps);
  const isOrdered = run.length >= MOSTLY * steps.length;
  const rising = new Set(run.map(({ pageIndex }) => pageIndex));
  return rows.map((row, index) => ({
    ...row,
    bates: !isOrdered || rising.has(index) ? row.bates : undefined,
  }));
}

/**
 * Gives rows without a number those numbers that only the other reading has between their neighbors, if there
 * are as many.
 */
function fillNumbers(
  rows: readonly Numbered<ListRow>[],
  missing: readonly ListedPage[],
): { numbered: ListedPage[]; unnumbered: number } {
  const numbered: ListedPage[] = [];
  let unnumbered = 0;
  let waiting: Numbered<ListRow>[] = [];
  let before = -1;
  const settle = (after: number) => {
    const between = missing.filter(({ bates }) => numberOf(bates) > before && numberOf(bates) < after);
    const numbers = between.length === waiting.length ? between.map(({ bates }) => bates) : [];
    for (const [index, row] of waiting.entries()) {
      const bates = numbers[index];
      if (bates === undefined) unnumbered += 1;
      else numbered.push({ ...row, bates });
    }
    waiting = [];
  };
  for (const row of rows) {
    if (row.bates === undefined) {
      waiting.push(row);
      continue;
    }
    settle(numberOf(row.bates));
    before = numberOf(row.bates);
    numbered.push({ ...row, bates: row.bates });
  }
  settle(Number.POSITIVE_INFINITY);
  return { numbered, unnumbered };
}

type Reasons = Pick<ListedPage, 'codes' | 'kind'>;

function hasAll(one: Reasons, other: Reasons): boolean {
  return (
    other.codes.every((code) => one.codes.includes(code)) && (one.codes.length > 0 || one.kind === other.kind)
  );
}

function inOrder(pages: ListedPage[]): ListedPage[] {
  return pages.toSorted((one, other) => numberOf(one.bates) - numberOf(other.bates));
}

function prefixOf(bates = ''): string {
  return toBatesKey(splitBates(bates)?.prefix ?? '');
}

function numberOf(bates: string): number {
  return Number(splitBates(bates)?.digits ?? Number.NaN);
}
