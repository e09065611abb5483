import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';

/** All that a PDF holds as text: strings of all its objects, and its streams unpacked, used or not. */
export async function listTexts(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const texts = [Buffer.from(bytes).toString('latin1')];
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    collect(object, texts);
    if (object instanceof PDFRawStream) texts.push(...decode(object));
  }
  return texts;
}

function collect(object: PDFObject, texts: string[]): void {
  if (object instanceof PDFString || object instanceof PDFHexString) texts.push(object.decodeText());
  else if (object instanceof PDFArray) for (const item of object.asArray()) collect(item, texts);
  else if (object instanceof PDFRawStream) collect(object.dict, texts);
  else if (object instanceof PDFDict) for (const value of object.values()) collect(value, texts);
}

/** As it is, and with its hexadecimal strings read as letters. A picture's pixels are no text. */
function decode(stream: PDFRawStream): string[] {
  try {
    const content = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
    const spelled = content.replaceAll(/<([0-9a-f\s]+)>/giu, (_, hex: string) =>
      Buffer.from(hex.replaceAll(/\s/g, ''), 'hex').toString('latin1'),
    );
    return [content, spelled];
  } catch {
    // JPEG and the like can't be unpacked here; the pixels are looked at where the page is drawn.
    return [];
  }
}
