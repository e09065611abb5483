import { expect, it } from 'vitest';
import type { BatesLine, ReportedPage } from '#contract/numbers/bates.ts';
import { describeSegment, toSeriesStrips } from './to-series-strips.ts';

const page = (name: string): ReportedPage => ({
  ...{ pageId: `page-${name}`, name, bates: name, fileId: 'a', file: 'a.pdf', pageNumber: 1 },
});
const bates = (number: number) => `A-${String(number).padStart(5, '0')}`;
const ends = (from: number, to: number) => ({ first: bates(from), last: bates(to), count: to - from + 1 });
const range = (from: number, to: number): BatesLine => ({
  ...{ kind: 'range', ...ends(from, to), firstPage: page(bates(from)), lastPage: page(bates(to)) },
});
const gap = (from: number, to: number, listed: number): BatesLine => ({
  kind: 'gap',
  ...ends(from, to),
  parts: [
    { ...ends(from, from + listed - 1), state: 'listed' as const, sheet: page('UNC-9') },
    { ...ends(from + listed, to), state: 'unaccounted' as const, sheet: null },
  ].filter(({ count }) => count > 0),
  before: page(bates(from - 1)),
  after: page(bates(to + 1)),
});

it('draws the numbers of a series in order, and divides a gap by what is known about its numbers', () => {
  const [strip, ...others] = toSeriesStrips([range(1, 4), range(8, 9), gap(5, 7, 2)]);
  expect(others).toEqual([]);
  expect(strip).toMatchObject({ prefix: 'A-', first: 'A-00001', last: 'A-00009', count: 9 });
  expect(strip?.segments.map((each) => [describeSegment(each), each.page.name])).toEqual([
    ['A-00001-00004: 4 numbers on pages', 'A-00001'],
    ['A-00005-00006: 2 numbers on a placeholder sheet', 'UNC-9'],
    ['A-00007: 1 number unaccounted for', 'A-00004'],
    ['A-00008-00009: 2 numbers on pages', 'A-00008'],
  ]);
});

it('merges segments that are too narrow to see, and shows the most important state among them', () => {
  const narrow = Array.from({ length: 20 }, (_, index) => [
    gap(5000 + 2 * index, 5000 + 2 * index, 0),
    range(5001 + 2 * index, 5001 + 2 * index),
  ]).flat();
  const [strip] = toSeriesStrips([range(1, 4999), ...narrow, range(5040, 9999)]);
  expect(strip?.segments.length).toBeLessThan(10);
  const unaccounted = strip?.segments.filter(({ state }) => state === 'unaccounted') ?? [];
  expect(unaccounted.reduce((sum, { counts }) => sum + counts.unaccounted, 0)).toBe(20);
  expect(strip?.segments.reduce((sum, { count }) => sum + count, 0)).toBe(9999);
});

it('draws each series by itself', () => {
  const other: BatesLine = {
    ...{ kind: 'range', first: 'B 7', last: 'B 7', count: 1, firstPage: page('B 7'), lastPage: page('B 7') },
  };
  expect(toSeriesStrips([range(1, 2), other]).map(({ prefix }) => prefix)).toEqual(['A-', 'B ']);
  expect(toSeriesStrips([])).toEqual([]);
});
