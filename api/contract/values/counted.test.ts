import { expect, it } from 'vitest';
import { counted } from './counted.ts';

it.each([
  [0, 'page', undefined, '0 pages'],
  [1, 'page', undefined, '1 page'],
  [2481, 'page', undefined, '2,481 pages'],
  [1, 'box', 'boxes', '1 box'],
  [3, 'entry', 'entries', '3 entries'],
])('%i of a %s is formatted with the right plural', (value, one, many, said) => {
  expect(counted(value, one, many)).toBe(said);
});
