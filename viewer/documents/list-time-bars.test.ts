import { describe, expect, it } from 'vitest';
import { listTimeBars, listYearLines } from './list-time-bars.ts';

const on = (date: string, documents = 1, pages = documents * 2) => ({ date, documents, pages });

describe('documents along time', () => {
  it('are bars of months without gaps, with the query that finds them', () => {
    const bars = listTimeBars([on('2009-05-04'), on('2009-05', 2), on('2009-08-14', 3)]);
    expect(bars).toEqual([
      { name: 'May 2009', query: 'date:2009-05', documents: 3 },
      { name: 'June 2009', query: 'date:2009-06', documents: 0 },
      { name: 'July 2009', query: 'date:2009-07', documents: 0 },
      { name: 'August 2009', query: 'date:2009-08', documents: 3 },
    ]);
  });

  it('are bars of days where all lies within two months, over the end of a month', () => {
    const bars = listTimeBars([on('2009-05-30'), on('2009-06-02')]);
    expect(bars.map(({ query }) => query)).toEqual([
      'date:2009-05-30',
      'date:2009-05-31',
      'date:2009-06-01',
      'date:2009-06-02',
    ]);
    expect(bars[0]?.name).toBe('May 30, 2009');
  });

  it('are bars of years where months would be too many', () => {
    const bars = listTimeBars([on('1996-05-30'), on('2009-06-02')]);
    expect(bars).toHaveLength(14);
    expect(bars.at(-1)).toEqual({ name: '2009', query: 'date:2009', documents: 1 });
    expect(listTimeBars([on('1990-10-05'), on('2020-08-18')])).toHaveLength(31);
  });

  it('stay few where a date is a slip like the year 209', () => {
    expect(listTimeBars([on('0209-05-30'), on('2009-06-02'), on('2010-06-02')]).length).toBeLessThan(121);
  });

  it('are no bar where only the year is known, and counted in its line', () => {
    expect(listTimeBars([on('2009', 4)])).toEqual([]);
    expect(listYearLines([on('2009', 4), on('2009-05-04'), on('2010-01', 2, 9)])).toEqual([
      {
        year: '2009',
        documents: 5,
        pages: 10,
        months: [{ month: '2009-05', documents: 1, pages: 2 }],
        yearOnly: 4,
      },
      {
        year: '2010',
        documents: 2,
        pages: 9,
        months: [{ month: '2010-01', documents: 2, pages: 9 }],
        yearOnly: 0,
      },
    ]);
  });
});
