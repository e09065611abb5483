import { describe, expect, it } from 'vitest';
import {
  chooseMonths,
  isTooMany,
  listChips,
  nameOfValue,
  renameCorrespondents,
  toggleNarrowings,
} from './narrowings.ts';

const known = {
  facets: [
    { facet: 'reviewer' as const, values: [{ value: 'ann', label: 'Ann Attorney', pages: 2 }], more: 0 },
  ],
  tags: [{ tagId: 't-1', name: 'opt-out policy' }],
  productions: [{ productionId: 'p-1', name: 'First release' }],
};

describe('what narrows a search', () => {
  it('takes a value in, and away again, until nothing is left in the address', () => {
    const once = toggleNarrowings(undefined, ['tag:t-1']);
    expect(once).toEqual(['tag:t-1']);
    expect(toggleNarrowings(once, ['tag:t-1'])).toBeUndefined();
  });

  it('takes a year in with the months that are missing, and away when it has all of them', () => {
    const year = ['month:2009-05', 'month:2009-06'];
    const all = toggleNarrowings(['tag:t-1', 'month:2009-06'], year);
    expect(all).toEqual(['tag:t-1', 'month:2009-06', 'month:2009-05']);
    expect(toggleNarrowings(all, year)).toEqual(['tag:t-1']);
  });

  it('puts months dragged over in index of those before, and leaves the rest', () => {
    expect(chooseMonths(['tag:t-1', 'month:2008-01'], ['2009-05'])).toEqual(['tag:t-1', 'month:2009-05']);
  });

  it('has people by the name that others were merged into, each once', () => {
    const narrow = ['tag:t-1', 'correspondent:Castellan, Lorena', 'correspondent:Lorena Castellan'];
    expect(renameCorrespondents(narrow, ['Castellan, Lorena'], 'Lorena Castellan')).toEqual([
      'tag:t-1',
      'correspondent:Lorena Castellan',
    ]);
  });

  it('is called by the names that people gave, with colons inside a value', () => {
    expect(nameOfValue({ facet: 'tag', value: 't-1' }, known)).toBe('opt-out policy');
    expect(nameOfValue({ facet: 'production', value: 'p-1' }, known)).toBe('First release');
    expect(nameOfValue({ facet: 'reviewer', value: 'ann' }, known)).toBe('Ann Attorney');
    expect(nameOfValue({ facet: 'month', value: '2009-05' }, known)).toBe('May 2009');
    expect(listChips(['custodian:Smith: files'], known)).toEqual([
      { facet: 'custodian', name: 'Smith: files', values: ['custodian:Smith: files'] },
    ]);
  });

  it('shows months as one chip, which takes all of them away', () => {
    const narrow = ['month:2009-08', 'month:none', 'month:2009-05'];
    expect(listChips(narrow, known)).toEqual([
      {
        facet: 'month',
        name: '2 months from May 2009 to August 2009 or no date',
        values: ['month:2009-05', 'month:2009-08', 'month:none'],
      },
    ]);
  });

  it('is at most what the server takes', () => {
    const values = Array.from({ length: 51 }, (_, index) => `tag:t-${index}`);
    expect(isTooMany(values.slice(0, 50))).toBe(false);
    expect(isTooMany(values)).toBe(true);
  });
});
