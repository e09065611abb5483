import { expect, it } from 'vitest';
import { findDate, readDateLine } from './read-date.ts';

it.each([
  ['Friday, August 14, 2009 3:12 PM', '2009-08-14'],
  ['Aug. 14 2009', '2009-08-14'],
  ['August 14th, 2009', '2009-08-14'],
  ['14 Aug 2009', '2009-08-14'],
  ['14-Aug-2009', '2009-08-14'],
  ['2009-08-14', '2009-08-14'],
  ['8/14/09', '2009-08-14'],
  ['08/14/1999', '1999-08-14'],
  ['December 6,! 2010', '2010-12-06'],
  ['August 2009', '2009-08'],
])('“%s” is %s', (text, date) => {
  expect(findDate(`Revised ${text}.`)?.date).toBe(date);
});

it.each([
  ['February 30, 2010', 'no such day'],
  ['14/8/09', 'a day where the month stands'],
  ['2/1/23! -1', 'digits that run into specks'],
  ['10-2674.0000012', 'a number'],
  ['May 3401', 'no year'],
  ['555-1234', 'a telephone number'],
])('“%s” is no date: %s', (text) => {
  expect(findDate(text)).toBeUndefined();
});

it('a line is a date line if nothing else is printed on it', () => {
  expect(readDateLine('Monday, June 22, 2010')).toBe('2010-06-22');
  expect(readDateLine('June 22, 2010 .')).toBe('2010-06-22');
  expect(readDateLine('Your letter of June 22, 2010')).toBeUndefined();
});
