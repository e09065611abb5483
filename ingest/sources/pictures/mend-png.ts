import { crc32, deflateSync } from 'node:zlib';
import { inflateRest } from '../inflate-rest.ts';

/** A PNG is a signature, then chunks: length, name, content, checksum (PNG, section 5). */
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const AROUND = 12;
const HEADER = 'IHDR';
const PIXELS = 'IDAT';
const END = 'IEND';
/** Chunks before the pixels that define their meaning. */
const MEANINGS = ['PLTE', 'tRNS', 'gAMA', 'pHYs', 'sRGB'];

/** Samples per pixel, by the header's color type: gray, RGB, palette, gray and alpha, RGBA. */
const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const PALETTE = 3;
const GRAY_ALPHA = 4;

interface Chunk {
  name: string;
  content: Buffer;
}

/**
 * A complete PNG with the pixels that a damaged or truncated one still contains; the others are white, or the
 * palette's first color. Undefined if no pixel can be read, or if they are interlaced.
 */
export async function mendPng(bytes: Buffer): Promise<Buffer | undefined> {
  const chunks = listChunks(bytes);
  const header = chunks.find(({ name }) => name === HEADER);
  if (!header || header.content.length < 13) return undefined;
  const [width, height] = [header.content.readUInt32BE(0), header.content.readUInt32BE(4)];
  const [depth = 0, color = 0, , , woven = 0] = header.content.subarray(8);
  const samples = SAMPLES[color];
  const packed = Buffer.concat(chunks.filter(({ name }) => name === PIXELS).map(({ content }) => content));
  if (woven !== 0 || !samples) return undefined;
  // Each row begins with a byte that says how its pixels are predicted; 0: not at all.
  const rowBytes = 1 + Math.ceil((width * samples * depth) / 8);
  const rows = Buffer.alloc(rowBytes * height, color === PALETTE || color >= GRAY_ALPHA ? 0 : 0xff);
  for (let y = 0; y < height; y += 1) rows[y * rowBytes] = 0;
  const found = await inflateRest(packed, rows.length);
  const whole = Math.min(height, Math.floor(found.length / rowBytes));
  if (whole === 0) return undefined;
  found.copy(rows, 0, 0, whole * rowBytes);
  const meanings = chunks.filter(({ name }) => MEANINGS.includes(name));
  const mended = [
    header,
    ...meanings,
    { name: PIXELS, content: deflateSync(rows, { level: 1 }) },
    { name: END, content: Buffer.alloc(0) },
  ];
  return Buffer.concat([SIGNATURE, ...mended.map(writeChunk)]);
}

/** The last one may be truncated. */
function listChunks(bytes: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    chunks.push({ name, content: bytes.subarray(at + 8, at + 8 + length) });
    at += length + AROUND;
  }
  return chunks;
}

function writeChunk({ name, content }: Chunk): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
