import { describe, expect, it } from 'vitest';
import { listStarterSearches } from './list-starter-searches.ts';

const queries = (tags: string[], people: string[] = []) =>
  listStarterSearches(
    tags.map((name) => ({ name })),
    people.map((name) => ({ name })),
  ).map(({ q }) => q);

describe('searches to begin with', () => {
  it('ask for the words of the tags, without words that a query takes for operators', () => {
    expect(queries(['opt-out policy', 'voluntary or not', '(b)(5)!'])).toEqual([
      'opt-out AND policy',
      'voluntary',
      'b AND 5',
    ]);
    expect(queries(['—'])).toEqual([]);
  });

  it('ask for those who wrote most, with a name in quotes of its own taken as one', () => {
    expect(queries([], ['Lorena "Lori" Castellan'])).toEqual([
      'from:"Lorena Lori Castellan" OR to:"Lorena Lori Castellan"',
    ]);
  });
});
