import { describe, expect, it } from 'vitest';
import { buildPage } from '../testing/build-page.ts';
import { isHardToRead, textSourceOf } from './text-quality.ts';

describe('the quality of a text', () => {
  it('is hard to read if a page has ink but no words, and has no percentage then', () => {
    const unread = buildPage(1, { textSource: 'none', confidence: 0 });
    expect(isHardToRead(unread)).toBe(true);
    expect(textSourceOf(unread)).toBe('No text');
  });

  it('is not hard to read if the page is blank', () => {
    expect(isHardToRead(buildPage(1, { status: 'blank', textSource: 'none', confidence: null }))).toBe(false);
  });
});
