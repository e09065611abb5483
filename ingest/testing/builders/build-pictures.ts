import { createCanvas } from '@napi-rs/canvas';
import sharp, { type Sharp, type TiffOptions } from 'sharp';
import { PdfFile, toNumber } from '../../sources/rendition/pdf-file.ts';
import { saveFile } from './build-pdf.ts'; // Registers the font too.

/** Pictures as made by scanners, fax machines and cameras, for tests. */

/**
 * A black and white sheet with a line of text, and a black corner at the top left that shows its orientation.
 */
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

/** The same with two tones. */
export function drawTwoTone(text: string, size?: { width: number; height: number }): Sharp {
  return drawSheet(text, size).grayscale().threshold(128).toColorspace('b-w');
}

/** Dots per inch, across and down. */
export type Dpi = [across: number, down: number];

export async function buildTiff(
  picture: Sharp,
  options: TiffOptions,
  dpi: Dpi = [100, 100],
): Promise<Buffer> {
  // The library counts in dots per millimeter.
  const [xres, yres] = dpi.map((each) => each / 25.4);
  return picture.tiff({ predictor: 'none', xres, yres, ...options } as TiffOptions).toBuffer();
}

/** Size of a value in bytes by its type: byte, text, short, long, ratio, and the signed and real ones. */
const VALUE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const STRIP_OFFSETS = 273;
const STRIP_BYTES = 279;
const SHORT = 3;
const LONG = 4;
const TILE_OFFSETS = 324;

/**
 * Joins several TIFFs into one, so that pages differ in size and compression as in fax archives. Each file is
 * appended to the one before, and all its offsets are adjusted.
 */
export function joinTiffs(tiffs: readonly Buffer[]): Buffer {
  return joinWithLinks(tiffs).file;
}

/** The same, with the offset of the link to each part's directory: the first is in its header. */
export function joinWithLinks(tiffs: readonly Buffer[]): { file: Buffer; links: number[] } {
  const parts: Buffer[] = [];
  const links: number[] = [];
  let offset = 0;
  let linkAt = 4;
  for (const tiff of tiffs) {
    const part = Buffer.from(tiff.length % 2 === 0 ? tiff : Buffer.concat([tiff, Buffer.alloc(1)]));
    const directory = part.readUInt32LE(4);
    const nextLink = moveDirectory(part, directory, offset);
    parts.push(part);
    if (offset > 0) writeLink(parts, linkAt, directory + offset);
    links.push(linkAt);
    linkAt = offset + nextLink;
    offset += part.length;
  }
  return { file: Buffer.concat(parts), links };
}

/** Returns the position of the offset of the next directory. */
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

/**
 * Overwrites a share of a TIFF's pixels with zeros, from their start; its directory, which sharp puts at the
 * end, stays.
 */
export function damageTiff(tiff: Buffer, share = 0.5): Buffer {
  const damaged = Buffer.from(tiff);
  damaged.fill(0, 8, Math.floor(tiff.readUInt32LE(4) * share));
  return damaged;
}

const TILE_BYTES = 325;

/**
 * A sheet as compressed by fax machines (T.6), in one piece; black is 1, as in a PDF with `/BlackIs1 true`.
 */
export async function packFax(text: string, { width = 848, height = 1104 } = {}): Promise<Buffer> {
  const whole = { tile: true, tileWidth: width, tileHeight: height };
  const tiff = await buildTiff(drawTwoTone(text, { width, height }), {
    compression: 'ccittfax4',
    bitdepth: 1,
    ...whole,
  });
  const at = readEntry(tiff, TILE_OFFSETS);
  return tiff.subarray(at, at + readEntry(tiff, TILE_BYTES));
}

/** The only value of an entry in a TIFF's only directory. */
function readEntry(tiff: Buffer, wanted: number): number {
  const directory = tiff.readUInt32LE(4);
  const count = tiff.readUInt16LE(directory);
  const places = Array.from({ length: count }, (_, index) => directory + 2 + 12 * index);
  return tiff.readUInt32LE((places.find((at) => tiff.readUInt16LE(at) === wanted) ?? 0) + 8);
}

