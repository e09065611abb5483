import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';

/** A run of letters, digits and signs; compressed data has few that are longer. */
const READABLE = /[\x20-\x7e]{6,}/g;

/**
 * Everything that a PDF contains as text: its raw bytes, strings of all its objects, and its streams
 * decompressed.
 */
export async function listTexts(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const texts: string[] = Buffer.from(bytes).toString('latin1').match(READABLE) ?? [];
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    collect(object, texts);
    // Among millions of pixels any six letters are found.
    if (object instanceof PDFRawStream && !isPicture(object)) texts.push(...decode(object));
  }
  return texts;
}

function isPicture({ dict }: PDFRawStream): boolean {
  return dict.lookup(PDFName.of('Subtype')) === PDFName.of('Image');
}

function collect(object: PDFObject, texts: string[]): void {
  if (object instanceof PDFString || object instanceof PDFHexString) texts.push(object.decodeText());
  else if (object instanceof PDFArray) for (const item of object.asArray()) collect(item, texts);
  else if (object instanceof PDFRawStream) collect(object.dict, texts);
  else if (object instanceof PDFDict) for (const value of object.values()) collect(value, texts);
}

/** Unchanged, and with its hexadecimal strings decoded. */
function decode(stream: PDFRawStream): string[] {
  try {
    const content = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
    const spelled = content.replaceAll(/<([0-9a-f\s]+)>/giu, (_, hex: string) =>
      Buffer.from(hex.replaceAll(/\s/g, ''), 'hex').toString('latin1'),
    );
    return [content, spelled];
  } catch {
    // Compressed in a way that only pictures use.
    return [];
  }
}
