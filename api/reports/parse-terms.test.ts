import { expect, it } from 'vitest';
import { parseTerms } from './parse-terms.ts';

const terms = (text: string) => parseTerms(text).map(({ term }) => term);

it("reads one term per line, with the query's own quotes", () => {
  expect(terms('opt-out\r\n\n  "opt out" AND county \rvoluntar*\n')).toEqual([
    'opt-out',
    '"opt out" AND county',
    'voluntar*',
  ]);
});

it('reads a list whose first term begins with a phrase', () => {
  expect(terms(`"opt out" OR voluntary\ncounty`)).toEqual([`"opt out" OR voluntary`, 'county']);
});

it('reads the columns term and name of a CSV, wherever they are', () => {
  const csv =
    '\uFEFFname,note,Term\r\nLeaving,x,"""opt out"" OR ""opt-out"""\r\n,,"a, b"\r\nTwo lines,,"c\nd"\r\n';
  expect(parseTerms(csv)).toEqual([
    { name: 'Leaving', term: '"opt out" OR "opt-out"' },
    { name: null, term: 'a, b' },
    { name: 'Two lines', term: 'c\nd' },
  ]);
  expect(parseTerms('term;name\nsheriff;The sheriff\n')).toEqual([{ term: 'sheriff', name: 'The sheriff' }]);
});

it('reads lines with commas as plain lines if no column is named', () => {
  expect(terms('county, sheriff\nletter')).toEqual(['county, sheriff', 'letter']);
  expect(terms('term')).toEqual(['term']);
});

it('refuses a list without terms, and one with more than a report takes', () => {
  expect(() => parseTerms(' \n\n')).toThrow('no term');
  expect(() => parseTerms('a\n'.repeat(501))).toThrow('501 terms');
  expect(parseTerms('a\n'.repeat(500))).toHaveLength(500);
});
