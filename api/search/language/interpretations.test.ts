import { describe, expect, it } from 'vitest';
import { UncoverError } from '../../errors.ts';
import { parseQuery } from './parse-query.ts';

function interpretationsOf(query: string): readonly string[] {
  try {
    parseQuery(query);
  } catch (error) {
    if (error instanceof UncoverError) return error.interpretations;
    throw error;
  }
  throw new Error(`${query} was not refused`);
}

describe('a refused query', () => {
  it.each([
    ['a AND b OR c', ['(a AND b) OR c', 'a AND (b OR c)']],
    ['a OR b w/5 c', ['a OR (b w/5 c)', '(a OR b) w/5 c']],
    ['secure communities w/5 opt', ['secure AND communities w/5 opt', '"secure communities" w/5 opt']],
    ['a w/5 b w/3 c', ['(a w/5 b) w/3 c', 'a w/5 (b w/3 c)']],
  ])('offers both interpretations of %s', (query, interpretations) => {
    expect(interpretationsOf(query).map((interpretation) => parseQuery(interpretation))).toHaveLength(2);
    expect(interpretationsOf(query).map(withoutPlaces)).toEqual(interpretations.map(withoutPlaces));
  });

  it.each([
    ['x AND ((a OR b) AND c OR d)', ['x AND (((a OR b) AND c) OR d)', 'x AND ((a OR b) AND (c OR d))']],
    ['x OR a w/5 b w/3 c', ['x OR ((a w/5 b) w/3 c)', 'x OR (a w/5 (b w/3 c))']],
    ['NOT (a AND b OR c) d', ['NOT ((a AND b) OR c) d', 'NOT (a AND (b OR c)) d']],
  ])('keeps what stands around the unclear part of %s', (query, interpretations) => {
    expect(interpretationsOf(query).map(withoutPlaces)).toEqual(interpretations.map(withoutPlaces));
  });

  it('is refused again if more than one part of it is unclear', () => {
    const [first = ''] = interpretationsOf('a w/1 b w/2 c w/3 d');
    expect(first).toBe('((a w/1 b) w/2 c) w/3 d');
  });

  it.each([
    ['(sheriff AND press', '(sheriff AND press)'],
    ['sheriff AND press)', 'sheriff AND press'],
    ['"opt out', '"opt out"'],
    ['sheriff & press', 'sheriff AND press'],
    ['sheriff || press', 'sheriff OR press'],
    ['sheriff -press', 'sheriff NOT press'],
    ['sheriff near/7 press', 'sheriff w/7 press'],
    ['sheriff w/s press', 'sheriff w/15 press'],
    ['sheriff /p press', 'sheriff w/50 press'],
    ['secure~2', 'secure~'],
    ['not pre/2 voluntary', '"not" pre/2 voluntary'],
    ['AND', '"and"'],
    ['(sheriff AND press) w/5 call', '(sheriff w/5 call) AND (press w/5 call)'],
  ])('is mended in one way where there is one: %s', (query, mended) => {
    expect(interpretationsOf(query).map(withoutPlaces)).toEqual([withoutPlaces(mended)]);
  });

  it.each(['a AND', '()', 'w/0', 'colou*r~', 'author:5'])('offers nothing for %s', (query) => {
    expect(interpretationsOf(query)).toEqual([]);
  });
});

/** The meaning of a query, regardless of the positions of its words. */
function withoutPlaces(query: string): string {
  return JSON.stringify(parseQuery(query), (name, value: unknown) =>
    name === 'at' || name === 'end' || name === 'text' ? undefined : value,
  );
}
