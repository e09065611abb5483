import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

/** Filler of a page, so that its text layer is accepted as its text. */
const BODY =
  'The board of supervisors has asked how a county may opt out of the programme, and whether an answer will be given.';

/** Points: letters of this size are four pixels high to OCR. */
const FINE_SIZE = 2;

/** Points: no higher than the text needs, because the time to read a page is that of its pixels. */
const PAGE: [number, number] = [612, 288];

/**
 * Builds a PDF with a good text layer, which needs no OCR. The same pages give the same bytes. `fine` is
 * printed on each page so small that OCR does not read it.
 */
export async function makeTextPdf(pages: readonly string[], fine = ''): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const text of pages) {
    const page = pdf.addPage(PAGE);
    page.drawText(text, { x: 72, y: 216, size: 11, font });
    page.drawText(BODY, { x: 72, y: 176, size: 11, font, maxWidth: 460 });
    page.drawText(fine, { x: 72, y: 90, size: FINE_SIZE, font });
  }
  return pdf.save();
}
