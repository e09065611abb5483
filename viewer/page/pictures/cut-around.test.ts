import { describe, expect, it } from 'vitest';
import { cutAround, toRectInCut } from './cut-around.ts';

const letter = { width: 612, height: 792 };
const picture = { width: 320, height: 100 };

describe('the picture of a match', () => {
  it('is centered on the match, in the shape of the picture', () => {
    const match = { x: 0.45, y: 0.5, width: 0.1, height: 0.02 };
    const cut = cutAround(match, letter, picture);
    expect(cut.x + cut.width / 2).toBeCloseTo(0.5);
    expect(cut.y + cut.height / 2).toBeCloseTo(0.51);
    expect((cut.width * letter.width) / (cut.height * letter.height)).toBeCloseTo(3.2);
    const place = toRectInCut(match, cut);
    expect(place && place.x + place.width / 2).toBeCloseTo(0.5);
  });

  it('stays on the page at its edges', () => {
    const corner = { x: 0.95, y: 0.99, width: 0.05, height: 0.01 };
    const cut = cutAround(corner, letter, picture);
    expect(cut.x + cut.width).toBeCloseTo(1);
    expect(cut.y + cut.height).toBeCloseTo(1);
    const top = cutAround({ x: 0, y: 0, width: 0.1, height: 0.01 }, letter, picture);
    expect([top.x, top.y]).toEqual([0, 0]);
  });

  it('shows the top of a page that matches by an absent word', () => {
    expect(cutAround(undefined, letter, picture).y).toBe(0);
  });

  it('has no marks outside of it', () => {
    const cut = cutAround({ x: 0.4, y: 0.1, width: 0.1, height: 0.02 }, letter, picture);
    expect(toRectInCut({ x: 0.4, y: 0.8, width: 0.1, height: 0.02 }, cut)).toBeUndefined();
  });
});
