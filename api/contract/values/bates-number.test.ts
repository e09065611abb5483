import { describe, expect, it } from 'vitest';
import {
  batesAfter,
  countBatesBetween,
  formatBates,
  isNextBates,
  parseBates,
  splitBates,
} from './bates-number.ts';

describe('a Bates number', () => {
  it.each([
    ['ICE FOIA 10-2674.0001234', 'icefoia10-2674.', 1234],
    ['ice foia 10\u20132674.1234', 'icefoia10-2674.', 1234],
    ['19-cv-4048(FBI)-2632', '19-cv-4048(fbi)-', 2632],
    ['1234', '', 1234],
  ])('%s has the prefix %s and the number %i', (text, prefixKey, number) => {
    expect(parseBates(text)).toMatchObject({ prefixKey, number });
  });

  it.each(['', 'ICE FOIA', '12345678901234567890123'])('%j is not parsed as one', (text) => {
    expect(parseBates(text)).toBeUndefined();
  });
});

const PREFIXES = ['', 'ICE-', 'ICE FOIA 10-2674.', '19-cv-4048(FBI)-', 'DHS 2010 ', 'Röhm–', '№ '];
const DIGITS = ['1', '0001', '0001234', '999999999999999', '123456789012345678'];

it('is the same after parsing and formatting, whatever its prefix, width and letter', () => {
  for (const prefix of PREFIXES)
    for (const digits of DIGITS)
      for (const suffix of ['', 'A', 'Z']) {
        const written = formatBates({ prefix, digits, suffix });
        expect(splitBates(written)).toEqual({ prefix: prefix.trimStart(), digits, suffix });
      }
});

it('is counted on from with the same width, even if it has more digits than a number can represent', () => {
  expect(batesAfter('ICE-0099', 1)).toBe('ICE-0100');
  expect(batesAfter('ICE-99', 1)).toBe('ICE-100');
  expect(batesAfter('A90071992547409930', 2)).toBe('A90071992547409932');
  expect(batesAfter('no number', 1)).toBeUndefined();
  expect(countBatesBetween('ICE 0001', 'ice-0003')).toBeUndefined();
  expect(countBatesBetween('ICE 0001', 'ice0003')).toBe(2);
});

it('is next after another of its series and width, and after no number with a letter', () => {
  expect(isNextBates('ICE-0001', 'ICE\u20130002')).toBe(true);
  expect(isNextBates('ICE-0001', 'ICE-2')).toBe(false);
  expect(isNextBates('ICE-0001A', 'ICE-0002')).toBe(false);
});
