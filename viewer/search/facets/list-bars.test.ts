import { describe, expect, it } from 'vitest';
import { listBars, listYears } from './list-bars.ts';

const count = (value: string, pages: number) => ({ value, pages });

describe('the months of a result', () => {
  it('are drawn without gaps in time, so that a month without pages is visible', () => {
    const bars = listBars([count('2009-11', 3), count('2010-02', 1), count('none', 9)]);
    expect(bars.map(({ name, pages }) => [name, pages])).toEqual([
      ['November 2009', 3],
      ['December 2009', 0],
      ['January 2010', 0],
      ['February 2010', 1],
    ]);
    expect(bars[1]?.months).toEqual([]);
  });

  it('are drawn by year if there would be too many months, and a mistake in a date does not make the row endless', () => {
    const bars = listBars([count('0209-05', 1), count('2009-05', 2), count('2009-06', 2)]);
    expect(bars.map(({ name, pages }) => [name, pages])).toEqual([
      ['0209', 1],
      ['2009', 4],
    ]);
    expect(bars[1]?.months).toEqual(['2009-05', '2009-06']);
  });

  it('add up to years', () => {
    const years = listYears([
      count('2010-01', 1),
      count('2009-05', 2),
      count('2009-03', 4),
      count('none', 8),
    ]);
    expect(years.map(({ year, pages }) => [year, pages])).toEqual([
      ['2009', 6],
      ['2010', 1],
    ]);
  });
});
