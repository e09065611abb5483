import { describe, expect, it } from 'vitest';
import { placeWords } from './place-words.ts';

const LETTER = { width: 612, height: 792 };
const wordAt = (text: string, start: number, x: number) => ({
  text,
  start,
  rect: { x, y: 0.5, width: 0.1, height: 0.025 },
});

it('nothing is laid over a redaction box, and the words beside it stay on one line', () => {
  const words = [wordAt('call', 0, 0.1), wordAt('█', 5, 0.3), wordAt('now', 7, 0.5)];
  const placed = placeWords(words, 'call █ now', LETTER);
  expect(placed.map(({ text, x }) => [text, x])).toEqual([
    ['call ', 0.1 * LETTER.width],
    ['now', 0.5 * LETTER.width],
  ]);
});

describe('words that run up or down a page', () => {
  const sideways = (text: string, start: number, y: number) => ({
    text,
    start,
    rect: { x: 0.1, y, width: 0.02, height: 0.1 },
  });

  it('run up if each word of a line is above the one before', () => {
    const placed = placeWords(
      [sideways('Sheriff', 0, 0.7), sideways('County', 8, 0.5)],
      'Sheriff County',
      LETTER,
    );
    expect(placed.map(({ text, direction }) => [text, direction])).toEqual([
      ['Sheriff ', 'up'],
      ['County', 'up'],
    ]);
    // The size is that of letters, which lie across the box; the baseline starts at its bottom.
    expect(placed[0]?.size).toBeCloseTo(0.02 * LETTER.width);
    expect(placed[0]?.length).toBeCloseTo(0.1 * LETTER.height);
    expect(placed[0]?.y).toBeCloseTo(0.2 * LETTER.height);
  });

  it('run down if each word is below the one before', () => {
    const placed = placeWords(
      [sideways('Sheriff', 0, 0.5), sideways('County', 8, 0.7)],
      'Sheriff County',
      LETTER,
    );
    expect(placed.map(({ direction }) => direction)).toEqual(['down', 'down']);
    expect(placed[0]?.y).toBeCloseTo(0.5 * LETTER.height);
  });

  it('are not recognized from two letters, which may be taller than wide', () => {
    const narrow = { text: 'II', start: 0, rect: { x: 0.1, y: 0.5, width: 0.01, height: 0.025 } };
    expect(placeWords([narrow], 'II', LETTER)[0]?.direction).toBe('across');
  });
});
