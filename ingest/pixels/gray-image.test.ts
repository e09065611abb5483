import { describe, expect, it } from 'vitest';
import { cropGray, grayFromRows, turnGray } from './gray-image.ts';

const image = { width: 3, height: 2, data: Uint8Array.from([1, 2, 3, 4, 5, 6]) };

describe('gray images', () => {
  it('turn clockwise', () => {
    expect(turnGray(image, 1)).toEqual({ width: 2, height: 3, data: Uint8Array.from([4, 1, 5, 2, 6, 3]) });
    expect([...turnGray(image, 2).data]).toEqual([6, 5, 4, 3, 2, 1]);
    expect(turnGray(turnGray(image, 1), 3)).toEqual(image);
  });

  it('are cropped to whole pixels', () => {
    expect([...cropGray(image, { left: 1, top: 0, width: 2, height: 2 }).data]).toEqual([2, 3, 5, 6]);
  });

  it('are made from single bits, of which one is white', () => {
    const gray = grayFromRows({
      width: 10,
      height: 1,
      data: Uint8Array.from([0b10000001, 0b01000000]),
      channels: 0,
    });
    expect([...gray.data]).toEqual([255, 0, 0, 0, 0, 0, 0, 255, 0, 255]);
  });

  it('are made from colors, with transparent pixels white', () => {
    const data = Uint8Array.from([255, 255, 255, 255, 0, 0, 0, 255, 0, 0, 0, 0]);
    expect([...grayFromRows({ width: 3, height: 1, data, channels: 4 }).data]).toEqual([255, 0, 255]);
  });

  it('are white where a damaged file has no pixels', () => {
    const gray = grayFromRows({
      width: 2,
      height: 2,
      data: Uint8Array.from([0, 0, 0, 0, 0, 0]),
      channels: 3,
    });
    expect([...gray.data]).toEqual([0, 0, 255, 255]);
  });

  it('are averaged in blocks while they stay wide enough', () => {
    const data = Uint8Array.from([0b11001100, 0b11000000]);
    expect(grayFromRows({ width: 8, height: 2, data, channels: 0 }, 4)).toEqual({
      width: 4,
      height: 1,
      data: Uint8Array.from([255, 0, 127, 0]),
    });
  });
});
