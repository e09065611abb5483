import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPage } from './read-page.ts';
import { openPdf } from './sources/pdf/open-pdf.ts';
import { buildPdf, type Damage, type PageToBuild, saveFile } from './testing/builders/build-pdf.ts';
import { SENTENCES } from './testing/sentences.ts';
import type { Recognizer } from './text/recognition/recognizer.ts';
import { openTesseract } from './text/recognition/tesseract.ts';

/** Tests with the real recognizer on scans with realistic flaws. */

let english: Recognizer;
beforeAll(async () => {
  english = await openTesseract(['eng']);
});
afterAll(() => english.close());

async function read(page: PageToBuild, recognizer = english) {
  const document = await openPdf(await saveFile(await buildPdf([page])));
  const record = await readPage(document, 0, { recognizer, readBy: 'tesseract.js' });
  await document.close();
  return record;
}

/** Share of the words of `lines` that a text contains. */
function shareFound(lines: readonly string[], text: string): number {
  const found = new Set(text.split(/\s+/));
  const words = lines.join(' ').split(' ');
  return words.filter((word) => found.has(word)).length / words.length;
}

const faint: Damage = (gray, _x, _y, chance) => 230 - (255 - gray) * 0.11 + (chance() - 0.5) * 12;
const uneven: Damage = (gray, x, y) =>
  (40 + gray * 0.84) * (1 - 0.75 * Math.min(1, Math.max(0, x * 0.9 + y * 0.5 - 0.2)));
const dirty: Damage = (gray, _x, _y, chance) => (chance() < 0.03 ? 0 : gray);
const blankButGrainy: Damage = (_gray, _x, _y, chance) => 225 + (chance() - 0.5) * 20;

describe('a scan', () => {
  it.each([
    { lying: 'on its head', scanTurned: 180, turned: 180 },
    { lying: 'with its lines running down', scanTurned: 90, turned: 270 },
    { lying: 'with its lines running up', scanTurned: 270, turned: 90 },
  ] as const)('that lies $lying is read, and its record stands upright', async ({ scanTurned, turned }) => {
    const record = await read({ scan: SENTENCES, scanTurned });
    expect(record.turned).toBe(turned);
    expect([record.width, record.height]).toEqual(turned === 180 ? [612, 792] : [792, 612]);
    expect(shareFound(SENTENCES, record.text.text)).toBeGreaterThan(0.95);
    const [first] = record.text.words;
    expect(first?.rect.x).toBeCloseTo(72 / record.width, 1);
    expect(first?.rect.y).toBeCloseTo(98 / record.height, 1);
  });

  it('skewed by four degrees is read, with its boxes on the slanted words', async () => {
    const scanSkew = -4;
    const record = await read({ scan: SENTENCES, scanSkew });
    expect(record.turned).toBe(0);
    expect(shareFound(SENTENCES, record.text.text)).toBeGreaterThan(0.95);
    const ofLine = record.text.words.filter(({ start }) => start < (SENTENCES[0]?.length ?? 0));
    const [first, last] = [ofLine[0]?.rect, ofLine.at(-1)?.rect];
    if (!first || !last) throw new Error('The first line was not read.');
    const rise = (last.y + last.height / 2 - first.y - first.height / 2) * 792;
    expect((Math.atan2(rise, (last.x - first.x) * 612) * 180) / Math.PI).toBeCloseTo(scanSkew, 0);
  });

  it.each([
    ['so faint that its ink is hardly darker than the paper', faint],
    ['half of which lies in shadow', uneven],
    ['strewn with specks', dirty],
  ])('%s is read', async (_, scanDamage) => {
    const record = await read({ scan: SENTENCES, scanDamage });
    expect(record.text.source).toBe('ocr');
    expect(shareFound(SENTENCES, record.text.text)).toBeGreaterThan(0.8);
  });

  it('of a grainy sheet without print is blank', async () => {
    expect(await read({ scan: [], scanDamage: blankButGrainy })).toMatchObject({ status: 'blank' });
  });

  it('in Spanish is read with its accents if Spanish is requested', async () => {
    const lines = [
      'La oficina contestó que la participación de cada condado sería',
      'voluntaria, y que ningún alcalde tendría que compartir las huellas',
      'de los niños si avisaba antes de la activación del año próximo.',
    ];
    const both = await openTesseract(['eng', 'spa']);
    const record = await read({ scan: lines }, both);
    await both.close();
    expect(shareFound(lines, record.text.text)).toBeGreaterThan(0.9);
    for (const word of ['participación', 'niños', 'próximo.']) expect(record.text.text).toContain(word);
  });
});

it('of a list of deleted pages is read row by row, each with all of its codes', async () => {
  const numbers = [4, 7, 8, 9, 10, 11, 25, 26, 39, 41];
  const isDuplicate = (number: number) => number === 4 || number === 26;
  const rows = numbers.map((number) =>
    isDuplicate(number)
      ? `Page ${number} ~ Duplicate;`
      : `Page ${number} ~ b3 - 1,-2,-4; b6 - 2,-4,-6; b7C - 2,-4,-6;`,
  );
  const { marks } = await read({ scan: ['DELETED PAGE INFORMATION SHEET', ...rows], scanSkew: 0.8 });
  expect(marks.placeholder?.pages).toEqual(
    numbers.map((number) => ({
      bates: String(number),
      ...(isDuplicate(number)
        ? { codes: [], kind: 'duplicate' }
        : { codes: ['(b)(3)', '(b)(6)', '(b)(7)(C)'] }),
    })),
  );
  expect(marks.placeholder?.doubt).toBeUndefined();
});
