import { describe, expect, it } from 'vitest';
import { UncoverError } from '../errors.ts';
import { echoQuery } from './echo-query.ts';
import { parseQuery } from './parse-query.ts';

const echo = (text: string) => echoQuery(parseQuery(text));

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
    ['vol*tary', 3],
    ['vol?ntary', 3],
    ['a AND (b OR ) c', 12],
  ])('%s is refused, at letter %i', (text, position) => {
    expect(errorOf(text).position).toBe(position);
  });

  it('that mixes AND and OR is refused with both readings', () => {
    const { message, position } = errorOf('a AND b OR c');
    expect(position).toBe(8);
    expect(message).toContain('(“a” AND “b”) OR “c”');
    expect(message).toContain('“a” AND (“b” OR “c”)');
  });

  it('nested without end is refused, not followed', () => {
    expect(errorOf('('.repeat(5000)).message).toContain('nested too deep');
    expect(errorOf('NOT '.repeat(5000)).message).toContain('nested too deep');
  });

  it.each(['\u{1f600}', "'; drop table page; --", '\u202etxet', '% & $', '*', '-', '"'])(
    '%s gives an answer or an error with its place, never a crash',
    (text) => {
      try {
        expect(echo(text)).not.toBe('');
      } catch (error) {
        expect(error).toBeInstanceOf(UncoverError);
      }
    },
  );
});
