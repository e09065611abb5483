import { describe, expect, it } from 'vitest';
import { listRangeReadings, parseBates } from './bates-reference.ts';

describe('a Bates number', () => {
  it.each([
    ['ICE FOIA 10-2674.0001234', 'icefoia10-2674.', 1234],
    ['ice foia 10\u20132674.1234', 'icefoia10-2674.', 1234],
    ['19-cv-4048(FBI)-2632', '19-cv-4048(fbi)-', 2632],
    ['1234', '', 1234],
  ])('%s has the prefix %s and the number %i', (text, prefixKey, number) => {
    expect(parseBates(text)).toMatchObject({ prefixKey, number });
  });

  it.each(['', 'ICE FOIA', '12345678901234567890123'])('%j is none', (text) => {
    expect(parseBates(text)).toBeUndefined();
  });
});

describe('a Bates range', () => {
  it.each([
    ['ICE FOIA 10-2674.0001234-0001240', 1234, 1240],
    ['ICE FOIA 10-2674.0001234-36', 1234, 1236],
    ['ICE FOIA 10-2674.0001234 \u2013 ICE FOIA 10-2674.0001240', 1234, 1240],
    ['19-cv-4048(FBI)-2632-19-cv-4048(FBI)-2640', 2632, 2640],
    ['1234-36', 1234, 1236],
  ])('%s goes from %i to %i', (text, from, to) => {
    const [first] = listRangeReadings(text);
    expect([first?.from.number, first?.to.number]).toEqual([from, to]);
  });

  it('is not read into a single number, nor backwards', () => {
    expect(listRangeReadings('ICE FOIA 10-2674.0001234')).toEqual([]);
    expect(listRangeReadings('ICE FOIA 10-2674.0001240-ICE FOIA 10-2674.0001234')).toEqual([]);
  });
});
