import { type GreyImage, isBlackAndWhite } from './grey-image.ts';

const WHITE = 255;
/** Fewer may give a file too short (12 bytes) for leptonica to tell what it is. */
const LEAST_PIXELS = 64;

/**
 * An image as a file that tesseract reads without decoding: a header of a few bytes and the pixels.
 * Where all are black or white, one bit a pixel: tesseract then need not look for the shade that
 * parts ink from paper, gives the same words, and takes a tenth to a quarter less time.
 */
export function toPnm(image: GreyImage): Buffer {
  const { width, height, data } = image;
  return data.length >= LEAST_PIXELS && isBlackAndWhite(data)
    ? Buffer.concat([Buffer.from(`P4\n${width} ${height}\n`, 'latin1'), packBits(image)])
    : Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]);
}

/** Eight pixels a byte, the first in the highest bit, 1 is black; rows padded to a byte. */
function packBits({ width, height, data }: GreyImage): Uint8Array {
  const rowBytes = (width + 7) >> 3;
  const packed = new Uint8Array(rowBytes * height);
  const row = new Uint8Array(rowBytes * 8).fill(WHITE);
  for (let y = 0; y < height; y += 1) {
    row.set(data.subarray(y * width, (y + 1) * width));
    for (let to = 0, from = 0; to < rowBytes; to += 1, from += 8)
      packed[y * rowBytes + to] = packByte(row, from);
  }
  return packed;
}

/** White has every bit set and black none, so each pixel gives its bit by a mask. */
function packByte(row: Uint8Array, from: number): number {
  const whites =
    (at(row, from) & 0x80) |
    (at(row, from + 1) & 0x40) |
    (at(row, from + 2) & 0x20) |
    (at(row, from + 3) & 0x10) |
    (at(row, from + 4) & 0x08) |
    (at(row, from + 5) & 0x04) |
    (at(row, from + 6) & 0x02) |
    (at(row, from + 7) & 0x01);
  return ~whites;
}

/** Inside the array's bounds: the checker can't know. */
function at(values: Uint8Array, index: number): number {
  return values[index] as number;
}
