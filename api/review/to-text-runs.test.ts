import { describe, expect, it } from 'vitest';
import type { Word } from '#ingest';
import { toTextRuns } from './to-text-runs.ts';

/** A word of a text, a hundredth of the page high. */
const word = (text: string, start: number, x: number, y: number): Word => ({
  text,
  start,
  rect: { x, y, width: text.length * 0.01, height: 0.01 },
  confidence: 90,
});

describe('the words of a page over its image', () => {
  it('are grouped by lines and columns, and read like the text wherever they are cut', () => {
    const text = 'From: Ann\nA county may\nopt out.';
    const words = [
      word('From:', 0, 0.1, 0.1),
      word('Ann', 6, 0.4, 0.1),
      word('A', 10, 0.1, 0.12),
      word('county', 12, 0.12, 0.12),
      word('may', 19, 0.19, 0.12),
      word('opt', 23, 0.1, 0.14),
      word('out.', 27, 0.14, 0.14),
    ];
    const runs = toTextRuns({ text, words });
    expect(runs.map((run) => run.text)).toEqual(['From: ', 'Ann\n', 'A county may\n', 'opt out.']);
    expect(runs.map((run) => run.text).join('')).toBe(text);
    expect(runs[2]?.rect.x).toBe(0.1);
    expect(runs[2]?.rect.width).toBeCloseTo(0.12);
  });

  it('have a separate run for a box', () => {
    const text = 'call █ now';
    const words = [word('call', 0, 0.1, 0.1), word('█', 5, 0.15, 0.1), word('now', 7, 0.17, 0.1)];
    expect(toTextRuns({ text, words }).map((run) => run.text)).toEqual(['call ', '█ ', 'now']);
  });

  it('are none if the page has no text', () => {
    expect(toTextRuns({ text: '', words: [] })).toEqual([]);
  });
});
