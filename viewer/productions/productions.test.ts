import { expect, it } from 'vitest';
import { duration } from '../ui/format.ts';
import { filesInWords } from './files-in-words.ts';

it('the files received add up in words, with those that failed', () => {
  const files = (['read', 'quarantined', 'duplicate', 'read'] as const).map((status) => ({ status }));
  expect(filesInWords(files)).toBe('4 files, 1 could not be opened, 1 duplicate');
  expect(filesInWords(files.slice(0, 1))).toBe('1 file');
});

it('time left is said as roughly as it is known', () => {
  expect([5, 61, 600, 5400].map(duration)).toEqual([
    'less than a minute',
    '1 minute',
    '10 minutes',
    '1 h 30 min',
  ]);
});
