import { expect, it } from 'vitest';
import { matchesTerm } from '../exact/match-term.ts';
import { parseQuery } from '../language/parse-query.ts';
import { listQueryWords } from '../language/query.ts';
import { openTermFilter } from './term-filter.ts';

const TERMS = 'opt opts option optout out voluntary voluntarily 10 102674 county caunty coumty county9'.split(
  ' ',
);

it.each([
  'opt',
  'opt*',
  'opt-out AND county',
  'v*ily OR co?nty',
  'county~ w/5 (opt* OR 10)',
  '10-2674 NOT volun*y',
])('of %s, the terms of a page that can be part of a match are let through, and no others', (text) => {
  const query = parseQuery(text);
  const wanted = listQueryWords(query).flatMap(({ alternatives }) => alternatives.flat());
  const expected = TERMS.filter((term) => wanted.some((each) => matchesTerm(term, each)));
  expect(expected.length).toBeGreaterThan(0);
  const listed = new Map(wanted.map((each) => [each, TERMS.filter((term) => matchesTerm(term, each))]));
  expect(TERMS.filter(openTermFilter(query))).toEqual(expected);
  expect(TERMS.filter(openTermFilter(query, listed))).toEqual(expected);
});
