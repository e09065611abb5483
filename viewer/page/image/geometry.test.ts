import { describe, expect, it } from 'vitest';
import { turnRect } from '#contract/values/rect.ts';
import { mergeLineRects } from '../merge-line-rects.ts';
import { fittingScale, letter, percentOf, scaleOf, stepZoom, turned } from './scale.ts';
import { addTurns, nextTurn } from './turn.ts';

const rect = { x: 0.1, y: 0.2, width: 0.3, height: 0.05 };

describe('a rectangle on a turned view', () => {
  it('comes back to itself after four quarters', () => {
    const once = turnRect(rect, 90);
    const back = turnRect(once, 270);
    expect(back.x).toBeCloseTo(rect.x);
    expect(back.y).toBeCloseTo(rect.y);
    expect(nextTurn(270)).toBe(0);
    expect(addTurns(180, 270)).toBe(90);
  });

  it('moves from the top left to the top right with a quarter turn clockwise', () => {
    const { x, y, width, height } = turnRect({ x: 0, y: 0, width: 0.2, height: 0.1 }, 90);
    expect([x, y, width, height]).toEqual([0.9, 0, 0.1, 0.2]);
  });
});

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

describe('the words of a hit', () => {
  const word = (x: number, y: number) => ({ x, y, width: 0.05, height: 0.01 });

  it('are one box on one line', () => {
    expect(mergeLineRects([word(0.1, 0.5), word(0.155, 0.501)])).toHaveLength(1);
  });

  it('are a box for each line when they run over', () => {
    expect(mergeLineRects([word(0.9, 0.5), word(0.1, 0.52)])).toHaveLength(2);
  });
});
