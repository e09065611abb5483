import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import sharp from 'sharp';

/** Decoded pixels, one byte per channel, row by row. */
export interface Pixels {
  width: number;
  height: number;
  /** 1 gray, 3 red, green and blue. */
  channels: 1 | 3;
  data: Buffer;
}

/** A picture as stored in a PDF: the entries of its dictionary, and its bytes. */
export interface EncodedPicture {
  entries: string;
  data: Uint8Array;
}

const compress = promisify(deflate);

/** Encodes without loss, in the smallest form: one bit for two tones, one byte for grays, else three. */
export async function encodePixels(pixels: Pixels): Promise<EncodedPicture> {
  const gray = toGrayIfGray(pixels);
  if (!gray) return encodeShades(pixels);
  return isTwoTone(gray.data) ? encodeBits(gray) : encodeShades(gray);
}

function entriesOf({ width, height }: Pixels, color: string, bits: number): string {
  return `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/${color}/BitsPerComponent ${bits}/Filter/FlateDecode`;
}

async function encodeBits(pixels: Pixels): Promise<EncodedPicture> {
  return { entries: entriesOf(pixels, 'DeviceGray', 1), data: await compress(packBits(pixels)) };
}

/** Eight pixels per byte, 1 is white; each row starts a new byte. */
function packBits({ width, height, data }: Pixels): Buffer {
  const stride = (width + 7) >> 3;
  const packed = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    for (let x = 0; x < width; x += 1) {
      if (data[row + x] === 255) {
        const at = y * stride + (x >> 3);
        packed[at] = (packed[at] ?? 0) | (0x80 >> (x & 7));
      }
    }
  }
  return packed;
}

/** PNG's compression, which predicts each pixel from its neighbors, is also PDF's (ISO 32000-1, 7.4.4.4). */
async function encodeShades(pixels: Pixels): Promise<EncodedPicture> {
  const { width, height, channels } = pixels;
  const image = sharp(pixels.data, { raw: { width, height, channels }, limitInputPixels: false });
  const toned = channels === 1 ? image.toColorspace('b-w') : image;
  const png = await toned.png({ compressionLevel: 6, adaptiveFiltering: true, palette: false }).toBuffer();
  const predicting = `/DecodeParms<</Predictor 15/Colors ${channels}/BitsPerComponent 8/Columns ${width}>>`;
  const color = channels === 1 ? 'DeviceGray' : 'DeviceRGB';
  return { entries: entriesOf(pixels, color, 8) + predicting, data: takePngData(png) };
}

const SIGNATURE_BYTES = 8;

/** The pixels of a PNG without the file around them. */
function takePngData(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = SIGNATURE_BYTES; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    // Length, name and checksum surround each chunk, four bytes each.
    at += 12 + length;
  }
  return Buffer.concat(parts);
}

/** One channel if all three are equal; undefined if there is color. */
function toGrayIfGray(pixels: Pixels): Pixels | undefined {
  if (pixels.channels === 1) return pixels;
  const { data } = pixels;
  const gray = Buffer.alloc(data.length / 3);
  for (let at = 0, from = 0; at < gray.length; at += 1, from += 3) {
    const shade = data[from] as number;
    if (data[from + 1] !== shade || data[from + 2] !== shade) return undefined;
    gray[at] = shade;
  }
  return { ...pixels, channels: 1, data: gray };
}

function isTwoTone(data: Buffer): boolean {
  for (let at = 0; at < data.length; at += 1) if (data[at] !== 0 && data[at] !== 255) return false;
  return true;
}
