import { PDFDocument } from '@cantoo/pdf-lib';

/** Encrypts as agencies do for files that anyone may open and nobody may change: with an empty password. */
export async function encryptPdf(bytes: Uint8Array): Promise<Buffer> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  pdf.encrypt({ userPassword: '', ownerPassword: 'kestrel' });
  return Buffer.from(await pdf.save({ useObjectStreams: false, updateFieldAppearances: false }));
}
