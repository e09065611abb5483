import { PDFDocument } from '@cantoo/pdf-lib';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { openPdf } from '../sources/pdf/open-pdf.ts';
import { saveFile } from '../testing/builders/build-pdf.ts';
import { drawPacked, packCanvas } from '../testing/builders/draw-canvas.ts';
import { SENTENCES } from '../testing/sentences.ts';
import { getPageImage } from './page-image.ts';

/**
 * The image passed to the recognizer for a page that is a single picture, with letters `size` pixels high.
 */
async function imageOf(picture: { width: number; height: number; size: number }, inchesAcross: number) {
  const canvas = createCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, picture.width, picture.height);
  context.fillStyle = 'black';
  context.font = `${picture.size}px Tinos`;
  for (let line = 1; line * 2 * picture.size < picture.height; line += 1) {
    context.fillText(SENTENCES[line % SENTENCES.length] ?? '', 20, line * 2 * picture.size);
  }
  const pdf = await PDFDocument.create();
  const width = inchesAcross * 72;
  const height = (width * picture.height) / picture.width;
  drawPacked(pdf.addPage([width, height]), packCanvas(canvas), { x: 0, y: 0, width, height });
  const document = await openPdf(await saveFile(await pdf.save()));
  const page = await document.getPage(0);
  const { image: given, dpi } = await getPageImage(page, await page.getPaintings(), false);
  await document.close();
  return { width: given.width, dpi: Math.round(dpi) };
}

describe('the resolution at which a page is read', () => {
  it("is the scan's own if its letters are large enough", async () => {
    expect(await imageOf({ width: 1700, height: 2200, size: 33 }, 8.5)).toEqual({ width: 1700, dpi: 200 });
  });

  it('is 300 dpi if a coarse scan has small letters', async () => {
    expect(await imageOf({ width: 850, height: 1100, size: 14 }, 8.5)).toEqual({ width: 2550, dpi: 300 });
  });

  it('follows the letters if the stated size is that of a poster', async () => {
    const poster = await imageOf({ width: 2550, height: 3300, size: 42 }, 35);
    expect(poster.width).toBe(2550);
    expect(poster.dpi).toBeGreaterThan(200);
  });

  it('is raised if the stated size is that of a stamp and the letters are small', async () => {
    const { width } = await imageOf({ width: 850, height: 1100, size: 14 }, 2.8);
    expect(width).toBeGreaterThan(1700);
  });

  it.each([0.118, 0.236, 0.5])('is that of a sheet if a scan’s stated width is %d inches', async (inches) => {
    const { width, dpi } = await imageOf({ width: 2550, height: 3300, size: 42 }, inches);
    expect(width).toBe(2550);
    expect(dpi).toBe(300);
  });
});
