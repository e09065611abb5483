import { describe, expect, it } from 'vitest';
import { shareRedacted } from './share-redacted.ts';

const word = (x: number, y: number, width: number, height: number) => ({
  text: 'word',
  confidence: 90,
  rect: { x, y, width, height },
});

describe('shareRedacted', () => {
  const text = [[word(0.1, 0.2, 0.8, 0.02)], [word(0.1, 0.58, 0.8, 0.02)]];

  it('is the share that boxes cover of the area around text and boxes', () => {
    expect(shareRedacted(text, [{ x: 0.1, y: 0.3, width: 0.4, height: 0.2 }])).toBeCloseTo(0.25, 1);
  });

  it('counts the area that two boxes share once, and ignores stamps in the margin', () => {
    const box = { x: 0.1, y: 0.3, width: 0.4, height: 0.2 };
    const stamped = [...text, [word(0.6, 0.96, 0.3, 0.02)]];
    expect(shareRedacted(stamped, [box, { ...box }])).toBeCloseTo(0.25, 1);
  });

  it('is 0 without boxes, and 1 if there is nothing else', () => {
    expect(shareRedacted(text, [])).toBe(0);
    expect(shareRedacted([], [{ x: 0.1, y: 0.1, width: 0.8, height: 0.8 }])).toBe(1);
  });
});
