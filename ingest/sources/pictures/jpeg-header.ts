import { open } from 'node:fs/promises';

/** What a PDF must state about a JPEG that it embeds unchanged. */
export interface JpegHeader {
  /** 1 gray, 3 color, 4 CMYK. */
  components: number;
  /**
   * Of a kind that every PDF reader supports: 8 bits, baseline, extended or progressive (not lossless, nor
   * arithmetic).
   */
  isUsual: boolean;
  /** Made by Adobe's rules, by which CMYK is stored inverted. */
  adobe: boolean;
}

/** Metadata of cameras precedes the header, including thumbnails. */
const MOST_BEFORE = 4 * 2 ** 20;
const ADOBE = 0xee;
/** Start of frame: all of C0 to CF except the tables that are numbered among them. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const USUAL_FRAMES = [0xc0, 0xc1, 0xc2];

/** Undefined if the header cannot be found. */
export async function readJpegHeader(path: string): Promise<JpegHeader | undefined> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MOST_BEFORE), 0, MOST_BEFORE, 0);
    return findFrame(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** Goes from marker to marker; each states its length. */
function findFrame(bytes: Buffer): JpegHeader | undefined {
  let adobe = false;
  for (let at = 2; at + 10 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === ADOBE) adobe ||= bytes.toString('latin1', at + 4, at + 9) === 'Adobe';
    if (isFrame(marker)) {
      const isUsual = bytes.readUInt8(at + 4) === 8 && USUAL_FRAMES.includes(marker);
      return { isUsual, components: bytes.readUInt8(at + 9), adobe };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}
