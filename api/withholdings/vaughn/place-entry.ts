import { numberInSeries } from '#contract/values/bates-number.ts';
import type { BatesRange } from '#contract/values/bates-range.ts';
import type { VaughnEntry } from '#contract/withholdings/vaughn.ts';
import type { Queryable } from '../../repositories/database/database.ts';
import {
  type LogLine,
  listNumberedPages,
  type NumberedPage,
} from '../../repositories/withholdings/vaughn-pages.ts';
import { inheritPrefix, splitNumbers } from './split-numbers.ts';

/** The pages that a row of an index names, as far as they exist. */
export interface PlacedEntry {
  /** How many numbers the row names. */
  numbers: number;
  pages: NumberedPage[];
  lines: LogLine[];
  /** Numbers of no page, and on no sheet's list: runs of them, as written digits. */
  missing: { from: string; to: string; count: number }[];
  /** Why a part of the numbers could not be resolved, as text. */
  faults: string[];
}

/** Lines of the log, by the page that shows them and by the numbers that sheets list. */
export interface LogBook {
  ofPage: ReadonlyMap<number, readonly LogLine[]>;
  ofListed: ReadonlyMap<number, readonly LogLine[]>;
}

export function openLogBook(lines: readonly LogLine[]): LogBook {
  const ofListed = new Map<number, LogLine[]>();
  for (const line of lines) {
    const { number = 0, pages = 0 } = line.listed ?? {};
    for (let each = number; each < number + pages; each += 1) {
      ofListed.set(each, [...(ofListed.get(each) ?? []), line]);
    }
  }
  return { ofPage: Map.groupBy(lines, ({ key }) => key), ofListed };
}

/** Finds what a row of an index refers to: pages of the productions, and pages that sheets list. */
export async function placeEntry(
  { database, matterId, book }: { database: Queryable; matterId: string; book: LogBook },
  { numbers }: Pick<VaughnEntry, 'numbers'>,
): Promise<PlacedEntry> {
  const placed: PlacedEntry = { numbers: 0, pages: [], lines: [], missing: [], faults: [] };
  let prefixKey = '';
  for (const { text, interpretations } of splitNumbers(numbers)) {
    const ranges = interpretations.map((range) => inheritPrefix(range, prefixKey));
    const [likeliest] = ranges;
    if (!likeliest) {
      placed.faults.push(`“${text}” is no number`);
      continue;
    }
    let found = await find(likeliest);
    for (const range of ranges.slice(1)) if (found.isEmpty) found = await find(range);
    if (found.isEmpty) found = await find(likeliest);
    prefixKey = found.range.from.prefixKey;
    if (found.series > 1) {
      placed.faults.push(`“${text}” is a number of ${found.series} series: write its prefix`);
      continue;
    }
    add(placed, found);
  }
  return { ...placed, lines: [...new Set(placed.lines)] };

  async function find(range: BatesRange) {
    const { from, to } = range;
    const all = await listNumberedPages(database, matterId, { from: from.number, to: to.number });
    const isMeant = (other: string) =>
      from.prefixKey === '' || lettersOf(other) === lettersOf(from.prefixKey);
    const pages = all.filter((page) => isMeant(page.prefixKey));
    const listed = new Map<number, LogLine[]>();
    for (let number = from.number; number <= to.number; number += 1) {
      const lines = (book.ofListed.get(number) ?? []).filter((line) => isMeant(line.listed?.prefixKey ?? ''));
      if (lines.length > 0) listed.set(number, lines);
    }
    const series = new Set(pages.map((page) => lettersOf(page.prefixKey))).size;
    return { range, pages, listed, series, isEmpty: pages.length === 0 && listed.size === 0 };
  }

  function add(to: PlacedEntry, { range, pages, listed }: Awaited<ReturnType<typeof find>>): void {
    const here = new Set([...pages.map(({ number }) => number), ...listed.keys()]);
    to.numbers += range.to.number - range.from.number + 1;
    to.pages.push(...pages);
    to.lines.push(...pages.flatMap(({ key }) => book.ofPage.get(key) ?? []));
    to.lines.push(...[...listed.values()].flat());
    to.missing.push(...listMissing(range, here));
  }
}

/** People write a dash or a dot for a space, and leave them out. */
function lettersOf(prefixKey: string): string {
  return prefixKey.replace(/[^\p{L}\p{N}]/gu, '');
}

function listMissing({ from, to }: BatesRange, here: ReadonlySet<number>): PlacedEntry['missing'] {
  const runs: PlacedEntry['missing'] = [];
  let last: number | undefined;
  for (let number = from.number; number <= to.number; number += 1) {
    if (here.has(number)) continue;
    const digits = numberInSeries('', number, from.digits.length);
    const run = runs.at(-1);
    if (run && last === number - 1) {
      run.to = digits;
      run.count += 1;
    } else runs.push({ from: digits, to: digits, count: 1 });
    last = number;
  }
  return runs;
}
