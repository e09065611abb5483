import { PDFArray, PDFDict, PDFName, PDFNumber } from '@cantoo/pdf-lib';
import { type FaxForm, wrapFax } from '../../../pixels/to-tiff.ts';
import { inflateRest } from '../../inflate-rest.ts';
import { decodesWholly } from '../../pictures/decode-picture.ts';
import type { PackedStream } from './find-streams.ts';

/**
 * Whether a picture's compressed data contains all of its pixels. pdf.js reports truncated JPEGs; of other
 * kinds it shows what there is, and the rest black or white, without a warning. True for kinds that cannot be
 * judged.
 */
export async function isPictureWhole({ dict, bytes }: PackedStream): Promise<boolean> {
  const width = numberOf(dict, 'Width');
  const height = numberOf(dict, 'Height');
  if (width === 0 || height === 0) return true;
  const least = leastBytes(dict, width, height);
  switch (filterOf(dict)) {
    case '':
      return bytes.length >= least;
    case 'FlateDecode':
      return (await inflateRest(bytes, least)).length >= least;
    case 'CCITTFaxDecode':
      return isFaxWhole(dict, bytes, width, height);
    case 'RunLengthDecode':
      return countRuns(bytes) >= least;
    case 'JBIG2Decode':
      // As a separate file it has a header, which a PDF should leave out.
      return bytes.subarray(0, JBIG2_FILE.length).equals(JBIG2_FILE) || isJbig2Whole(bytes);
    default:
      return true;
  }
}

const JBIG2_FILE = Buffer.from('974a42320d0a1a0a', 'hex');

function numberOf(dict: PDFDict, name: string): number {
  const value = dict.get(PDFName.of(name));
  return value instanceof PDFNumber ? value.asNumber() : 0;
}

/** Its only filter; several filters cannot be judged. */
function filterOf(dict: PDFDict): string | undefined {
  const filter = dict.get(PDFName.of('Filter'));
  const [first, second] = filter instanceof PDFArray ? filter.asArray() : [filter];
  if (first === undefined) return '';
  return first instanceof PDFName && second === undefined ? first.decodeText() : undefined;
}

const SAMPLES: Record<string, number> = { DeviceRGB: 3, DeviceCMYK: 4 };

/** Number of uncompressed bytes; if the color space is not known directly, as if it had one sample. */
function leastBytes(dict: PDFDict, width: number, height: number): number {
  const space = dict.get(PDFName.of('ColorSpace'));
  const samples = (space instanceof PDFName && SAMPLES[space.decodeText()]) || 1;
  return Math.ceil((width * samples * (numberOf(dict, 'BitsPerComponent') || 1)) / 8) * height;
}

/** If the lines do not begin as file decoders expect, nothing can be concluded. */
async function isFaxWhole(dict: PDFDict, bytes: Buffer, width: number, height: number): Promise<boolean> {
  const parms = dict.get(PDFName.of('DecodeParms'));
  if (!(parms instanceof PDFDict)) return true;
  const isAligned = parms.get(PDFName.of('EncodedByteAlign'))?.toString() === 'true';
  if (isAligned || numberOf(parms, 'Columns') !== width) return true;
  const form = faxFormOf(numberOf(parms, 'K'));
  if (form !== 'T.6' && !LINE_END.test(bytes.toString('hex', 0, 8))) return true;
  return decodesWholly(wrapFax(bytes, width, height, form));
}

/** ISO 32000-1, table 11. */
function faxFormOf(k: number): FaxForm {
  if (k < 0) return 'T.6';
  return k === 0 ? 'T.4' : 'T.4 by lines before';
}

/** Eleven zeros and a one, which precede each line of T.4; there may be more zeros. */
const LINE_END = /^00[01]/;

/** How many bytes run-length data decodes to (ISO 32000-1, 7.4.5). */
function countRuns(bytes: Buffer): number {
  const END = 128;
  let count = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at] ?? END;
    if (length === END) break;
    const isLiteral = length < END;
    count += isLiteral ? Math.min(length + 1, bytes.length - at - 1) : 257 - length;
    at += isLiteral ? length + 2 : 2;
  }
  return count;
}

/**
 * Segments state their length (ITU-T T.88, 7.2). Corrupt bits are detected only in regions compressed as T.6.
 */
async function isJbig2Whole(bytes: Buffer): Promise<boolean> {
  const UNKNOWN = 0xffffffff;
  for (let at = 0; at < bytes.length; ) {
    if (at + 11 > bytes.length) return false;
    const number = bytes.readUInt32BE(at);
    const flags = bytes.readUInt8(at + 4);
    const short = bytes.readUInt8(at + 5) >> 5;
    const isMany = short === 7;
    const references = isMany ? bytes.readUInt32BE(at + 5) & 0x1fffffff : short;
    const counted = isMany ? 4 + Math.ceil((references + 1) / 8) : 1;
    const referenceBytes = number <= 256 ? 1 : number <= 65_536 ? 2 : 4;
    const pageBytes = flags & 0x40 ? 4 : 1;
    const lengthAt = at + 5 + counted + references * referenceBytes + pageBytes;
    if (lengthAt + 4 > bytes.length) return false;
    const length = bytes.readUInt32BE(lengthAt);
    if (length === UNKNOWN) return true;
    const start = lengthAt + 4;
    at = start + length;
    if (at > bytes.length) return false;
    const isGeneric = GENERIC_REGIONS.includes(flags & 0x3f);
    if (isGeneric && !(await isRegionWhole(bytes.subarray(start, at)))) return false;
  }
  return true;
}

/** Types of segments that contain a complete bitmap (T.88, 7.3). */
const GENERIC_REGIONS = [36, 38, 39];
/** Width, height, position, how it is combined, and how it is compressed (T.88, 7.4.1 and 7.4.6). */
const REGION_HEADER = 18;

async function isRegionWhole(region: Buffer): Promise<boolean> {
  const isFax = region.length > REGION_HEADER && (region.readUInt8(REGION_HEADER - 1) & 1) === 1;
  if (!isFax) return true;
  const [width, height] = [region.readUInt32BE(0), region.readUInt32BE(4)];
  return decodesWholly(wrapFax(region.subarray(REGION_HEADER), width, height));
}
