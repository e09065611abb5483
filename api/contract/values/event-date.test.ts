import { expect, it } from 'vitest';
import { compareEventDates, EventDate, formatEventDate, lastDayOf, parseEventDate } from './event-date.ts';

const when = (from: string, to: string | null = null, isAbout = false): EventDate => ({ from, to, isAbout });

it.each([
  ['5/4/2009', when('2009-05-04')],
  ['May 4, 2009', when('2009-05-04')],
  ['Sept. 30 2010', when('2010-09-30')],
  ['2009-05-04', when('2009-05-04')],
  ['  may  2009 ', when('2009-05')],
  ['5/2009', when('2009-05')],
  ['2009', when('2009')],
  ['about May 2009', when('2009-05', null, true)],
  ['c. 2009', when('2009', null, true)],
  ['2008 to 2010', when('2008', '2010')],
  ['May 4, 2009 – June 2, 2009', when('2009-05-04', '2009-06-02')],
  ['between March 2009 and June 2009', when('2009-03', '2009-06')],
  ['approx. 2009 - 2010', when('2009', '2010', true)],
])('reads “%s” as a date', (typed, date) => {
  expect(parseEventDate(typed)).toEqual(date);
});

it.each([
  ...[
    '',
    'spring 2009',
    'Feb 29, 2009',
    '13/2009',
    'Mayor 2009',
    '2009-5',
    '2010 to 2009',
    '2009 to 2010 to 2011',
  ],
  ...['May', '5/4/09', 'to 2009'],
])('reads no date in “%s”', (typed) => {
  expect(parseEventDate(typed)).toBeUndefined();
});

it('writes dates so that they are read again', () => {
  const dates = [
    ...[when('2009'), when('2009-05'), when('2008-02-29'), when('2009-05', null, true)],
    ...[when('2008', '2010-01'), when('2009-05-04', '2009-06-02', true)],
  ];
  expect(dates.map(formatEventDate)).toEqual([
    ...['2009', 'May 2009', 'February 29, 2008', 'about May 2009'],
    ...['2008 to January 2010', 'about May 4, 2009 to June 2, 2009'],
  ]);
  expect(dates.map((date) => parseEventDate(formatEventDate(date)))).toEqual(dates);
  for (let month = 1; month <= 12; month += 1) {
    const date = when(`2010-${String(month).padStart(2, '0')}`);
    expect(parseEventDate(formatEventDate(date))).toEqual(date);
  }
});

it('puts events where their dates start, what is less precise first, and those without a date last', () => {
  const inOrder = [
    when('2008-12-31'),
    when('2009'),
    when('2009', null, true),
    when('2009', '2010'),
    when('2009-01'),
    when('2009-01-01'),
    when('2009-01-01', '2009-03'),
    when('2009-01-31'),
    when('2009-02'),
    when('2009-02-01', null, true),
    when('2010-01'),
    null,
  ];
  for (const [a, first] of inOrder.entries())
    for (const [b, second] of inOrder.entries())
      expect(Math.sign(compareEventDates(first, second)), `${a} ${b}`).toBe(Math.sign(a - b));
});

it('knows the last day of a date, and that ranges end after they start', () => {
  expect(['2009', '2009-04', '2008-02', '2009-05-04'].map(lastDayOf)).toEqual([
    ...['2009-12-31', '2009-04-30', '2008-02-29', '2009-05-04'],
  ]);
  expect(EventDate.safeParse(when('2009-05', '2009-04')).success).toBe(false);
  expect(EventDate.safeParse(when('2009-05', '2009-05-31')).success).toBe(false);
  expect(EventDate.safeParse(when('2009-02-30')).success).toBe(false);
});
