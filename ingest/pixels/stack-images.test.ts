import { describe, expect, it } from 'vitest';
import { stackImages } from './stack-images.ts';

describe('stackImages', () => {
  it('puts images below each other with white around them', () => {
    const wide = { width: 3, height: 2, data: Uint8Array.of(1, 2, 3, 4, 5, 6) };
    const narrow = { width: 1, height: 1, data: Uint8Array.of(7) };
    const { sheet, tops } = stackImages([wide, narrow]);
    expect(tops).toEqual([0, 3]);
    const rows = [0, 1, 2, 3].map((y) => [...sheet.data.subarray(y * 3, y * 3 + 3)]);
    expect(rows).toEqual([
      [1, 2, 3],
      [4, 5, 6],
      [255, 255, 255],
      [7, 255, 255],
    ]);
  });
});
