import { expect, it } from 'vitest';
import { formatDocumentDate, formatLongDate, formatMonth, formatShortMonth } from './dates.ts';

it.each([
  ['2009-08-14', 'Aug 14, 2009'],
  ['2009-08', 'August 2009'],
  ['2009', '2009'],
  ['2009-13', '2009-13'],
  ['some day', 'some day'],
])('formats the document date %s no more precisely than the document gives it', (date, formatted) => {
  expect(formatDocumentDate(date)).toBe(formatted);
});

it('formats a month by itself and beside its year', () => {
  expect(formatMonth('2009-05')).toBe('May 2009');
  expect(formatMonth('unknown')).toBe('unknown');
  expect(formatShortMonth('2009-05')).toBe('May');
});

it('formats dates as courts do, whatever the time zone', () => {
  expect([formatLongDate('2009-08-14'), formatLongDate('')]).toEqual(['August 14, 2009', '']);
});
