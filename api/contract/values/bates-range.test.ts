import { describe, expect, it } from 'vitest';
import { describeBatesRange, formatBatesRange, listRangeInterpretations } from './bates-range.ts';

it.each([
  ['ICE FOIA 10-2674.0000001', 'ICE FOIA 10-2674.0000144', 'ICE FOIA 10-2674.0000001-0000144'],
  ['ICE-1', 'ICE-1', 'ICE-1'],
  ['ICE-1', null, 'ICE-1'],
  ['ICE-1', 'FBI-7', 'more than one series of numbers: the first is ICE-1, the last FBI-7'],
])('%s and %s are described as: %s', (first, last, said) => {
  expect(describeBatesRange(first, last)).toBe(said);
});

it.each([
  ['ICE FOIA 10-2674.0000002', 'ICE FOIA 10-2674.0000003', 'ICE FOIA 10-2674.0000002-0000003'],
  ['19-cv-4048(FBI)-2632', '19\u2013cv\u20134048(FBI)\u20132633', '19-cv-4048(FBI)-2632-2633'],
  ['A90071992547409930', 'A90071992547409931', 'A90071992547409930-90071992547409931'],
  ['ICE-0001', 'ICE-0002A', 'ICE-0001-0002A'],
  ['ICE-0001', 'FBI-7', 'ICE-0001-FBI-7'],
  ['ICE-0001', 'ICE-0001', 'ICE-0001'],
  ['ICE-0001', null, 'ICE-0001'],
])('%s and %s are cited as %s', (first, last, cited) => {
  expect(formatBatesRange(first, last)).toBe(cited);
});

describe('a Bates range', () => {
  it.each([
    ['ICE FOIA 10-2674.0001234-0001240', 1234, 1240],
    ['ICE FOIA 10-2674.0001234-36', 1234, 1236],
    ['ICE FOIA 10-2674.0001234 \u2013 ICE FOIA 10-2674.0001240', 1234, 1240],
    ['19-cv-4048(FBI)-2632-19-cv-4048(FBI)-2640', 2632, 2640],
    ['1234-36', 1234, 1236],
  ])('%s goes from %i to %i', (text, from, to) => {
    const [first] = listRangeInterpretations(text);
    expect([first?.from.number, first?.to.number]).toEqual([from, to]);
  });

  it('is not parsed from a single number, nor backwards', () => {
    expect(listRangeInterpretations('ICE FOIA 10-2674.0001234')).toEqual([]);
    expect(listRangeInterpretations('ICE FOIA 10-2674.0001240-ICE FOIA 10-2674.0001234')).toEqual([]);
  });
});
