/** Width of every character, in thousandths of the font size. */
export const GLYPHLESS_WIDTH = 500;

/**
 * A TrueType font with one empty glyph, for text that can be found and copied, but is invisible: it takes
 * some hundred bytes whatever the script, while a real font would need its glyphs.
 */
export function buildGlyphlessFont(): Uint8Array {
  const head = table(54, [
    [0, 4, 0x00010000], // version
    [12, 4, 0x5f0f3cf5], // magic
    [16, 2, 0x000b], // baseline and side bearing at 0, whole widths
    [18, 2, 1000], // units per em
    [46, 2, 8], // smallest readable size
    [48, 2, 2], // direction
  ]);
  const hhea = table(36, [
    [0, 4, 0x00010000],
    [4, 2, 800], // ascent
    [6, 2, 0x10000 - 200], // descent
    [10, 2, GLYPHLESS_WIDTH],
    [18, 2, 1], // upright
    [34, 2, 2], // widths in hmtx
  ]);
  const maxp = table(32, [
    [0, 4, 0x00010000],
    [4, 2, 2], // glyphs: the one for missing characters, and ours
    [14, 2, 1], // zones
  ]);
  const hmtx = table(8, [
    [0, 2, GLYPHLESS_WIDTH],
    [4, 2, GLYPHLESS_WIDTH],
  ]);
  return assemble({ glyf: new Uint8Array(4), head, hhea, hmtx, loca: new Uint8Array(6), maxp });
}

/** Big-endian numbers at their offsets: `[offset, bytes, value]`. */
function table(length: number, fields: [number, 2 | 4, number][]): Uint8Array {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  for (const [offset, size, value] of fields) {
    if (size === 2) view.setUint16(offset, value);
    else view.setUint32(offset, value);
  }
  return bytes;
}

/** An sfnt file; the tables are in the order of their tags, as required in its directory. */
function assemble(tables: Record<string, Uint8Array>): Uint8Array {
  const entries = Object.entries(tables);
  const directory = 12 + 16 * entries.length;
  const padded = (length: number) => Math.ceil(length / 4) * 4;
  const total = entries.reduce((sum, [, bytes]) => sum + padded(bytes.length), directory);
  const file = new Uint8Array(total);
  const view = new DataView(file.buffer);
  const power = Math.floor(Math.log2(entries.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, entries.length);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * entries.length - 16 * 2 ** power);
  let offset = directory;
  entries.forEach(([tag, bytes], index) => {
    file.set(bytes, offset);
    const at = 12 + 16 * index;
    file.set(new TextEncoder().encode(tag), at);
    view.setUint32(at + 4, checksum(file.subarray(offset, offset + padded(bytes.length))));
    view.setUint32(at + 8, offset);
    view.setUint32(at + 12, bytes.length);
    offset += padded(bytes.length);
  });
  return file;
}

function checksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = 0; at < bytes.byteLength; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