/** A TIFF of one uncompressed or ready-made strip, with only the given tags: numbers of 16 bits. */
export function writeTiff(tags: Record<number, number[]>, strip: Buffer): Buffer {
  const count = Object.keys(tags).length + 2;
  const table = Buffer.alloc(2 + 12 * count + 4);
  const lists = Object.values(tags).filter(({ length }) => length > 2);
  const listBytes = lists.reduce((sum, { length }) => sum + 2 * length, 0);
  const stripAt = 8 + table.length + listBytes;
  const all: [tag: number, type: number, values: number[]][] = [
    ...Object.entries(tags).map(([tag, values]): [number, number, number[]] => [Number(tag), SHORT, values]),
    [STRIP_OFFSETS, LONG, [stripAt]],
    [STRIP_BYTES, LONG, [strip.length]],
  ];
  table.writeUInt16LE(count, 0);
  const apart: Buffer[] = [];
  let apartAt = 8 + table.length;
  for (const [index, [tag, type, values]] of all.sort(([a], [b]) => a - b).entries()) {
    const entry = 2 + 12 * index;
    table.writeUInt16LE(tag, entry);
    table.writeUInt16LE(type, entry + 2);
    table.writeUInt32LE(values.length, entry + 4);
    const bytes = Buffer.concat(values.map((value) => toBytes(value, type)));
    if (bytes.length <= 4) bytes.copy(table, entry + 8);
    else {
      table.writeUInt32LE(apartAt, entry + 8);
      apart.push(bytes);
      apartAt += bytes.length;
    }
  }
  const header = Buffer.from('II*\0\x08\0\0\0', 'latin1');
  return Buffer.concat([header, table, ...apart, strip]);
}

function toBytes(value: number, type: number): Buffer {
  const bytes = Buffer.alloc(type === SHORT ? 2 : 4);
  if (type === SHORT) bytes.writeUInt16LE(value);
  else bytes.writeUInt32LE(value);
  return bytes;
}

/** A PDF of one page that is a picture, compressed as given, at 200 pixels per inch. */
export async function buildPicturePdf(
  { width, height, entries }: { width: number; height: number; entries: string },
  data: Uint8Array,
): Promise<string> {
  const path = `${await saveFile('', 'pdf')}-picture.pdf`;
  const pdf = await PdfFile.create(path);
  const size = `/Width ${width}/Height ${height}`;
  const picture = await pdf.addStream(`/Type/XObject/Subtype/Image${size}${entries}`, data);
  const page = { width: (72 * width) / 200, height: (72 * height) / 200 };
  const content = `q ${toNumber(page.width)} 0 0 ${toNumber(page.height)} 0 0 cm /Picture Do Q`;
  await pdf.addPage({ ...page, resources: `/XObject<</Picture ${picture}>>`, content });
  await pdf.close();
  return path;
}

/** A picture as JBIG2 (ITU-T T.88): a page with one region whose pixels are compressed as by fax machines. */
export async function packJbig2(text: string, size: { width: number; height: number }): Promise<Buffer> {
  const sides = Buffer.concat([size.width, size.height].map(toLong));
  const PAGE = 48;
  const REGION = 38;
  // Resolution, flags and stripes of the page; position, operator and kind (fax) of the region.
  const page = segment(0, PAGE, Buffer.concat([sides, Buffer.alloc(11)]));
  const place = Buffer.concat([sides, Buffer.alloc(9), Buffer.from([1])]);
  return Buffer.concat([page, segment(1, REGION, Buffer.concat([place, await packFax(text, size)]))]);
}

function segment(number: number, type: number, content: Buffer): Buffer {
  return Buffer.concat([toLong(number), Buffer.from([type, 0, 1]), toLong(content.length), content]);
}

function toLong(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
