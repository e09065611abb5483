import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAt, readPixels } from '../../text/recognition/read-pixels.ts';
import type { Recognizer } from '../../text/recognition/recognizer.ts';
import { openTesseract } from '../../text/recognition/tesseract.ts';
import '../../testing/builders/build-pdf.ts'; // Registers the font.
import { grayFromRows } from '../../pixels/gray-image.ts';
import { SENTENCES } from '../../testing/sentences.ts';
import { looksStamped } from './bates-prefix.ts';
import { recognizeStampAgain } from './recognize-stamp-again.ts';

let recognizer: Recognizer;
beforeAll(async () => {
  recognizer = await openTesseract(['eng']);
});
afterAll(() => recognizer.close());

/** A stamp in points on a letter page: its left end and baseline, and degrees clockwise. */
interface Stamp {
  text: string;
  x: number;
  y: number;
  turn?: number;
}

const DPI = 200;

/** A letter page with lines of print, and stamps over it. */
function drawPage(stamps: Stamp[]) {
  const canvas = createCanvas(8.5 * DPI, 11 * DPI);
  const context = canvas.getContext('2d');
  context.scale(DPI / 72, DPI / 72);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 612, 792);
  context.fillStyle = '#000';
  context.font = '11px Tinos';
  SENTENCES.forEach((line, index) => {
    context.fillText(line, 72, 100 + index * 20, 460);
  });
  context.font = '10px Tinos';
  for (const { text, x, y, turn = 0 } of stamps) {
    context.save();
    context.translate(x, y);
    context.rotate((turn * Math.PI) / 180);
    context.fillText(text, 0, 0);
    context.restore();
  }
  const { width, height } = canvas;
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const image = grayFromRows({ width, height, data, channels: 4 });
  const area = { x: 0, y: 0, width: 1, height: 1 };
  return { image, area, dpi: DPI, origin: 'own' as const };
}

async function findStamps(...stamps: Stamp[]): Promise<{ prefix: string; digits: string }[]> {
  const page = drawPage(stamps);
  const { lines } = await readPixels(lookAt(page), recognizer);
  const { candidates } = await recognizeStampAgain(lines, page, recognizer);
  return candidates
    .filter((one) => looksStamped(one) || one.prefix.startsWith('Case '))
    .map(({ prefix, digits }) => ({ prefix, digits }));
}

const NUMBER = { prefix: 'DHS-', digits: '0041297' };
const text = NUMBER.prefix + NUMBER.digits;

describe('a stamp drawn on a page', () => {
  it.each<[string, Stamp]>([
    ['at the bottom right', { text, x: 500, y: 775 }],
    ['at the top', { text, x: 270, y: 24 }],
    ['running up the right side', { text, x: 596, y: 460, turn: -90 }],
    ['running down the right side', { text, x: 590, y: 360, turn: 90 }],
    ['running up the left side', { text, x: 24, y: 460, turn: -90 }],
    ['running down the left side', { text, x: 18, y: 360, turn: 90 }],
    ['over the last lines of text', { text, x: 480, y: 700 }],
  ])('is found %s', async (_, stamp) => {
    expect(await findStamps(stamp)).toContainEqual(NUMBER);
  });

  it('is found beside another series and a court’s header', async () => {
    const header = 'Case 1:10-cv-03488-SAS Document 45-1 Filed 08/02/11 Page 3 of 12';
    const found = await findStamps(
      { text, x: 500, y: 775 },
      { text: 'OLC-000388', x: 60, y: 775 },
      { text: header, x: 130, y: 18 },
    );
    expect(found).toContainEqual(NUMBER);
    expect(found).toContainEqual({ prefix: 'OLC-', digits: '000388' });
    expect(found).toContainEqual({ prefix: 'Case 1:10-cv-03488-SAS Document 45-1 Page ', digits: '3' });
  });

  it('is not found where there is only print on the page', async () => {
    expect(await findStamps()).toEqual([]);
  });
});
