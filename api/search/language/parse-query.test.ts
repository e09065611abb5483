import { describe, expect, it } from 'vitest';
import { UncoverError } from '../../errors.ts';
import { describeQuery } from './describe-query.ts';
import { parseQuery } from './parse-query.ts';
import { writeQuery } from './write-query.ts';

const echo = (text: string) => describeQuery(parseQuery(text));

function errorOf(text: string): { message: string; position: number | undefined } {
  try {
    parseQuery(text);
  } catch (error) {
    if (error instanceof UncoverError) return { message: error.message, position: error.position };
    throw error;
  }
  throw new Error(`“${text}” was understood`);
}

describe('a query', () => {
  it.each([
    ['voluntary', '“voluntary”'],
    ['VOLUNTARY', '“voluntary”'],
    ['voluntar*', 'words starting with “voluntar”'],
    ['opt-out', '“opt-out” (also “opt out”, “optout”)'],
    ['10-2674', '“10 2674”'],
    ['county sheriff', '“county” AND “sheriff”'],
    ['county or sheriff', '“county” OR “sheriff”'],
    ['county NOT press', '“county” AND NOT “press”'],
    ['county AND NOT press', '“county” AND NOT “press”'],
    ['NOT press', 'NOT “press”'],
    ['(a OR b) AND c', '(“a” OR “b”) AND “c”'],
    ['"opt out" letter', 'the phrase “opt out” AND “letter”'],
    ['“opt out”', 'the phrase “opt out”'],
    ['(b)(5)', '“b 5”'],
    ['"voluntary"', '“voluntary”'],
    ['Café', '“cafe”'],
    ["don't", '“dont”'],
    ['vol*tar?', 'words of the form “vol*tar?”'],
    ['*tary', 'words of the form “*tary”'],
    ['voluntar!', 'words starting with “voluntar”'],
    ['secure~', '“secure” and words that are misread or misspelt like it'],
    ['opt w/5 county', '“opt” within 5 words of “county”'],
    ['opt W/1 county', '“opt” within 1 word of “county”'],
    ['opt /5 county', '“opt” within 5 words of “county”'],
    ['opt pre/5 county', '“opt” followed within 5 words by “county”'],
    ['opt +5 county', '“opt” followed within 5 words by “county”'],
    ['opt not w/5 county', '“opt” not within 5 words of “county”'],
    [
      '(opt* OR withdraw*) w/10 (voluntar* OR mandator*)',
      '(words starting with “opt” OR words starting with “withdraw”) within 10 words of (words starting with “voluntar” OR words starting with “mandator”)',
    ],
    ['(a w/2 b) w/5 c', '(“a” within 2 words of “b”) within 5 words of “c”'],
    ['x AND a w/5 b', '“x” AND (“a” within 5 words of “b”)'],
    ['NOT a w/5 b', 'NOT (“a” within 5 words of “b”)'],
    ['a w/5 b OR c w/5 d', '(“a” within 5 words of “b”) OR (“c” within 5 words of “d”)'],
    ['and/or', '“and/or” (also “and or”, “andor”)'],
  ])('%s is understood as: %s', (text, expected) => {
    expect(echo(text)).toBe(expected);
  });

  it.each([
    ['', 0],
    ['county AND', 10],
    ['AND county', 0],
    ['(county', 0],
    ['county)', 6],
    ['()', 1],
    ['"county', 0],
    ['a "..." b', 2],
    ['...', 0],
    ['a AND (b OR ) c', 12],
    ['*', 0],
    ['opt-*', 4],
    ['"who * is"', 5],
    ['a w/5', 5],
    ['w/5 b', 0],
    ['a w/0 b', 2],
    ['a w/1001 b', 2],
    ['a w/ b', 2],
    ['a w/s b', 2],
    ['a near/5 b', 2],
    ['a & b', 2],
    ['a | b', 2],
    ['a -b', 2],
    ['"a b"~5', 5],
    ['secure~2', 6],
    ['sec%re', 2],
    ['se*re~', 0],
    ['se~', 2],
    ['opt █ out', 4],
    ['"opt █ out"', 5],
    ['a w/5 NOT b', 6],
    ['a w/5 (b AND c)', 7],
    ['(a NOT b) w/5 c', 1],
  ])('%s is refused, at letter %i', (text, position) => {
    expect(errorOf(text).position).toBe(position);
  });

  it.each([
    ['a AND b OR c', 8, '(a AND b) OR c', 'a AND (b OR c)'],
    ['a b OR c', 4, '(a AND b) OR c', 'a AND (b OR c)'],
    ['a OR b w/5 c', 5, 'a OR (b w/5 c)', '(a OR b) w/5 c'],
    ['secure communities w/5 opt', 7, 'secure AND communities w/5 opt', '"secure communities" w/5 opt'],
    ['a w/5 b w/3 c', 8, '(a w/5 b) w/3 c', 'a w/5 (b w/3 c)'],
  ])('that can be read in two ways, %s, is refused at %i with both: %s, %s', (text, place, one, other) => {
    const { message, position } = errorOf(text);
    expect(position).toBe(place);
    expect(message.split(': ').at(-1)?.split(' — or — ')).toEqual([one, other]);
    for (const reading of [one, other]) expect(writeQuery(parseQuery(reading))).toBe(reading);
  });

  it('for something near two words of a page is refused with its interpretations', () => {
    expect(errorOf('(a AND b) w/5 c').message).toContain('a w/5 c AND b w/5 c');
  });

  it('of many words that require a scan of all words is refused at the first one too many', () => {
    const words = Array.from({ length: 41 }, (_, word) => `*w${word}`);
    expect(errorOf(words.join(' OR ')).position).toBe(words.slice(0, 40).join(' OR ').length + 4);
    expect(errorOf('tag:x OR '.repeat(50).slice(0, -4)).message).toContain('more than 40 fields');
  });

  it.each([
    ['Opt‐Out AND (b)(5) /5 “Press Release”', 'opt-out AND (b)(5) w/5 "press release"'],
    ['county sheriff', 'county AND sheriff'],
    ['"and" or "not"', '"and" OR "not"'],
    ['opt! NOT (a OR b)', 'opt* AND NOT (a OR b)'],
    ['a not PRE/3 "b cat~"', 'a NOT pre/3 "b cat~"'],
    ['b7C', 'b7c'],
    ['(B)(7)(c)', '(b)(7)(C)'],
    ['v*?*l', 'v?*l'],
    ['State:CONFLICT reviewed:No level:"second"', 'state:conflict AND reviewed:no AND level:second'],
    ['Seen:NO', 'seen:no'],
  ])('%s is written %s', (text, canonical) => {
    expect(writeQuery(parseQuery(text))).toBe(canonical);
  });

  it('about decisions is echoed in words, and refused with what there is', () => {
    expect(echo('state:conflict')).toBe('pages on which people differ about a tag');
    expect(echo('reviewed:no')).toBe('pages that nobody has reviewed');
    expect(echo('seen:no')).toBe('pages that nobody has opened for long enough to read them');
    expect(echo('level:second')).toBe('pages decided in second review');
    const { message, position } = errorOf('opt AND level:third');
    expect(message).toContain('level:first, level:second, level:adjudication');
    expect(position).toBe('opt AND '.length);
  });

  it('nested without end is refused, not followed', () => {
    expect(errorOf('('.repeat(5000)).message).toContain('nested too deep');
    expect(errorOf('NOT '.repeat(5000)).message).toContain('nested too deep');
  });

  it.each([
    '(b)(5)',
    '(('.repeat(50),
    'a w/5 '.repeat(2000),
    '"'.repeat(9999),
    '~~',
    '?',
    'a w/5 ?',
    '\u05d0 w/5 \u05d1',
    '\u{1f600}',
    "'; drop table page; --",
    '\u202etxet',
    '% & $',
    '*',
    '-',
    '"',
  ])('%s gives an answer or an error with its place, never a crash', (text) => {
    try {
      expect(echo(text)).not.toBe('');
    } catch (error) {
      expect(error).toBeInstanceOf(UncoverError);
    }
  });
});
