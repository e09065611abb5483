import { describe, expect, it } from 'vitest';
import { fittingScale, letter, percentOf, scaleOf, stepZoom, turned } from './scale.ts';

describe('the size of a page', () => {
  it('fits the whole page, or its width', () => {
    const stage = { width: 612, height: 396 };
    expect(fittingScale(letter, stage, 'page')).toBe(0.5);
    expect(fittingScale(letter, stage, 'width')).toBe(1);
  });

  it('is 100 % at its size on paper', () => {
    expect(percentOf(scaleOf(100))).toBe(100);
    expect(scaleOf(100)).toBeCloseTo(96 / 72);
  });

  it('steps to the usual sizes and stops at the ends', () => {
    expect(stepZoom(96, 1)).toBe(100);
    expect(stepZoom(96, -1)).toBe(80);
    expect(stepZoom(800, 1)).toBe(800);
  });

  it('swaps its sides with a quarter turn', () => {
    expect(turned(letter, 90)).toEqual({ width: 792, height: 612 });
    expect(turned(letter, 180)).toEqual(letter);
  });
});
