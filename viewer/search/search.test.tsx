// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { CallFailed } from '../server/call-failed.ts';
import { expectAccessible, renderScreen, useBrowser } from '../testing/render-screen.tsx';
import { markSnippet } from './mark-snippet.ts';
import { QueryError } from './QueryError.tsx';
import { splitAt } from './split-at.ts';

describe('a snippet', () => {
  it('is cut at its marks and loses nothing', () => {
    const pieces = markSnippet('may opt out now', [[4, 11]]);
    expect(pieces.map(({ text, marked }) => [text, marked])).toEqual([
      ['may ', false],
      ['opt out', true],
      [' now', false],
    ]);
  });

  it('bears marks that overlap, touch, run past the end or come out of order', () => {
    const text = 'opt out';
    const pieces = markSnippet(text, [
      [4, 99],
      [0, 5],
    ]);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.every(({ marked }) => marked)).toBe(true);
  });
});

describe('the place of an error in a query', () => {
  it('cuts the query there, at the end where something is missing', () => {
    expect(splitAt('a AND', 2)).toEqual(['a ', 'AND']);
    expect(splitAt('a AND', 99)).toEqual(['a AND', '']);
    expect(splitAt('a AND', undefined)).toEqual(['a AND', '']);
  });
});

describe('a query that cannot be read', () => {
  useBrowser();

  it('shows what is wrong and where', async () => {
    const error = new CallFailed({
      code: 'query-syntax',
      message: 'This parenthesis is never closed.',
      position: 0,
    });
    const { container } = renderScreen(<QueryError query="(opt-out" error={error} />);
    expect(screen.getByText('This parenthesis is never closed.')).toBeTruthy();
    expect(screen.getByText('at character 1')).toBeTruthy();
    expect(container.querySelector('b')?.textContent).toBe('(');
    await expectAccessible(container);
  });
});
