import { describe, expect, it } from 'vitest';
import type { Paintings, Picture } from '../sources/pdf/pictures/find-pictures.ts';
import { findOwnPicture, pictureCoverage } from './page-image.ts';

const PAGE = { width: 612, height: 792 };
const SCAN: Picture = {
  objectId: 'img_1',
  placing: [612, 0, 0, -792, 0, 792],
  isMask: false,
  clipped: false,
};

function painted(picture: Partial<Picture>, more: Partial<Paintings> = {}): Paintings {
  return {
    pictures: [{ ...SCAN, ...picture }],
    shapes: 0,
    shapesAfterPicture: 0,
    visibleTextRuns: 0,
    invisibleTextRuns: 0,
    hasOptionalContent: false,
    areas: [],
    fault: null,
    ...more,
  };
}

describe('findOwnPicture', () => {
  it('accepts a picture that covers the page upright', () => {
    expect(findOwnPicture(PAGE, painted({}))).toMatchObject({
      quarterTurns: 0,
      area: { x: 0, y: 0, width: 1, height: 1 },
    });
  });

  it('detects how a picture is turned', () => {
    expect(findOwnPicture(PAGE, painted({ placing: [0, 792, 612, 0, 0, 0] }))?.quarterTurns).toBe(1);
    expect(findOwnPicture(PAGE, painted({ placing: [-612, 0, 0, 792, 612, 0] }))?.quarterTurns).toBe(2);
    expect(findOwnPicture(PAGE, painted({ placing: [0, -792, -612, 0, 612, 792] }))?.quarterTurns).toBe(3);
  });

  it.each([
    ['is only a part of the page', painted({ placing: [300, 0, 0, -300, 100, 500] })],
    ['is askew', painted({ placing: [600, 60, 60, -780, 0, 780] })],
    ['is mirrored', painted({ placing: [-612, 0, 0, -792, 612, 792] })],
    ['is a stencil', painted({ isMask: true })],
    ['is clipped', painted({ clipped: true })],
    ['has a box drawn over it', painted({}, { shapes: 1, shapesAfterPicture: 1 })],
    ['may be switched off', painted({}, { hasOptionalContent: true })],
    ['is one of several', painted({}, { pictures: [SCAN, SCAN] })],
  ])('does not take a picture that %s', (_, paintings) => {
    expect(findOwnPicture(PAGE, paintings)).toBeUndefined();
  });
});

describe('pictureCoverage', () => {
  it('counts no more than what lies on the page', () => {
    expect(pictureCoverage(PAGE, painted({ placing: [1224, 0, 0, -792, 306, 792] }))).toBeCloseTo(0.5);
    expect(pictureCoverage(PAGE, painted({}, { pictures: [] }))).toBe(0);
  });
});
