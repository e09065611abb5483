import { describe, expect, it } from 'vitest';
import { buildPage } from '../testing/build-page.ts';
import { isHardToRead, textSourceOf } from './text-quality.ts';

describe('how far a text can be trusted', () => {
  it('calls a page hard to read that has ink and no words, and gives its missing text no figure', () => {
    const unread = buildPage(1, { textSource: 'none', confidence: 0 });
    expect(isHardToRead(unread)).toBe(true);
    expect(textSourceOf(unread)).toBe('No text');
  });

  it('calls a blank page nothing of the kind', () => {
    expect(isHardToRead(buildPage(1, { status: 'blank', textSource: 'none', confidence: null }))).toBe(false);
  });
});
