import { describe, expect, it } from 'vitest';
import { listTimeBars, listTimeLines } from './list-time-bars.ts';

const on = (date: string, documents = 1, pages = documents * 2) => ({ date, documents, pages });

describe('documents on the timeline', () => {
  it('are shown as bars of months without gaps, labeled with their year', () => {
    const { unit, bars } = listTimeBars([on('2009-11-04'), on('2009-11', 2), on('2010-01-14', 3)]);
    expect(unit).toBe('month');
    expect(bars).toEqual([
      { date: '2009-11', label: 'Nov', group: '2009', documents: 3 },
      { date: '2009-12', label: 'Dec', group: '2009', documents: 0 },
      { date: '2010-01', label: 'Jan', group: '2010', documents: 3 },
    ]);
  });

  it('are shown as bars of days if all lie within two months, across the end of a month', () => {
    const { unit, bars } = listTimeBars([on('2009-05-30'), on('2009-06-02')]);
    expect(unit).toBe('day');
    expect(bars.map(({ date, label, group }) => `${date} ${label} ${group}`)).toEqual([
      '2009-05-30 30 May 2009',
      '2009-05-31 31 May 2009',
      '2009-06-01 1 June 2009',
      '2009-06-02 2 June 2009',
    ]);
  });

  it('are shown as bars of years if there would be too many months', () => {
    const { unit, bars } = listTimeBars([on('1996-05-30'), on('2009-06-02')]);
    expect(unit).toBe('year');
    expect(bars).toHaveLength(14);
    expect(bars.at(-1)).toEqual({ date: '2009', label: '2009', group: '', documents: 1 });
    expect(listTimeBars([on('1990-10-05'), on('2020-08-18')]).bars).toHaveLength(31);
  });

  it('are limited to a few bars if a date is a mistake like the year 209', () => {
    const { bars } = listTimeBars([on('0209-05-30'), on('2009-06-02'), on('2010-06-02')]);
    expect(bars.length).toBeLessThan(121);
  });

  it('are in no bar if only the year is known, but counted in the line of the year', () => {
    expect(listTimeBars([on('2009', 4)]).bars).toEqual([]);
    expect(listTimeLines([on('2009', 4), on('2009-05-04'), on('2010-01', 2, 9)])).toEqual([
      { date: '2009', documents: 5, pages: 10, yearOnly: 4 },
      { date: '2009-05', documents: 1, pages: 2, yearOnly: 0 },
      { date: '2010', documents: 2, pages: 9, yearOnly: 0 },
      { date: '2010-01', documents: 2, pages: 9, yearOnly: 0 },
    ]);
  });
});
