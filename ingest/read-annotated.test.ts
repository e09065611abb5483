import {
  degrees,
  PDFContext,
  PDFDocument,
  type PDFForm,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFString,
  rgb,
  setCharacterSpacing,
} from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { readPage } from './read-page.ts';
import { openPdf } from './sources/pdf/open-pdf.ts';
import { type AnnotationToAdd, annotate, writeLine } from './testing/builders/annotate.ts';
import { buildPdf, saveFile } from './testing/builders/build-pdf.ts';
import { scriptRecognizer } from './testing/readers/scripted-recognizer.ts';
import { SENTENCES } from './testing/sentences.ts';

interface Drawn {
  page: PDFPage;
  form: PDFForm;
  pdf: PDFDocument;
}

/** A form: four labels below a paragraph. */
const LABELS = ['Name:', 'County:', 'I agree:', 'Remarks:'];
const LABEL_Y = [500, 470, 440, 410];
const NAME: AnnotationToAdd['rect'] = [200, 496, 400, 514];
const BLACK = rgb(0, 0, 0);

async function read(draw: (drawn: Drawn) => void | Promise<void>, scan?: string[]) {
  const pdf = await PDFDocument.load(await buildPdf([scan ? { scan } : { layer: SENTENCES }]));
  const page = pdf.getPage(0);
  if (!scan)
    LABELS.forEach((label, index) => {
      page.drawText(label, { x: 72, y: LABEL_Y[index] ?? 0, size: 12 });
    });
  await draw({ page, form: pdf.getForm(), pdf });
  const document = await openPdf(await saveFile(await pdf.save({ updateFieldAppearances: false })));
  const recognizer = scriptRecognizer(() => scan ?? []);
  const record = await readPage(document, 0, { recognizer, readBy: 'script' });
  await document.close();
  return { record, lines: record.text.text.split('\n') };
}

const readWith = (...annotations: AnnotationToAdd[]) =>
  read(({ page }) => {
    for (const each of annotations) annotate(page, each);
  });

/** The light blue with which programs fill fields. */
const TINT = PDFContext.create().obj({ BG: [0.8, 0.84, 1] });

/** Entries of a separate text field. */
const field = (value: string) => ({
  FT: PDFName.of('Tx'),
  T: PDFHexString.fromText('name'),
  V: PDFHexString.fromText(value),
});

