import { describe, expect, it } from 'vitest';
import { readPage } from './read-page.ts';
import { openPdf } from './sources/pdf/open-pdf.ts';
import { buildPdf, type PageToBuild, saveFile } from './testing/builders/build-pdf.ts';
import { scriptRecognizer } from './testing/readers/scripted-recognizer.ts';
import { SENTENCES } from './testing/sentences.ts';

const garbled = SENTENCES.map((line) =>
  line.replace(/[a-z]/g, (letter) => String.fromCharCode(97 + ((letter.charCodeAt(0) - 94) % 26))),
);

async function readAll(pages: PageToBuild[], says = SENTENCES, order = pages.map((_, index) => index)) {
  const recognizer = scriptRecognizer(() => says);
  const document = await openPdf(await saveFile(await buildPdf(pages)));
  const records = [];
  for (const index of order) records.push(await readPage(document, index, { recognizer, readBy: 'script' }));
  await document.close();
  return { records, shown: recognizer.shown };
}

async function read(page: PageToBuild, says = SENTENCES) {
  const { records, shown } = await readAll([page], says);
  const [record] = records;
  return { record: record ?? expect.fail('no record'), shown };
}

describe('the text of a scan with the layer of an earlier OCR', () => {
  const scanned = { scan: SENTENCES, invisible: true };

  it('is that layer, without recognition, if it lies on the ink and reads well', async () => {
    const { record, shown } = await read({ ...scanned, layer: SENTENCES });
    expect(record.text.source).toBe('layer');
    expect(record.text.reason).toContain('by an earlier OCR');
    expect(record.otherTexts).toEqual([]);
    expect(shown).toEqual([]);
  });

  it('is read again if the layer covers little of the ink, and the layer is kept as another text', async () => {
    const { record } = await read({ ...scanned, layer: SENTENCES.slice(0, 2) });
    expect(record.text.source).toBe('ocr');
    expect(record.text.reason).toMatch(/lacks \d+ % of what OCR surely reads/);
    expect(record.otherTexts).toMatchObject([
      { source: 'layer', text: SENTENCES.slice(0, 2).join('\n'), reason: expect.stringContaining('lacks') },
    ]);
  });

  it('is compared with what OCR reads if the boxes lie beside the ink', async () => {
    const { record, shown } = await read({ ...scanned, layer: SENTENCES, layerOff: 330 });
    expect(shown).not.toEqual([]);
    expect(record.text.source).toBe('ocr');
  });

  it('is read again if the letters are garbled, and the garbled text is kept with its reason', async () => {
    const { record } = await read({ ...scanned, layer: garbled });
    expect(record.text).toMatchObject({ source: 'ocr', text: SENTENCES.join('\n') });
    expect(record.otherTexts[0]?.text).toContain(garbled[0]?.split(' ').slice(0, 6).join(' '));
    expect(record.otherTexts[0]?.reason).toContain('text layer is garbled');
  });

  it('is empty if the scan is blank', async () => {
    const { record } = await read({ scan: [], invisible: true, layer: SENTENCES });
    expect(record).toMatchObject({ status: 'blank', text: { source: 'none' } });
    expect(record.otherTexts).toEqual([]);
    expect(JSON.stringify(record)).not.toContain('fingerprints');
  });
});

describe('the text of a page with a picture beside its text', () => {
  const half = { layer: SENTENCES.slice(0, 2), scan: SENTENCES, scanHeight: 0.5 };

  it('is what OCR reads if the picture contains more words', async () => {
    const { record } = await read(half, [...SENTENCES, ...SENTENCES]);
    expect(record.text.source).toBe('ocr');
    expect(record.otherTexts).toMatchObject([{ source: 'layer' }]);
  });

  it('is the layer if OCR finds no more, and what OCR read is kept as another text', async () => {
    const { record } = await read(half, []);
    expect(record.text.source).toBe('layer');
    expect(record.text.reason).toContain('OCR found nothing of note that it lacks');
  });
});

describe('scans whose file writes the same lines on every page', () => {
  const header = (page: number) => [
    'Produced under the protective order of the court in the matter of record, and not to be shared',
    `with anyone who is not named in the order of the fifth of May; page ${page}`,
  ];
  const pages = [1, 2, 3].map((page) => ({ scan: SENTENCES, layer: header(page) }));

  it('are read by OCR, whichever page comes first, and keep those lines', async () => {
    const forwards = await readAll(pages);
    const backwards = await readAll(pages, SENTENCES, [2, 1, 0]);
    expect(forwards.records).toEqual(backwards.records.toReversed());
    for (const [index, record] of forwards.records.entries()) {
      expect(record.text.source).toBe('ocr');
      expect(record.text.text).toContain(SENTENCES.join('\n'));
      expect(record.text.text).toContain(header(index + 1)[0]);
    }
  });
});
