import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import '../../testing/builders/build-pdf.ts'; // Registers the font.
import { type GrayImage, grayFromRows } from '../../pixels/gray-image.ts';
import type { PageImage } from '../../pixels/page-image.ts';
import type { PlacedWord } from '../../text/placed-word.ts';
import type { RecognizedWord, Recognizer } from '../../text/recognition/recognizer.ts';
import { recognizeStampAgain } from './recognize-stamp-again.ts';

const STAMP = 'DHS-0412-000123';
const MISREAD = 'DHS-0412-000128';

/** A white letter page at 100 dpi, with a black mark in the usual place of a stamp. */
function buildPage({ marked }: { marked: boolean }): PageImage {
  const image: GrayImage = { width: 850, height: 1100, data: new Uint8Array(850 * 1100).fill(255) };
  if (marked) {
    for (let y = 1060; y < 1070; y += 1) image.data.fill(0, y * 850 + 600, y * 850 + 700);
  }
  return { image, area: { x: 0, y: 0, width: 1, height: 1 }, dpi: 100, origin: 'own' };
}

function buildStamp(text: string, confidence: number): PlacedWord[][] {
  return [[{ text, confidence, rect: { x: 0.7, y: 0.96, width: 0.12, height: 0.01 } }]];
}

/** A letter page at 200 dpi with a stamp drawn at its bottom, and the stamp as a recognizer reads it. */
function drawStamp(text: string, read: string): { page: PageImage; lines: PlacedWord[][] } {
  const canvas = createCanvas(1700, 2200);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 1700, 2200);
  context.fillStyle = '#000';
  context.font = '28px Tinos';
  context.fillText(text, 1300, 2150);
  const across = context.measureText(text).width;
  const { data } = context.getImageData(0, 0, 1700, 2200);
  const image = grayFromRows({ width: 1700, height: 2200, data, channels: 4 });
  const rect = { x: 1298 / 1700, y: 2126 / 2200, width: (across + 4) / 1700, height: 26 / 2200 };
  return {
    page: { image, area: { x: 0, y: 0, width: 1, height: 1 }, dpi: 200, origin: 'own' },
    lines: [[{ text: read, confidence: 95, rect }]],
  };
}

/** Finds the rows of each mark in its input, and returns one text per mark, from the top. */
function readMarks(texts: string[]): Recognizer & { sheets: GrayImage[] } {
  const sheets: GrayImage[] = [];
  return {
    sheets,
    recognize: async (image) => {
      sheets.push(image);
      return listMarks(image).map(({ top, bottom }, index) => {
        const word: RecognizedWord = {
          text: texts[index] ?? '?',
          left: 10,
          right: image.width / 2,
          top,
          bottom,
          confidence: 90,
        };
        return [word];
      });
    },
    close: async () => {},
  };
}

function listMarks({ width, height, data }: GrayImage): { top: number; bottom: number }[] {
  const marks: { top: number; bottom: number }[] = [];
  for (let y = 0; y < height; y += 1) {
    if (!data.subarray(y * width, (y + 1) * width).some((gray) => gray < 128)) continue;
    const last = marks.at(-1);
    if (last?.bottom === y) last.bottom = y + 1;
    else marks.push({ top: y, bottom: y + 1 });
  }
  return marks;
}

describe('recognizeStampAgain', () => {
  it('reads an uncertain stamp three times in one recognition, and the majority decides', async () => {
    const recognizer = readMarks([STAMP, STAMP, STAMP]);
    const { candidates } = await recognizeStampAgain(
      buildStamp(MISREAD, 60),
      buildPage({ marked: true }),
      recognizer,
    );
    expect(recognizer.sheets).toHaveLength(1);
    expect(candidates.at(-1)).toMatchObject({ verbatim: STAMP, confidence: 90 });
  });

  it('keeps the first reading of the page if the new ones do not agree', async () => {
    const recognizer = readMarks([STAMP, MISREAD, 'DHS-0412-000125']);
    const { candidates } = await recognizeStampAgain(
      buildStamp(MISREAD, 60),
      buildPage({ marked: true }),
      recognizer,
    );
    expect(candidates).toHaveLength(1);
    expect(candidates[0]).toMatchObject({ verbatim: MISREAD, confidence: 60 });
  });

  it('does not read again a clearly read stamp', async () => {
    const recognizer = readMarks([]);
    await recognizeStampAgain(buildStamp(STAMP, 95), buildPage({ marked: true }), recognizer);
    expect(recognizer.sheets).toEqual([]);
  });

  it('reads the letter O among the digits as a zero if its ink is a zero’s', async () => {
    const { page, lines } = drawStamp('DEF00000058', 'DEFOO000058');
    const { candidates } = await recognizeStampAgain(lines, page, readMarks([]));
    expect(candidates).toMatchObject([{ verbatim: 'DEF00000058', prefix: 'DEF', digits: '00000058' }]);
  });

  it('counts readings that differ only in O and 0 as agreeing', async () => {
    const recognizer = readMarks(['DHSO000123', 'DHS0000123', 'DHS0000128']);
    const { candidates } = await recognizeStampAgain(
      buildStamp('DHSOO00123', 60),
      buildPage({ marked: true }),
      recognizer,
    );
    expect(candidates.at(-1)).toMatchObject({ confidence: 90 });
  });

  it('finds a stamp in the margin that the recognition of the page missed, in its place', async () => {
    const { candidates, found } = await recognizeStampAgain(
      [],
      buildPage({ marked: true }),
      readMarks([STAMP]),
    );
    expect(candidates.map(({ verbatim }) => verbatim)).toEqual([STAMP]);
    expect(candidates[0]?.rect.y).toBeCloseTo(1060 / 1100, 2);
    expect(found.flat().map(({ text }) => text)).toEqual([STAMP]);
  });

  it('does not read a margin without ink', async () => {
    const recognizer = readMarks([STAMP]);
    await recognizeStampAgain([], buildPage({ marked: false }), recognizer);
    expect(recognizer.sheets).toEqual([]);
  });
});