describe('what is filled into a form', () => {
  it('is placed beside its labels, as each field shows it', async () => {
    const { lines } = await read(({ page, form }) => {
      const name = form.createTextField('name');
      name.setText('Kestrel Varga');
      name.addToPage(page, { x: 200, y: 496, width: 200, height: 18 });
      const county = form.createDropdown('county');
      county.addOptions(['Wren', 'Heron']);
      county.select('Heron');
      county.addToPage(page, { x: 200, y: 466, width: 120, height: 18 });
      const agree = form.createRadioGroup('agree');
      agree.addOptionToPage('yes', page, { x: 160, y: 438, width: 14, height: 14 });
      agree.addOptionToPage('no', page, { x: 240, y: 438, width: 14, height: 14 });
      page.drawText('Yes', { x: 200, y: 440, size: 12 });
      page.drawText('No', { x: 280, y: 440, size: 12 });
      agree.select('no');
    });
    expect(lines.slice(-5)).toEqual([
      'Name: Kestrel Varga',
      'County: Heron',
      'I agree:',
      'Remarks:',
      'Yes [X] No',
    ]);
  });

  it.each([
    ['a field', field('Kestrel\rVarga')],
    ['a choice', { ...field('Kestrel'), FT: PDFName.of('Ch') }],
    ['a tinted field', { ...field('Kestrel'), MK: TINT }],
  ])('is read from %s that does not say how it is drawn, with a note', async (_, more) => {
    const { lines, record } = await readWith({
      subtype: 'Widget',
      rect: [200, 480, 400, 514],
      more: { ...more, DA: PDFString.of('/Helv 12 Tf 0 g') },
    });
    expect(lines.join(' ')).toContain('Kestrel');
    expect(record.notes).toEqual([expect.stringContaining('1 typed note or field does not say how')]);
  });

  it('is not read from under what was drawn over it, nor from a password field', async () => {
    const undrawn = { DA: PDFString.of('/Helv 12 Tf 0 g') };
    const { record } = await readWith(
      { subtype: 'Widget', rect: NAME, more: { ...field('OKAPI'), ...undrawn } },
      { subtype: 'Square', rect: [190, 490, 410, 520], draws: '1 1 1 rg 0 0 220 30 re f' },
      {
        subtype: 'Widget',
        rect: [200, 440, 400, 460],
        more: { ...field('ZEBRA'), ...undrawn, Ff: PDFNumber.of(1 << 13) },
      },
    );
    expect(record.text.text).not.toMatch(/OKAPI|ZEBRA/);
  });

  it('is read from a field without an appearance of its own', async () => {
    const { lines } = await read(({ page, pdf }) => {
      annotate(page, {
        subtype: 'Widget',
        rect: NAME,
        more: { ...field('Kestrel'), DA: PDFString.of('/Helv 12 Tf 0 g') },
      });
      const [widget] = page.node.Annots()?.asArray() ?? [];
      pdf.catalog.set(
        PDFName.of('AcroForm'),
        pdf.context.obj({ Fields: [widget ?? null], NeedAppearances: true }),
      );
    });
    expect(lines).toContain('Name: Kestrel');
  });

  it('is what the field shows, not its value', async () => {
    const { record } = await readWith({
      subtype: 'Widget',
      rect: NAME,
      draws: writeLine('Heron'),
      more: field('Kestrel'),
    });
    expect(record.text.text).toContain('Name: Heron');
    expect(JSON.stringify(record)).not.toContain('Kestrel');
  });

  it('is empty if a box is not ticked, or is on and draws only its frame', async () => {
    const box = (state: string): AnnotationToAdd => ({
      subtype: 'Widget',
      rect: [200, 438, 214, 452],
      draws: '1 w 0.5 0.5 13 13 re S',
      more: { FT: PDFName.of('Btn'), T: PDFHexString.fromText('agree'), AS: PDFName.of(state) },
    });
    for (const state of ['Off', 'Yes']) {
      const { lines } = await readWith(box(state));
      expect(lines).toContain('I agree:');
    }
  });

  it('is one word if every letter has a cell, and two if a cell between is empty', async () => {
    const { lines } = await read(({ page, form }) => {
      const alien = form.createTextField('alien');
      alien.setMaxLength(12);
      alien.enableCombing();
      alien.setText('A1234  56789');
      alien.addToPage(page, { x: 200, y: 496, width: 240, height: 18 });
    });
    expect(lines).toContain('Name: A1234 56789');
  });

  it('keeps the lines of a large field together', async () => {
    const { lines } = await read(({ page, form }) => {
      const remarks = form.createTextField('remarks');
      remarks.enableMultiline();
      remarks.setText('The heron left.\nThe wren stayed.');
      remarks.addToPage(page, { x: 200, y: 380, width: 200, height: 44 });
      remarks.setFontSize(10);
    });
    expect(lines.slice(-3)).toEqual(['Remarks:', 'The heron left.', 'The wren stayed.']);
  });

  it('is placed where it is visible, also on a page that its file turns', async () => {
    const { record } = await read(({ page, form }) => {
      page.setRotation(degrees(180));
      const name = form.createTextField('name');
      name.setText('Kestrel');
      name.addToPage(page, { x: 200, y: 496, width: 200, height: 18 });
      name.setFontSize(12);
    });
    const word = record.text.words.find(({ text }) => text === 'Kestrel');
    const label = record.text.words.find(({ text }) => text === 'Name:');
    expect(record.turned).toBe(180);
    expect(word?.rect.y).toBeCloseTo(label?.rect.y ?? 0, 1);
    expect(word?.rect.x).toBeCloseTo(202 / 612, 1);
  });

  it('is kept as typed on a scan, in its place among what OCR reads', async () => {
    const { record, lines } = await read(
      ({ page }) =>
        annotate(page, {
          subtype: 'Widget',
          // Between the third line and the fourth.
          rect: [72, 604, 272, 618],
          draws: writeLine('Kestrel', { size: 8 }),
          more: field('Kestrel'),
        }),
      SENTENCES,
    );
    expect(record.text.source).toBe('ocr');
    expect(record.text.reason).toContain('only what was typed over it');
    expect(lines).toEqual(SENTENCES.toSpliced(3, 0, 'Kestrel'));
  });
});

describe('a field of a form', () => {
  const fill = (text: string) => (drawn: Drawn) => {
    for (const [index, y] of LABEL_Y.entries()) {
      const each = drawn.form.createTextField(`field ${index}`);
      if (text !== '') each.setText(text);
      each.addToPage(drawn.page, { x: 200, y: y - 4, width: 200 + 20 * index, height: 18 });
    }
  };

  it.each(['', 'Kestrel'])('is not a redaction, empty or filled in: "%s"', async (text) => {
    const { record } = await read(fill(text));
    expect(record.marks).toMatchObject({ boxes: [], hiddenText: null });
  });

  it('does not hide the agency’s boxes, black or with a code', async () => {
    const { record } = await read(({ page }) => {
      page.drawRectangle({ x: 200, y: 496, width: 200, height: 18, color: BLACK });
      annotate(page, { subtype: 'Widget', rect: NAME, draws: '', more: field('') });
      page.drawText('(b)(6)', { x: 240, y: 308, size: 10 });
      const rect: AnnotationToAdd['rect'] = [190, 300, 360, 324];
      annotate(page, { subtype: 'Widget', rect, draws: '1 w 0.5 0.5 169 23 re S', more: field('') });
    });
    expect(record.marks.boxes).toMatchObject([
      { style: 'black', codes: [] },
      { style: 'outlined', codes: ['(b)(6)'] },
    ]);
  });
});

