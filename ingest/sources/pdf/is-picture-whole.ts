import { PDFArray, PDFDict, PDFName, PDFNumber } from '@cantoo/pdf-lib';
import { wrapFax } from '../../pixels/to-tiff.ts';
import { inflateRest } from '../inflate-rest.ts';
import { decodesWholly } from '../pictures/decode-picture.ts';
import type { PackedStream } from './find-streams.ts';

/**
 * Whether a picture's packed data hold all of its pixels. pdf.js tells of JPEGs that are cut off; of other
 * kinds it shows what there is, and the rest black or white, without a word. True of kinds that can't be judged.
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
    case 'JBIG2Decode':
      return isJbig2Whole(bytes);
    default:
      return true;
  }
}

function numberOf(dict: PDFDict, name: string): number {
  const value = dict.get(PDFName.of(name));
  return value instanceof PDFNumber ? value.asNumber() : 0;
}

/** Its one filter; of several nothing is known. */
function filterOf(dict: PDFDict): string | undefined {
  const filter = dict.get(PDFName.of('Filter'));
  const [first, second] = filter instanceof PDFArray ? filter.asArray() : [filter];
  if (first === undefined) return '';
  return first instanceof PDFName && second === undefined ? first.decodeText() : undefined;
}

const SAMPLES: Record<string, number> = { DeviceRGB: 3, DeviceCMYK: 4 };

/** Of unpacked pixels; of a color space that is not known at once, as if it had one sample. */
function leastBytes(dict: PDFDict, width: number, height: number): number {
  const space = dict.get(PDFName.of('ColorSpace'));
  const samples = (space instanceof PDFName && SAMPLES[space.decodeText()]) || 1;
  return Math.ceil((width * samples * (numberOf(dict, 'BitsPerComponent') || 1)) / 8) * height;
}

/** Only of the kind that nearly all scanners write (T.6): the others begin lines in several ways. */
async function isFaxWhole(dict: PDFDict, bytes: Buffer, width: number, height: number): Promise<boolean> {
  const parms = dict.get(PDFName.of('DecodeParms'));
  if (!(parms instanceof PDFDict) || numberOf(parms, 'K') >= 0) return true;
  const isAligned = parms.get(PDFName.of('EncodedByteAlign'))?.toString() === 'true';
  if (isAligned || numberOf(parms, 'Columns') !== width) return true;
  return decodesWholly(wrapFax(bytes, width, height));
}

/** Segments say how long they are (ITU-T T.88, 7.2). */
function isJbig2Whole(bytes: Buffer): boolean {
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
    at = lengthAt + 4 + length;
    if (at > bytes.length) return false;
  }
  return true;
}
