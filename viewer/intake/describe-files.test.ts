import { expect, it } from 'vitest';
import { duration } from '../format/format.ts';
import { describeFiles } from './describe-files.ts';
import { parsePageCount } from './parse-page-count.ts';

it('the description of the files received adds up, including failures', () => {
  const files = { received: 5, read: 2, duplicate: 1, quarantined: 1, waiting: 1 };
  expect(describeFiles(files)).toBe('5 files: 2 processed, 1 could not be opened, 1 duplicate, 1 waiting');
  expect(describeFiles(files, '5 files, 2 of them inside 1 archive')).toMatch(
    /^5 files, 2 of them inside 1 archive: 2 processed/,
  );
  const one = { received: 1, read: 1, duplicate: 0, quarantined: 0, waiting: 0 };
  expect(describeFiles(one)).toBe('1 file: 1 processed');
});

it('the remaining time is rounded to its precision', () => {
  expect([5, 61, 600, 5400].map(duration)).toEqual([
    'less than a minute',
    '1 minute',
    '10 minutes',
    '1 h 30 min',
  ]);
});

it('a page count is parsed as people write it, and other texts are refused', () => {
  expect(['2,481', ' 2 481 ', '0', '', '  '].map(parsePageCount)).toEqual([2481, 2481, 0, null, null]);
  for (const text of ['-1', '1.5', '1e3', 'about 100', '9'.repeat(12)]) {
    expect(parsePageCount(text)).toBeUndefined();
  }
});
