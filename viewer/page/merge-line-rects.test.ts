import { describe, expect, it } from 'vitest';
import { mergeLineRects } from './merge-line-rects.ts';

describe('the words of a hit', () => {
  const word = (x: number, y: number) => ({ x, y, width: 0.05, height: 0.01 });

  it('are merged into one box on one line', () => {
    expect(mergeLineRects([word(0.1, 0.5), word(0.155, 0.501)])).toHaveLength(1);
  });

  it('are merged into one box for each line if they span lines', () => {
    expect(mergeLineRects([word(0.9, 0.5), word(0.1, 0.52)])).toHaveLength(2);
  });
});
