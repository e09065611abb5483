import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { GrayImage } from './gray-image.ts';
import { toTiff } from './to-tiff.ts';

/** How many bytes tesseract.js searches before it passes an image on (its setImage.js). */
const SEARCHED = 500;
const EXIF_ORIENTATION = /1 18 0 3 0 0 0 1 0 (\d)/;
/** A camera's orientation tag for a picture on its side, as bytes. */
const ON_ITS_SIDE = [1, 18, 0, 3, 0, 0, 0, 1, 0, 6];
const BMP = [0x42, 0x4d];

function isTakenForAnotherFormat(file: Buffer): boolean {
  const isBmp = (file[0] === 0x42 && file[1] === 0x4d) || (file[1] === 0x42 && file[0] === 0x4d);
  return isBmp || EXIF_ORIENTATION.test(file.subarray(0, SEARCHED).join(' '));
}

/** A black pixel for each bit that is set in the byte. */
const bitsOf = (byte: number) => Array.from({ length: 8 }, (_, bit) => (byte & (0x80 >> bit) ? 0 : 255));

async function decode(file: Buffer): Promise<GrayImage> {
  const { data, info } = await sharp(file).extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: Uint8Array.from(data) };
}

describe('an image for the recognizer', () => {
  it('keeps shades of gray', async () => {
    const image = { width: 3, height: 2, data: Uint8Array.of(0, 7, 128, 255, 32, 9) };
    expect(await decode(toTiff(image))).toEqual(image);
  });

  it('stores black and white in one bit per pixel, with rows padded to a byte', async () => {
    const data = new Uint8Array(80).fill(255);
    for (const black of [0, 9, 17]) data[black] = 0;
    const file = toTiff({ width: 10, height: 8, data });
    expect(await decode(file)).toEqual({ width: 10, height: 8, data });
    expect(file.length).toBe(512 + 16);
  });

  it('is complete whatever its first pixels are', async () => {
    for (let byte = 0; byte < 256; byte += 1) {
      const gray = { width: 8, height: 1, data: Uint8Array.of(byte, 1, 2, 3, 4, 5, 6, 7) };
      expect(await decode(toTiff(gray))).toEqual(gray);
      const bits = { width: 8, height: 2, data: Uint8Array.from([...bitsOf(byte), ...bitsOf(0)]) };
      expect(await decode(toTiff(bits))).toEqual(bits);
    }
  });

  it('is never mistaken for a file of another kind, whatever pixels it starts with', () => {
    const starts = Array.from({ length: 65_536 }, (_, pair) => [pair >> 8, pair & 0xff]);
    const header = toTiff({ width: 20, height: 1, data: new Uint8Array(20).fill(77) }).subarray(0, 512);
    for (const start of starts) {
      const data = new Uint8Array(20).fill(77);
      data.set(start);
      // The pixels do not affect the header, so that no search of it can find them.
      expect(toTiff({ width: 20, height: 1, data }).subarray(0, 512).equals(header)).toBe(true);
    }
    expect(header.toString('latin1', 0, 4)).toBe('II*\0');
    expect(isTakenForAnotherFormat(header)).toBe(false);
  });

  it('is never mistaken for a file of another kind, wherever its pixels look like one', () => {
    for (let offset = 0; offset < SEARCHED; offset += 1)
      for (const pattern of [ON_ITS_SIDE, BMP, BMP.toReversed()]) {
        const gray = new Uint8Array(600).fill(255);
        gray.set(pattern, offset);
        expect(isTakenForAnotherFormat(toTiff({ width: 600, height: 1, data: gray }))).toBe(false);
      }
  });

  it('is never mistaken for a file of another kind, whatever its size', () => {
    // Sizes whose bytes equal the patterns, and a range of others.
    const sizes = [
      18,
      3,
      0x0312,
      0x4d42,
      0x424d,
      0x0112,
      ...Array.from({ length: 200 }, (_, n) => 7 * n + 1),
    ];
    for (const width of sizes)
      expect(isTakenForAnotherFormat(toTiff({ width, height: 2, data: new Uint8Array(2 * width) }))).toBe(
        false,
      );
  });
});
