import { expect, it } from 'vitest';
import { readPage } from './read-page.ts';
import { openPdf } from './sources/pdf/open-pdf.ts';
import { buildPicturePdf, drawSheet } from './testing/builders/build-pictures.ts';
import { scriptRecognizer } from './testing/readers/scripted-recognizer.ts';

const SIZE = { width: 848, height: 1104 };

/** Reads a scan of 936,192 pixels with a recognizer that fails on images of more than `most` pixels. */
async function readWith(most: number) {
  const entries = '/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode';
  const jpeg = await drawSheet('A page', SIZE).toColorspace('b-w').jpeg().toBuffer();
  const document = await openPdf(await buildPicturePdf({ ...SIZE, entries }, jpeg));
  const recognizer = scriptRecognizer(({ width, height }) => {
    if (width * height > most) throw new Error('out of bounds');
    return ['words of the page'];
  });
  const record = await readPage(document, 0, { recognizer, readBy: 'script' });
  await document.close();
  return record;
}

it('reads a page at a lower resolution if the recognizer fails on it, and says so', async () => {
  const { status, notes } = await readWith(850_000);
  expect(status).toBe('read');
  expect(notes).toEqual([expect.stringContaining('read at a lower one')]);
});

it('does not refer users to the agency when the recognizer fails', async () => {
  const { status, problem } = await readWith(0);
  expect(status).toBe('problem');
  expect(problem).toMatch(/^This program failed.*out of bounds.*The file itself may be fine/);
  expect(problem).not.toMatch(/agency/);
});
