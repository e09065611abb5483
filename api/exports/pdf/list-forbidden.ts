import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFStream } from '@cantoo/pdf-lib';

/** What courts refuse in a filed PDF, by the key that introduces it. */
const FORBIDDEN: Record<string, string> = {
  JavaScript: 'JavaScript',
  JS: 'JavaScript',
  EmbeddedFiles: 'embedded files',
  EmbeddedFile: 'embedded files',
  EF: 'embedded files',
  AF: 'embedded files',
  AcroForm: 'a form',
  XFA: 'a form',
  Annots: 'annotations',
  AA: 'actions',
  OpenAction: 'actions',
  Launch: 'actions',
  RichMedia: 'media',
};

/**
 * Lists what the PDF contains that a court would refuse, as text; empty for a sound exhibit. Every object of
 * the file is checked, whether or not a viewer would reach it.
 *
 * @throws Error if the file cannot be parsed
 */
export async function listForbidden(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true });
  const found = new Set<string>(document.isEncrypted ? ['encryption'] : []);
  for (const [, object] of document.context.enumerateIndirectObjects()) look(object, found);
  return [...found];
}

function look(object: PDFObject, found: Set<string>): void {
  if (object instanceof PDFArray) {
    for (const item of object.asArray()) look(item, found);
    return;
  }
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return;
  for (const [key, value] of dict.entries()) {
    const what = FORBIDDEN[key.decodeText()];
    if (what) found.add(what);
    look(value, found);
  }
  if (dict.get(PDFName.of('S')) === PDFName.of('JavaScript')) found.add('JavaScript');
}
