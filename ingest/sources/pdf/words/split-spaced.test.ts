import { PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { saveFile } from '../../../testing/builders/build-pdf.ts';
import { readLines } from '../../../testing/open-in-work.ts';

/** The lines of a page on which these operators draw text in 12-point Helvetica. */
async function readDrawn(operators: string, rotate = ''): Promise<string[] | undefined> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([612, 792]);
  page.node.setFontDictionary(PDFName.of('F'), (await pdf.embedFont(StandardFonts.Helvetica)).ref);
  const content = `BT /F 12 Tf ${rotate || '1 0 0 1 72 500'} Tm ${operators} ET`;
  page.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.stream(content)));
  const [lines] = await readLines(await saveFile(await pdf.save()));
  return lines;
}

/** Moves each letter back by a number, as typesetting programs do, including spaces. */
const setApart = (text: string, by: number) => `[${[...text].map((each) => `(${each})`).join(`-${by}`)}] TJ`;

describe('letters that are set apart', () => {
  it.each([1.3, 1.6, 3, 6, 10])('are words if %s points lie between them', async (gap) => {
    expect(await readDrawn(`${gap} Tc (NOTICE OF HEARING IN THE COUNTY) Tj`)).toEqual([
      'NOTICE OF HEARING IN THE COUNTY',
    ]);
  });

  it.each([110, 150, 300, 600])('are words if each is set back by %s thousandths', async (by) => {
    expect(await readDrawn(setApart('the stonechat of the county', by))).toEqual([
      'the stonechat of the county',
    ]);
  });

  it('are words if spaces were typed between them', async () => {
    expect(await readDrawn('(N O T I C E   O F   H E A R I N G) Tj')).toEqual(['NOTICE OF HEARING']);
  });

  it('are words if each is placed separately, and if they run up the page', async () => {
    const placed = [...'stonechat'].map((each) => `(${each}) Tj 14 0 Td`).join(' ');
    expect(await readDrawn(placed)).toEqual(['stonechat']);
    expect(await readDrawn('3 Tc (the stonechat) Tj', '0 1 -1 0 72 100')).toEqual(['the stonechat']);
  });

  it('do not change the words beside them', async () => {
    expect(await readDrawn('(See Part I A B of the memorandum, and N O T I C E of it) Tj')).toEqual([
      'See Part I A B of the memorandum, and NOTICE of it',
    ]);
  });
});
