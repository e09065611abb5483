import { describe, expect, it } from 'vitest';
import { NO_MARKS } from '#contract/pages/marks.ts';
import type { Recall } from './known-images.ts';
import { readPage } from './read-page.ts';
import { openPdf } from './sources/pdf/open-pdf.ts';
import { buildPdf, type PageToBuild, saveFile } from './testing/builders/build-pdf.ts';
import { scriptRecognizer } from './testing/readers/scripted-recognizer.ts';
import { SENTENCES } from './testing/sentences.ts';

const STAMP = 'ICE FOIA 10-2674.0000012';

async function read(
  page: PageToBuild,
  recognizer = scriptRecognizer(() => SENTENCES),
  { force, ...remembered }: { force?: 'ocr'; recall?: Recall; readBy?: string } = {},
) {
  const document = await openPdf(await saveFile(await buildPdf([page])));
  const record = await readPage(document, 0, { recognizer, readBy: 'script', ...remembered }, { force });
  await document.close();
  return { record, shown: recognizer.shown };
}

describe('readPage', () => {
  it('uses a good text layer and passes nothing to the recognizer', async () => {
    const { record, shown } = await read({ layer: SENTENCES, stamp: STAMP });
    expect(record).toMatchObject({ status: 'read', problem: null, width: 612, height: 792 });
    expect(record.text).toMatchObject({ source: 'layer', confidence: 100 });
    expect(record.text.text.split('\n')[0]).toBe(SENTENCES[0]);
    expect(record.batesCandidates.map(({ verbatim }) => verbatim)).toContain(STAMP);
    expect(shown).toEqual([]);
  });

  it('reads the image of a page with a good text layer if OCR is requested', async () => {
    const { record, shown } = await read(
      { layer: SENTENCES },
      scriptRecognizer(() => ['What it shows.']),
      { force: 'ocr' },
    );
    expect(record.text).toMatchObject({ source: 'ocr', text: 'What it shows.' });
    expect(record.text.reason).toMatch(/^OCR was asked for;/);
    expect(shown).not.toEqual([]);
  });

  it('gives each word its position in the text', async () => {
    const { record } = await read({ layer: SENTENCES });
    for (const word of record.text.words) {
      expect(record.text.text.slice(word.start, word.start + word.text.length)).toBe(word.text);
    }
  });

  it('reads a scan by its own pixels', async () => {
    const { record, shown } = await read({ scan: SENTENCES });
    expect(record.text.source).toBe('ocr');
    expect(record.text.reason).toMatch(/^no text layer; the page is a scanned image/);
    expect(record.text.text).toBe(SENTENCES.join('\n'));
    expect(shown[0]?.image).toMatchObject({ width: 1700, height: 2200 });
    expect(shown[0]?.options.dpi).toBeCloseTo(200);
  });

  it('reads a stamped scan, and keeps the stamp that is not in its pixels', async () => {
    const { record } = await read({ scan: SENTENCES, stamp: STAMP });
    expect(record.text.source).toBe('ocr');
    expect(record.text.reason).toContain('holds only a stamp');
    expect(record.text.text.endsWith(STAMP)).toBe(true);
    expect(record.batesCandidates.map(({ verbatim }) => verbatim)).toContain(STAMP);
  });

  it('passes the recognizer what a reader sees: a box over a scan stays over it', async () => {
    const { shown } = await read({ scan: SENTENCES, box: true });
    const { image } = shown[0] ?? expect.fail('the recognizer saw nothing');
    expect(image.width).toBe(2550);
    const inTheBox = Math.round(image.height * (1 - 430 / 792)) * image.width + Math.round(image.width * 0.3);
    expect(image.data[inTheBox]).toBe(0);
  });

  it.each([90, 180, 270] as const)(
    'turns a page upright whose text is turned by %i degrees',
    async (rotate) => {
      const { record } = await read({ layer: SENTENCES, rotate });
      expect(record).toMatchObject({ turned: 360 - rotate, width: 612, height: 792 });
      const [first] = record.text.words;
      expect(first?.rect.x).toBeCloseTo(72 / 612, 2);
      expect(first?.rect.y).toBeCloseTo(90 / 792, 1);
    },
  );

  it('does not turn a page if only some of its text runs another way', async () => {
    const { record } = await read({ layer: SENTENCES, upward: SENTENCES[0] });
    expect(record.turned).toBe(0);
    expect(record.text.text).toContain(SENTENCES[0]);
  });

  it('turns the pixels of a scan like the page', async () => {
    const { shown } = await read({ scan: SENTENCES, rotate: 90 });
    expect(shown[0]?.image).toMatchObject({ width: 2200, height: 1700 });
  });

  it('finds a page blank without passing it to the recognizer', async () => {
    const { record, shown } = await read({});
    expect(record).toMatchObject({ status: 'blank', text: { source: 'none', confidence: null } });
    expect(shown).toEqual([]);
  });

  it('reads a blank page that has a stamp', async () => {
    const { record } = await read({ stamp: STAMP });
    expect(record).toMatchObject({ status: 'read', text: { source: 'layer', text: STAMP } });
  });

  it('tries a page the other way up if the result is noise, and keeps the sure words of the first', async () => {
    const upright = scriptRecognizer(() => SENTENCES);
    const noise = scriptRecognizer(() => SENTENCES.map((line) => line.replace(/[a-z]/g, 'u')), 20);
    const { record } = await read(
      { scan: SENTENCES, scanTurned: 180 },
      {
        ...upright,
        recognize: (image, options) => {
          // The scan's first line is at the bottom until the page is turned.
          const above = image.data.subarray(0, image.data.length / 2).some((gray) => gray === 0);
          return above ? upright.recognize(image, options) : noise.recognize(image, options);
        },
      },
    );
    expect(record.text.text).toBe(SENTENCES.join('\n'));
    expect(record.turned).toBe(180);
    expect(record.text.words[0]?.rect.y).toBeCloseTo(0.14);
  });

  it('says so if nothing is found on a page with ink', async () => {
    const { record } = await read(
      { scan: SENTENCES },
      scriptRecognizer(() => []),
    );
    expect(record).toMatchObject({ status: 'read', text: { source: 'none', confidence: 0 } });
    expect(record.text.reason).toContain('in which OCR found no words');
  });

  it('lowers the confidence of a page if most of its ink gave no words', async () => {
    const { record } = await read(
      { scan: SENTENCES },
      scriptRecognizer(() => ['Nothing more'], 90),
    );
    expect(record.text.confidence).toBeLessThan(60);
  });

  it('uses what is known about its image, names the page it comes from, and passes nothing to the recognizer', async () => {
    const word = {
      text: 'known',
      start: 0,
      rect: { x: 0.1, y: 0.2, width: 0.1, height: 0.02 },
      confidence: 91,
    };
    const text = { text: 'known', words: [word], confidence: 91 };
    const recall: Recall = async () => ({
      text,
      turned: 90,
      batesCandidates: [],
      marks: NO_MARKS,
      page: 'first.pdf p. 12',
    });
    const { record, shown } = await read({ scan: SENTENCES }, undefined, { recall });
    expect(shown).toEqual([]);
    expect(record.text).toMatchObject({ text: 'known', confidence: 91, source: 'ocr' });
    const { x = 0, y = 0, width = 0, height = 0 } = record.text.words[0]?.rect ?? {};
    // Turned back and forth, a box keeps its position except for the last bits of its numbers.
    [x - 0.1, y - 0.2, width - 0.1, height - 0.02].forEach((off) => {
      expect(off).toBeCloseTo(0, 9);
    });
    expect(record).toMatchObject({ turned: 90, width: 792, height: 612 });
    expect(record.text.reason).toMatch(/; the same image as first\.pdf p\. 12, read there;/);
  });

  it('identifies an image by everything on which its recognition depends, and looks up none for a blank page', async () => {
    const asked: string[] = [];
    const recall: Recall = async (pixels) => {
      asked.push(pixels);
      return undefined;
    };
    const look = (page: PageToBuild, readBy = 'script') => read(page, undefined, { recall, readBy });
    const { record } = await look({ scan: SENTENCES });
    await look({ scan: SENTENCES });
    await look({ scan: SENTENCES.slice(1) });
    await look({ scan: SENTENCES, stamp: STAMP });
    await look({ scan: SENTENCES }, 'another engine');
    const blank = await look({});
    const [first, same, ...others] = asked;
    expect(first).toBe(record.pixels);
    expect(same).toBe(first);
    expect(new Set([first, ...others]).size).toBe(4);
    expect(asked).toHaveLength(5);
    expect(blank.record.pixels).toBeNull();
  });

  it('returns a record with a problem for a page that does not exist', async () => {
    const document = await openPdf(await saveFile(await buildPdf([{ layer: SENTENCES }])));
    const record = await readPage(document, 7, { recognizer: scriptRecognizer(() => []), readBy: 'script' });
    await document.close();
    expect(record).toMatchObject({ pageIndex: 7, status: 'problem', text: { source: 'none', text: '' } });
    expect(record.problem).toMatch(
      /^This page can't be read: its list of pages is broken; .+ Open the original file/,
    );
  });
});
