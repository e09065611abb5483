import {
  type PDFContext,
  type PDFDict,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { cleanContent } from './clean-content.ts';
import { CannotCopy, decodeContent } from './decode-content.ts';
import { scanContent } from './scan-content.ts';
import { stripJpeg } from './strip-jpeg.ts';

const name = (text: string) => PDFName.of(text);

/**
 * All entries that draw a picture or a form; other entries that programs write into their dictionaries are
 * left out.
 */
const OF_IMAGES = new Set(
  (
    'Type Subtype Width Height ColorSpace BitsPerComponent Intent ImageMask Mask Decode Interpolate SMask ' +
    'SMaskInData Matte Filter DecodeParms Length'
  ).split(' '),
);
const OF_FORMS = new Set(
  'Type Subtype FormType BBox Matrix Resources Group Filter DecodeParms Length'.split(' '),
);
/** Strings in dictionaries that draw: those of fonts. */
const STRINGS = new Set(['Registry', 'Ordering', 'FontFamily', 'CharSet', 'Panose']);

/**
 * Cleans a stream that a page calls of what it does not draw, and replaces it in the file if that removes
 * something. Undefined for a value that is no stream.
 *
 * @throws CannotCopy if it may draw what nobody sees
 */
export function cleanStream(context: PDFContext, ref: PDFRef): PDFRawStream | undefined {
  const stream = context.lookup(ref);
  if (!(stream instanceof PDFRawStream)) return undefined;
  const subtype = stream.dict.lookup(name('Subtype'));
  if (subtype === name('Image')) return cleanImage(context, ref, stream);
  if (subtype === name('Form')) {
    keepOnly(stream.dict, OF_FORMS);
    return cleanDrawing(context, ref, stream);
  }
  if (!stream.dict.has(name('PatternType'))) return stream;
  refuse(stream, 'a pattern on it is drawn of text or pictures', ({ text, objects }) => text || objects);
  return cleanDrawing(context, ref, stream);
}

/** The glyphs of a font whose letters are streams. */
export function cleanLetters(context: PDFContext, letters: PDFDict): void {
  for (const [key] of letters.entries()) {
    const ref = letters.get(key);
    const stream = letters.lookup(key);
    if (!(stream instanceof PDFRawStream)) continue;
    refuse(stream, 'letters on it are drawn of other text', ({ text }) => text);
    if (ref instanceof PDFRef) cleanDrawing(context, ref, stream);
  }
}

/** Drops text that draws nothing. */
export function dropStrings(dict: PDFDict): void {
  for (const [key, value] of dict.entries()) {
    const isText = value instanceof PDFString || value instanceof PDFHexString;
    if (isText && !STRINGS.has(key.decodeText())) dict.delete(key);
  }
}

function refuse(
  stream: PDFRawStream,
  why: string,
  isDoubtful: (draws: { text: boolean; objects: boolean }) => boolean,
): void {
  if (isDoubtful(scanContent(decodeContent(stream)).draws)) throw new CannotCopy(why);
}

function cleanDrawing(context: PDFContext, ref: PDFRef, stream: PDFRawStream): PDFRawStream {
  const cleaned = cleanContent(decodeContent(stream));
  if (cleaned === undefined) return stream;
  for (const key of ['Filter', 'DecodeParms']) stream.dict.delete(name(key));
  return replace(context, ref, stream.dict, Buffer.from(cleaned, 'latin1'));
}

function cleanImage(context: PDFContext, ref: PDFRef, stream: PDFRawStream): PDFRawStream {
  keepOnly(stream.dict, OF_IMAGES);
  const filter = stream.dict.lookup(name('Filter'));
  const stripped = filter === name('DCTDecode') ? stripJpeg(stream.contents) : undefined;
  return stripped ? replace(context, ref, stream.dict, stripped) : stream;
}

function replace(context: PDFContext, ref: PDFRef, dict: PDFDict, contents: Uint8Array): PDFRawStream {
  dict.delete(PDFName.Length);
  const stream = PDFRawStream.of(dict, contents);
  context.assign(ref, stream);
  return stream;
}

function keepOnly(dict: PDFDict, keys: ReadonlySet<string>): void {
  for (const key of dict.keys()) if (!keys.has(key.decodeText())) dict.delete(key);
}
