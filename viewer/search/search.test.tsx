import { describe, expect, it } from 'vitest';
import { markSnippet } from '../page/mark-snippet.ts';
import { splitAtError } from './split-at-error.ts';

describe('a snippet', () => {
  it('is split at its marks and loses nothing', () => {
    const pieces = markSnippet('may opt out now', [[4, 11, 1]]);
    expect(pieces.map(({ text, group }) => [text, group])).toEqual([
      ['may ', undefined],
      ['opt out', 1],
      [' now', undefined],
    ]);
  });

  it('accepts marks that overlap, touch, run past the end or are out of order', () => {
    const text = 'opt out';
    const pieces = markSnippet(text, [
      [4, 99, 1],
      [0, 5, 0],
    ]);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.map(({ group }) => group)).toEqual([0, 1]);
  });
});

describe('the position of an error in a query', () => {
  it('splits the query there, or at its end if something is missing', () => {
    expect(splitAtError('a AND', 2)).toEqual(['a ', 'AND']);
    expect(splitAtError('a AND', 99)).toEqual(['a AND', '']);
    expect(splitAtError('a AND', undefined)).toEqual(['a AND', '']);
  });
});
