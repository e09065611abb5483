import { PDFDocument } from '@cantoo/pdf-lib';

/** As agencies lock files that anyone may open and nobody may change: encrypted, with an empty password. */
export async function encryptPdf(bytes: Uint8Array): Promise<Buffer> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  pdf.encrypt({ userPassword: '', ownerPassword: 'kestrel' });
  return Buffer.from(await pdf.save({ useObjectStreams: false, updateFieldAppearances: false }));
}
