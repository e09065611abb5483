import type { ListedPage } from '#contract/pages/marks.ts';
import { splitBates, toBatesKey } from '#contract/values/bates-number.ts';
import { counted } from '#contract/values/counted.ts';
import { longestIncreasingRun } from '../numbers/longest-increasing-run.ts';
import type { ListRow } from './list-deleted-pages.ts';

/** So many of a list's numbers rise from row to row where it is in order. */
const MOSTLY = 0.7;

/** A list of pages out of two readings of it, and what neither reading makes sure. */
export interface Reconciled {
  pages: ListedPage[];
  /** Numbers of pages whose row was read in two ways that exclude each other. */
  unlike: string[];
  /** Rows whose page number could not be read. */
  unnumbered: number;
}

export interface Doubts extends Omit<Reconciled, 'pages'> {
  /** Rows that could not be read at all. */
  unread: number;
}

/**
 * One list out of two readings: of the page's text, and of its rows one by one as the image shows them. The rows give
 * the order. A row that lost its number takes the one that the text has at that place; a row that either reading lost is
 * taken from the other; of the codes of a row the reading counts that has all of the other's. Numbers rise from row to row,
 * so one that does not was misread.
 */
export function reconcileLists(text: readonly ListedPage[], rows: readonly ListRow[]): Reconciled {
  const prefixes = new Set(text.map(({ bates }) => prefixOf(bates)));
  // Numbers of several series have no one order.
  if (rows.length === 0 || prefixes.size !== 1) return { pages: [...text], unlike: [], unnumbered: 0 };
  const fromText = keepRising(text);
  // A row may be cut within its number: what is left of it is of no series of the sheet.
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

/** What is unsure about a list, in sentences; undefined where nothing is. */
export function describeDoubts({ unlike, unnumbered, unread }: Doubts): string | undefined {
  const told = [
    unlike.length > 0 ? `The codes of ${unlike.join(', ')} were read in two ways.` : [],
    unnumbered > 0 ? `The page number of ${counted(unnumbered, 'row')} could not be read.` : [],
    unread > 0 ? `${counted(unread, 'row')} could not be read.` : [],
  ].flat();
  return told.length === 0 ? undefined : told.join(' ');
}

function withoutNumber({ bates: _misread, ...row }: ListRow): ListRow {
  return row;
}

type Numbered<Row> = Omit<Row, 'bates'> & { bates: string | undefined };

/** Rows in their order; numbers that do not rise with the others are taken away, where most do. */
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

/** Gives rows without a number those numbers that only the other reading has between their neighbors, where they are as many. */
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
