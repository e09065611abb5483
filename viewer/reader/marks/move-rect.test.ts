import { describe, expect, it } from 'vitest';
import { rectAfterKey, rectBetween } from './move-rect.ts';

const box = { x: 0.2, y: 0.3, width: 0.4, height: 0.1 };

describe('a rectangle drawn on a page', () => {
  it('is the same from whichever corner the drag starts', () => {
    const down = rectBetween({ x: 0.25, y: 0.25 }, { x: 0.5, y: 0.75 });
    expect(down).toEqual({ x: 0.25, y: 0.25, width: 0.25, height: 0.5 });
    expect(rectBetween({ x: 0.5, y: 0.75 }, { x: 0.25, y: 0.25 })).toEqual(down);
  });

  it('ends at the edge of the page', () => {
    expect(rectBetween({ x: 0.5, y: 0.5 }, { x: 1.3, y: -0.2 })).toEqual({
      x: 0.5,
      y: 0,
      width: 0.5,
      height: 0.5,
    });
  });

  it('moves with the arrow keys, but not off the page', () => {
    expect(rectAfterKey(box, 'ArrowRight', false)?.x).toBeCloseTo(0.205);
    expect(rectAfterKey({ ...box, x: 0.6 }, 'ArrowRight', false)?.x).toBeCloseTo(0.6);
    expect(rectAfterKey({ ...box, y: 0 }, 'ArrowUp', false)?.y).toBe(0);
    expect(rectAfterKey(box, 'x', false)).toBeUndefined();
  });

  it('grows and shrinks at its lower right corner, and never inverts', () => {
    expect(rectAfterKey(box, 'ArrowDown', true)?.height).toBeCloseTo(0.105);
    const small = rectAfterKey({ ...box, width: 0.004 }, 'ArrowLeft', true);
    expect(small?.width).toBeGreaterThan(0.005);
  });
});
