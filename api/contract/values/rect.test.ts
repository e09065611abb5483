import { describe, expect, it } from 'vitest';
import {
  areaOf,
  boundsOf,
  contains,
  containsCenter,
  fromPart,
  meets,
  overlapOf,
  type Rect,
  sharedArea,
  sharedHeight,
  sharedWidth,
  toPart,
  union,
} from './rect.ts';

const rect = (x: number, y: number, width: number, height: number): Rect => ({ x, y, width, height });
const LEFT = rect(0, 0, 0.5, 0.5);
const OVER = rect(0.25, 0.25, 0.5, 0.5);
const APART = rect(0.75, 0, 0.25, 0.25);
const ALL = [LEFT, OVER, APART, rect(0.3, 0.3, 0.1, 0.05)];

describe('two rectangles', () => {
  it('share their overlap, and are apart by the distance between them', () => {
    expect(sharedArea(LEFT, OVER)).toBeCloseTo(0.0625);
    expect([sharedWidth(LEFT, APART), sharedHeight(LEFT, APART)]).toEqual([-0.25, 0.25]);
    expect([meets(LEFT, OVER), meets(LEFT, APART)]).toEqual([true, false]);
    expect(overlapOf(LEFT, OVER)).toBeCloseTo(0.0625 / 0.4375);
  });

  it('share the same in either order, and never more than the size of the smaller one', () => {
    for (const a of ALL)
      for (const b of ALL) {
        expect(sharedArea(a, b)).toBe(sharedArea(b, a));
        expect(sharedArea(a, b)).toBeLessThanOrEqual(Math.min(areaOf(a), areaOf(b)) + 1e-12);
        expect(contains(union(a, b), a) && contains(boundsOf([{ rect: a }, { rect: b }]), b)).toBe(true);
      }
  });

  it('contain a center if they contain the rectangle, and may if they do not', () => {
    expect([contains(OVER, LEFT), containsCenter(OVER, LEFT)]).toEqual([false, true]);
    expect(containsCenter(LEFT, APART)).toBe(false);
  });
});

it('are the same after conversion to a part of the page and back', () => {
  for (const place of ALL) {
    const back = fromPart(toPart(place, OVER), OVER);
    for (const side of ['x', 'y', 'width', 'height'] as const) expect(back[side]).toBeCloseTo(place[side]);
  }
});
