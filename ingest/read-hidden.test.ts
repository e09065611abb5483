import { PDFDocument, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { readPage } from './read-page.ts';
import { openPdf } from './sources/pdf/open-pdf.ts';
import { saveFile } from './testing/builders/build-pdf.ts';
import { scriptRecognizer } from './testing/readers/scripted-recognizer.ts';
import { GAP } from './text/gap.ts';

const BLACK = rgb(0, 0, 0);
const WHITE = rgb(1, 1, 1);
const LINES = [
  'The regional office wrote to the county in October about the opt-out',
  'and was told by Jane Roe of the field office that the program was not',
  'a matter on which a county had any say at all in the coming year.',
];
/** Over the words `Jane Roe` of the second line, in 12-point Helvetica. */
const NAME = { x: 157, y: 679, width: 54, height: 14 };

async function read(draw: (page: PDFPage) => void | Promise<void>, before?: (page: PDFPage) => void) {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([612, 792]);
  before?.(page);
  LINES.forEach((line, index) => {
    page.drawText(line, { x: 72, y: 700 - 18 * index, size: 12, font });
  });
  await draw(page);
  const document = await openPdf(await saveFile(await pdf.save()));
  const reader = { recognizer: scriptRecognizer(() => []), readBy: 'script' };
  const record = await readPage(document, 0, reader);
  await document.close();
  return record;
}

describe('words of a file under what was drawn over them', () => {
  it.each([
    ['a black box', BLACK, 'black'],
    ['a white patch', WHITE, 'whiteout'],
    ['a gray box', rgb(0.7, 0.7, 0.7), 'grey'],
  ])('are in no version of the text: %s', async (_, color, style) => {
    const record = await read((page) => page.drawRectangle({ ...NAME, color }));
    expect(record.text.text).toContain(`told by ${GAP} of the field`);
    expect(JSON.stringify({ ...record, marks: null })).not.toMatch(/Jane|Roe/);
    expect(record.marks.hiddenText).toMatchObject({ words: 2, rects: [expect.anything()] });
    expect(record.marks.hiddenText?.reason).toMatch(/^2 words of the file's own text lie under a cover/);
    expect(record.marks.boxes).toMatchObject([{ style }]);
  });

  it('do not include words on a box that was drawn before them', async () => {
    const record = await read(
      () => {},
      (page) => page.drawRectangle({ ...NAME, color: rgb(0.8, 0.8, 0.8) }),
    );
    expect(record.text.text).toContain('told by Jane Roe of the field');
    expect(record.marks.hiddenText).toBeNull();
  });

  it('do not include white words on a black bar, nor words that shine through', async () => {
    const record = await read((page) => {
      page.drawRectangle({ ...NAME, color: rgb(1, 1, 0), opacity: 0.4 });
      page.drawRectangle({ x: 72, y: 600, width: 300, height: 20, color: BLACK });
      page.drawText('A title in white', { x: 80, y: 605, size: 12, color: WHITE });
    });
    expect(record.text.text).toContain('told by Jane Roe of the field');
    expect(record.text.text).toContain('A title in white');
    expect(record.marks).toMatchObject({ hiddenText: null, boxes: [] });
  });

  it('are empty if the box covers a place without words', async () => {
    const record = await read((page) =>
      page.drawRectangle({ x: 72, y: 560, width: 200, height: 30, color: BLACK }),
    );
    expect(record.marks).toMatchObject({ hiddenText: null, boxes: [{ style: 'black' }] });
    expect(record.text.text.split('\n')).toEqual([...LINES, GAP]);
  });

  it('are removed from a word that a box covers in part', async () => {
    const record = await read((page) => {
      page.drawText('abcdefghijkl', { x: 72, y: 500, size: 12 });
      page.drawRectangle({ x: 92, y: 496, width: 26, height: 14, color: BLACK });
    });
    expect(record.text.text).toMatch(/abc █ i?j?kl$/m);
    expect(record.marks.hiddenText).toMatchObject({ words: 1 });
  });
});
