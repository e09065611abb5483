import { degrees, PDFDocument, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib';

/** A PDF with one page for each function, which draws it. */
export async function buildPdf(
  pages: ((page: PDFPage, document: PDFDocument) => void | Promise<void>)[],
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle('Internal title');
  document.setAuthor('An agency clerk');
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const draw of pages) {
    const page = document.addPage([612, 792]);
    page.setFont(font);
    await draw(page, document);
  }
  return document.save();
}

/** A page of text lines; frame and corner marks show any shift of the copy. */
export function drawLetter(text: string): (page: PDFPage) => void {
  return (page) => {
    const box = page.getCropBox();
    for (let line = 0; line < 12; line += 1) {
      page.drawText(`${text} ${line + 1}`, {
        x: box.x + 72,
        y: box.y + box.height - 90 - 18 * line,
        size: 12,
      });
    }
    page.drawRectangle({ x: box.x + 6, y: box.y + 6, width: 20, height: 30, color: rgb(0.2, 0.2, 0.9) });
  };
}

/** A page of drawn lines, like a scan: none of its words is text. */
export function drawBars(page: PDFPage): void {
  for (let line = 0; line < 12; line += 1)
    page.drawRectangle({
      x: 61,
      y: 700 - 18 * line,
      width: 380 - 20 * line,
      height: 10,
      color: rgb(0, 0, 0),
    });
}

/** Ink from edge to edge. */
export function drawFull(page: PDFPage): void {
  for (let y = 0; y < 792; y += 8) page.drawText('WITHHELD IN FULL '.repeat(8), { x: 0, y, size: 8 });
}

export function turn(page: PDFPage, angle: number): void {
  page.setRotation(degrees(angle));
}
