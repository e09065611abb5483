import { expect, it } from 'vitest';
import { toRecord } from '#api/testing/scripted-pages.ts';
import { measureBoundaries, toBoundaryPages } from './boundaries.ts';

const pagesOf = (...texts: string[]) =>
  toBoundaryPages(texts.map((text, index) => toRecord(index, { text })));
const MEMO = 'MEMORANDUM\nTO: All\nFROM: The Director\nSUBJECT: Options\nYou asked.';
const files = [
  { name: 'a.pdf', pages: pagesOf(MEMO, 'Page 2\nIt goes on.') },
  { name: 'b.pdf', pages: pagesOf('of what was said before.', MEMO, 'nobody knows what this is') },
];
const truth = (file: string, page: number) =>
  page === 3 ? null : page === 1 || (file === 'b.pdf' && page === 2);

it('joined files do not reveal their first pages', () => {
  expect(measureBoundaries(files, truth, { joined: false })).toMatchObject({
    right: 3,
    wrong: 0,
    missed: 0,
    f1: 1,
  });
  const joined = measureBoundaries(files, truth, { joined: true });
  expect(joined).toMatchObject({ right: 2, wrong: 0, missed: 1, f1: 0.8 });
  expect(joined.errors).toEqual([expect.stringMatching(/^b\.pdf 1: \d+/)]);
});
