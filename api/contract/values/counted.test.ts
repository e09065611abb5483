import { expect, it } from 'vitest';
import { counted, formatPercent } from './counted.ts';

it.each([
  [0, 'page', undefined, '0 pages'],
  [1, 'page', undefined, '1 page'],
  [2481, 'page', undefined, '2,481 pages'],
  [1, 'box', 'boxes', '1 box'],
  [3, 'entry', 'entries', '3 entries'],
])('%i of a %s is formatted with the right plural', (value, one, many, said) => {
  expect(counted(value, one, many)).toBe(said);
});

it('a share is rounded down, so that only all of them are 100%', () => {
  const shares = [
    [0, 0],
    [1, 3],
    [9_999, 10_000],
    [7, 7],
  ] as const;
  expect(shares.map(([part, whole]) => formatPercent(part, whole))).toEqual(['0%', '33.3%', '99.9%', '100%']);
});
