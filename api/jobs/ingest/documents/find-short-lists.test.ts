import { expect, it } from 'vitest';
import { findShortLists, type PlacedSheet } from './find-short-lists.ts';

function sheet(pageIndex: number, listed: number, total?: number): PlacedSheet {
  const pages = Array.from({ length: listed }, (_, index) => ({ bates: String(index + 1), codes: [] }));
  return { key: pageIndex, pageIndex, sheet: { pages, ...(total === undefined ? {} : { total }) } };
}

it('a list that has as many pages as it says is whole, also over several sheets', () => {
  expect(findShortLists([sheet(0, 48, 104), sheet(1, 54), sheet(2, 2), sheet(7, 3, 3)])).toEqual([]);
});

it('a list that lacks pages is noted on its first sheet', () => {
  expect(findShortLists([sheet(0, 48, 104), sheet(1, 50)])).toEqual([
    {
      key: 0,
      note: 'The sheet says that it lists 104 pages; 98 were read on it and the page after it. Compare the list with the page.',
    },
  ]);
});

it('a sheet after other pages is a list of its own, and one without a total is compared with nothing', () => {
  expect(findShortLists([sheet(0, 2, 2), sheet(5, 4)])).toEqual([]);
});
