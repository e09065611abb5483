import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { Raster } from '../../pdf/pdf-reader.ts';
import type { GrayImage } from './ink-map.ts';

/** An image in the form in which a PDF contains it. */
export interface Picture {
  width: number;
  height: number;
  filter: 'DCTDecode' | 'FlateDecode';
  color: 'DeviceGray' | 'DeviceRGB';
  bits: 4 | 8;
  data: Uint8Array;
}

const JPEG_QUALITY = 92;
/** Channels that differ by less are gray: rounding and faint JPEG fringes, not color. */
const GRAY_SPREAD = 12;
/** Gray levels nearer to black or white than this are treated as black or white. */
const TONE = 48;
/** Share of a two-tone page's pixels that may be in between: the edges of its letters. */
const MOST_BETWEEN = 0.08;

/**
 * Encodes a page's picture in the smallest form that loses nothing visible: two-tone pages without loss in 16
 * shades of gray (the shades are the smoothed edges of the letters), others as JPEG.
 */
export async function encodePicture(raster: Raster): Promise<Picture> {
  const { width, height } = raster;
  const { colored, between } = weighPixels(raster);
  if (!colored && between < MOST_BETWEEN) {
    const data = deflateSync(packFourBits(toGray(raster)), { level: 9 });
    return { width, height, filter: 'FlateDecode', color: 'DeviceGray', bits: 4, data };
  }
  const image = sharp(raster.data, { raw: { width, height, channels: 4 } }).removeAlpha();
  const toned = colored ? image : image.grayscale();
  const data = await toned.jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' }).toBuffer();
  return { width, height, filter: 'DCTDecode', color: colored ? 'DeviceRGB' : 'DeviceGray', bits: 8, data };
}

export function toGray({ width, height, data }: Raster): GrayImage {
  const gray = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < gray.length; pixel += 1, at += 4) {
    const red = data[at] as number;
    const green = data[at + 1] as number;
    const blue = data[at + 2] as number;
    // Almost all pixels of a page are gray already.
    gray[pixel] =
      red === green && green === blue ? red : Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  }
  return { width, height, data: gray };
}

/** Whether there is significant color, and the share of pixels that are neither black nor white. */
function weighPixels({ width, height, data }: Raster): { colored: boolean; between: number } {
  let colored = 0;
  let between = 0;
  for (let at = 0; at < data.length; at += 4) {
    const r = data[at] as number;
    const g = data[at + 1] as number;
    const b = data[at + 2] as number;
    // Almost all pixels of a page are gray.
    const isGray = r === g && g === b;
    if (!isGray && Math.max(r, g, b) - Math.min(r, g, b) > GRAY_SPREAD) colored += 1;
    if (g > TONE && g < 255 - TONE) between += 1;
  }
  const pixels = width * height;
  // A single colored stamp on a page is evidence too: a hundredth of a percent is a few letters.
  return { colored: colored > pixels / 10_000, between: between / pixels };
}

/** The nearest of 16 shades for each gray level. */
const SHADES = Uint8Array.from({ length: 256 }, (_, level) => Math.round(level / 17));

/** Two pixels per byte; each row starts at a new byte. */
function packFourBits({ width, height, data }: GrayImage): Uint8Array {
  const stride = Math.ceil(width / 2);
  const packed = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    let to = y * stride;
    const end = (y + 1) * width;
    for (let at = y * width; at < end; at += 2, to += 1) {
      const second = at + 1 < end ? (SHADES[data[at + 1] as number] as number) : 0;
      packed[to] = ((SHADES[data[at] as number] as number) << 4) | second;
    }
  }
  return packed;
}
