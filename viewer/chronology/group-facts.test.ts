import { expect, it } from 'vitest';
import type { ChronologyFact } from '#contract/review/chronology/chronology-fact.ts';
import { groupFacts } from './group-facts.ts';

const at = (from: string | null) =>
  ({ eventDate: from === null ? null : { from, to: null, isAbout: false } }) as ChronologyFact;

it('puts facts under their year, and under their month if it is known', () => {
  const facts = ['2008-12-31', '2009', '2009-05', '2009-05-04', '2009-06', '2010', null].map(at);
  expect(groupFacts(facts).map(({ year, month, facts: some }) => [year, month, some.length])).toEqual([
    ['2008', 'December 2008', 1],
    ['2009', undefined, 1],
    [undefined, 'May 2009', 2],
    [undefined, 'June 2009', 1],
    ['2010', undefined, 1],
    ['Undated', undefined, 1],
  ]);
});
