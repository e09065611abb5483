import { expect, it } from 'vitest';
import type { Withholding } from '#contract/withholdings/withholding.ts';
import { parseCodes, parseDate, parsePages, parsePeople } from './parse-values.ts';
import { undoPatch } from './undo-patch.ts';

it('parses codes as people type them, and refuses other text', () => {
  expect(parseCodes('b5, (b)(7)(c); B7E (k)(2)')).toEqual(['(b)(5)', '(b)(7)(C)', '(b)(7)(E)', '(k)(2)']);
  expect(parseCodes('')).toEqual([]);
  expect(() => parseCodes('b5 privileged')).toThrow('“privileged” is no exemption code');
});

it('parses dates, page counts and names, and refuses other text', () => {
  expect(parseDate('2009-08')).toBe('2009-08');
  expect(parseDate('')).toBeNull();
  expect(() => parseDate('8/14/09')).toThrow('2009-08-14');
  expect(parsePages('12')).toBe(12);
  expect(() => parsePages('0')).toThrow('whole number');
  expect(parsePeople('A. Smith; B. Jones;')).toEqual(['A. Smith', 'B. Jones']);
});

it('undoes a correction of a value as read, of an earlier correction, and of a note', () => {
  const before = {
    codes: ['(b)(5)'],
    date: null,
    asRead: { codes: ['(b)(6)'] },
    note: 'old',
  } as unknown as Withholding;
  expect(undoPatch(before, { corrections: { codes: [], date: '2009' }, note: null })).toEqual({
    corrections: { codes: ['(b)(5)'] },
    restore: ['date'],
    note: 'old',
  });
  expect(undoPatch(before, { restore: ['codes'] })).toEqual({
    corrections: { codes: ['(b)(5)'] },
    restore: [],
  });
});