describe('what is typed or stamped over a page', () => {
  it.each(['FreeText', 'Stamp'])('is among its lines: %s', async (subtype) => {
    const { lines, record } = await readWith({
      subtype,
      rect: [72, 540, 300, 560],
      draws: writeLine('Referred to the merlin desk'),
      contents: 'Referred to the merlin desk',
    });
    const at = lines.indexOf('Referred to the merlin desk');
    expect(lines.slice(at - 1, at + 2)).toEqual([SENTENCES.at(-1), 'Referred to the merlin desk', 'Name:']);
    expect(record.notes).toEqual([]);
  });

  it('is read without an appearance of its own, as every viewer draws it', async () => {
    const { record } = await readWith({
      subtype: 'FreeText',
      rect: [72, 540, 300, 560],
      contents: 'merlin',
      more: { DA: PDFString.of('/Helv 12 Tf 0 g') },
    });
    expect(record.text.text).toContain('merlin');
    expect(record.notes).toEqual([expect.stringContaining('1 typed note or field does not say how')]);
  });

  it('is spaced by its own appearance, not by the state left by the page’s content', async () => {
    const { record } = await read(({ page }) => {
      page.pushOperators(setCharacterSpacing(9));
      annotate(page, { subtype: 'FreeText', rect: [72, 540, 300, 560], draws: writeLine('merlin desk') });
    });
    expect(record.text.text).toContain('merlin desk');
  });

  it('gives a box its exemption code', async () => {
    const { record } = await read(({ page }) => {
      page.drawRectangle({ x: 72, y: 300, width: 300, height: 60, borderColor: BLACK, borderWidth: 1 });
      annotate(page, { subtype: 'FreeText', rect: [180, 320, 260, 340], draws: writeLine('(b)(5)') });
    });
    expect(record.marks.boxes).toMatchObject([{ codes: ['(b)(5)'], printed: '(b)(5)' }]);
  });

  it.each([
    ['hidden', { flags: 2 }],
    ['for print only', { flags: 4 + 32 }],
    ['without a place', { rect: [100, 540, 100, 540] as AnnotationToAdd['rect'] }],
    ['drawn outside of its rectangle', { draws: writeLine('merlin', { x: 400 }) }],
    ['not drawn, as for a clip', { draws: `7 Tr ${writeLine('merlin')}` }],
    ['what a redaction is to show once it is applied', { draws: '1 w 0 0 9 9 re S', subtype: 'Redact' }],
  ])('is no text where it is %s', async (_, given) => {
    const { record } = await readWith({
      subtype: 'FreeText',
      rect: [72, 540, 300, 560],
      draws: writeLine('merlin'),
      contents: 'merlin',
      more: { OverlayText: PDFHexString.fromText('merlin') },
      ...given,
    });
    expect(JSON.stringify(record)).not.toContain('merlin');
  });

  it('is not text if its layer is switched off', async () => {
    const { record } = await read(({ page, pdf }) => {
      const layer = pdf.context.register(
        pdf.context.obj({ Type: 'OCG', Name: PDFHexString.fromText('Off') }),
      );
      const layers = { OCGs: [layer], D: { OFF: [layer] } };
      pdf.catalog.set(PDFName.of('OCProperties'), pdf.context.obj(layers));
      const more = { OC: layer };
      annotate(page, { subtype: 'FreeText', rect: NAME, draws: writeLine('merlin'), more });
    });
    expect(JSON.stringify(record)).not.toContain('merlin');
  });

  it('is visible in the page’s image as on the screen, printed or not', async () => {
    const { record } = await readWith({
      subtype: 'Square',
      rect: [72, 300, 372, 360],
      draws: '0 g 0 0 300 60 re f',
      flags: 0,
    });
    expect(record.marks.boxes).toMatchObject([{ style: 'black' }]);
  });
});

describe('a comment that the page does not show', () => {
  const comment = (contents: string, more = {}): AnnotationToAdd => ({
    subtype: 'Text',
    rect: [500, 540, 520, 560],
    draws: '1 1 0 rg 0 0 20 20 re f',
    contents,
    more,
  });

  it('is reported, and its words are not text of the page', async () => {
    const { record } = await readWith(comment('ask the merlin desk'), {
      subtype: 'Highlight',
      rect: [72, 690, 200, 702],
      draws: '',
      contents: 'merlin again',
      more: { QuadPoints: [72, 702, 200, 702, 72, 690, 200, 690] },
    });
    expect(record.notes).toEqual([
      '2 comments are not shown on the page. Open the original file in a PDF reader to read them.',
    ]);
    expect(JSON.stringify(record)).not.toContain('merlin');
  });

  it('does not count without words, nor does the state set by a reply', async () => {
    const { record } = await readWith(
      comment(''),
      comment('Accepted set by R', {
        StateModel: PDFHexString.fromText('Review'),
        State: PDFHexString.fromText('Accepted'),
      }),
    );
    expect(record.notes).toEqual([]);
  });
});
