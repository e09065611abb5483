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

describe('the filters of a search', () => {
  it('add a value and remove it again, until the address has no filter', () => {
    const once = toggleNarrowings(undefined, ['tag:t-1']);
    expect(once).toEqual(['tag:t-1']);
    expect(toggleNarrowings(once, ['tag:t-1'])).toBeUndefined();
  });

  it('add the missing months of a year, and remove the year if it has all of them', () => {
    const year = ['month:2009-05', 'month:2009-06'];
    const all = toggleNarrowings(['tag:t-1', 'month:2009-06'], year);
    expect(all).toEqual(['tag:t-1', 'month:2009-06', 'month:2009-05']);
    expect(toggleNarrowings(all, year)).toEqual(['tag:t-1']);
  });

  it('replace the selected months by those of a drag, and keep the other filters', () => {
    expect(chooseMonths(['tag:t-1', 'month:2008-01'], ['2009-05'])).toEqual(['tag:t-1', 'month:2009-05']);
  });

  it('contain each person once, by the name that others were merged into', () => {
    const narrow = ['tag:t-1', 'correspondent:Castellan, Lorena', 'correspondent:Lorena Castellan'];
    expect(renameCorrespondents(narrow, ['Castellan, Lorena'], 'Lorena Castellan')).toEqual([
      'tag:t-1',
      'correspondent:Lorena Castellan',
    ]);
  });

  it('are shown with the names that people gave, even with colons in a value', () => {
    expect(nameOfValue({ facet: 'tag', value: 't-1' }, known)).toBe('opt-out policy');
    expect(nameOfValue({ facet: 'production', value: 'p-1' }, known)).toBe('First release');
    expect(nameOfValue({ facet: 'reviewer', value: 'ann' }, known)).toBe('Ann Attorney');
    expect(nameOfValue({ facet: 'month', value: '2009-05' }, known)).toBe('May 2009');
    expect(listChips(['custodian:Smith: files'], known)).toEqual([
      { facet: 'custodian', name: 'Smith: files', values: ['custodian:Smith: files'] },
    ]);
  });

  it('show consecutive months as one chip, which removes all of them', () => {
    const narrow = ['month:2009-08', 'month:none', 'month:2009-05'];
    expect(listChips(narrow, known)).toEqual([
      {
        facet: 'month',
        name: '2 months from May 2009 to August 2009 or no date',
        values: ['month:2009-05', 'month:2009-08', 'month:none'],
      },
    ]);
  });

  it('are limited to the number that the server accepts', () => {
    const values = Array.from({ length: 51 }, (_, index) => `tag:t-${index}`);
    expect(isTooMany(values.slice(0, 50))).toBe(false);
    expect(isTooMany(values)).toBe(true);
  });
});
