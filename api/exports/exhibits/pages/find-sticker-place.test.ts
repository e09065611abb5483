import { describe, expect, it } from 'vitest';
import { findStickerPlace } from './find-sticker-place.ts';

/** A Letter page at one pixel per point; `ink` returns where it is dark, from the top left. */
function page(ink: (x: number, y: number) => boolean, paper = 255) {
  const data = new Uint8Array(612 * 792).map((_, at) => (ink(at % 612, Math.floor(at / 612)) ? 0 : paper));
  return { width: 612, height: 792, data };
}
const find = (image: ReturnType<typeof page>) => findStickerPlace(image, 1, 70, 27);

describe('finding a position for the sticker', () => {
  it('prefers the bottom right corner', () => {
    expect(find(page(() => false))).toEqual({ x: 612 - 14 - 70, y: 14 });
  });

  it('moves along the bottom if a stamp is in the corner', () => {
    const place = find(page((x, y) => x > 450 && y > 700));
    expect(place?.y).toBe(14);
    expect((place?.x ?? 612) + 70).toBeLessThan(450);
  });

  it("moves to the top if the bottom is full, below the court's header", () => {
    const place = find(page((_, y) => y > 690));
    expect(place).toEqual({ x: 528, y: 792 - 34 - 27 });
  });

  it('moves to the side if top and bottom are full', () => {
    const place = find(page((x, y) => (y < 150 || y > 650) && x > 0));
    expect(place?.x).toBe(528);
    expect(792 - (place?.y ?? 0)).toBeLessThan(650);
  });

  it('finds none if specks are everywhere', () => {
    expect(find(page((x, y) => x % 20 === 0 && y % 20 === 0))).toBeNull();
  });

  it('finds none on a page that is blacked out', () => {
    expect(find(page((x) => x > 20))).toBeNull();
  });

  it('treats gray or yellowed paper as paper', () => {
    expect(find(page(() => false, 200))).toEqual({ x: 528, y: 14 });
  });
});
