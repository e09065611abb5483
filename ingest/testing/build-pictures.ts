import { createCanvas } from '@napi-rs/canvas';
import sharp, { type Sharp, type TiffOptions } from 'sharp';
import './build-pdf.ts'; // Registers the font.

/** Pictures as scanners, faxes and cameras make them, for tests. */

/** A black and white sheet with a line of text, and a black corner at the top left to tell how it lies. */
export function drawSheet(text: string, { width = 850, height = 1100 } = {}): Sharp {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.fillStyle = 'black';
  context.fillRect(0, 0, width / 10, height / 10);
  context.font = '28px Tinos';
  context.fillText(text, width / 8, height / 2);
  return sharp(canvas.toBuffer('image/png')).flatten({ background: '#fff' });
}

/** The same in two tones. */
export function drawTwoTone(text: string, size?: { width: number; height: number }): Sharp {
  return drawSheet(text, size).greyscale().threshold(128).toColourspace('b-w');
}

/** Dots an inch, across and down. */
export type Dpi = [across: number, down: number];

export async function buildTiff(
  picture: Sharp,
  options: TiffOptions,
  dpi: Dpi = [100, 100],
): Promise<Buffer> {
  // The library counts in dots a millimetre.
  const [xres, yres] = dpi.map((each) => each / 25.4);
  return picture.tiff({ predictor: 'none', xres, yres, ...options } as TiffOptions).toBuffer();
}

/** Bytes of a value by its type: byte, text, short, long, ratio, and the signed and real ones. */
const VALUE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const STRIP_OFFSETS = 273;
const TILE_OFFSETS = 324;

/**
 * One TIFF of several, so that pages differ in size and compression as in fax archives. Each file is
 * laid after the one before, and all places that it names are moved on.
 */
export function joinTiffs(tiffs: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [];
  let offset = 0;
  let linkAt = 4;
  for (const tiff of tiffs) {
    const part = Buffer.from(tiff.length % 2 === 0 ? tiff : Buffer.concat([tiff, Buffer.alloc(1)]));
    const directory = part.readUInt32LE(4);
    const nextLink = moveDirectory(part, directory, offset);
    parts.push(part);
    if (offset > 0) writeLink(parts, linkAt, directory + offset);
    linkAt = offset + nextLink;
    offset += part.length;
  }
  return Buffer.concat(parts);
}

/** Returns where the place of the next directory stands. */
function moveDirectory(part: Buffer, directory: number, offset: number): number {
  const count = part.readUInt16LE(directory);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + 12 * index;
    const tag = part.readUInt16LE(entry);
    const type = part.readUInt16LE(entry + 2);
    const values = part.readUInt32LE(entry + 4);
    const apart = values * (VALUE_BYTES[type] ?? 1) > 4;
    const valuesAt = apart ? part.readUInt32LE(entry + 8) : entry + 8;
    if (tag === STRIP_OFFSETS || tag === TILE_OFFSETS) {
      for (let value = 0; value < values; value += 1) {
        const at = valuesAt + 4 * value;
        part.writeUInt32LE(part.readUInt32LE(at) + offset, at);
      }
    }
    if (apart) part.writeUInt32LE(valuesAt + offset, entry + 8);
  }
  return directory + 2 + 12 * count;
}

function writeLink(parts: readonly Buffer[], at: number, directory: number): void {
  let start = 0;
  for (const part of parts) {
    if (at < start + part.length) {
      part.writeUInt32LE(directory, at - start);
      return;
    }
    start += part.length;
  }
}

/** Writes zeros over the middle of the pixels of a TIFF, whose directory sharp puts at the end. */
export function damageTiff(tiff: Buffer): Buffer {
  const damaged = Buffer.from(tiff);
  damaged.fill(0xff, 8, Math.floor(tiff.readUInt32LE(4) / 2));
  return damaged;
}
