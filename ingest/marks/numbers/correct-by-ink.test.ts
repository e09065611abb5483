import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import '../../testing/builders/build-pdf.ts'; // Registers Tinos.
import { type GrayImage, grayFromRows } from '../../pixels/gray-image.ts';
import { correctByInk } from './correct-by-ink.ts';

GlobalFonts.registerFromPath(
  createRequire(import.meta.url).resolve(
    '@expo-google-fonts/courier-prime/400Regular/CourierPrime_400Regular.ttf',
  ),
  'Courier Prime',
);

/** A stamp in 10-point type at 200 dpi, cut out of its page. */
function drawStamp(text: string, { font = 'Tinos', color = '#000' } = {}): GrayImage {
  const canvas = createCanvas(800, 60);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 800, 60);
  context.fillStyle = color;
  context.font = `28px ${font}`;
  context.fillText(text, 20, 40);
  const width = Math.ceil(context.measureText(text).width) + 4;
  const { data } = context.getImageData(18, 15, width, 35);
  return grayFromRows({ width, height: 35, data, channels: 4 });
}

describe('correctByInk', () => {
  it.each([
    ['DEF00000058', 'DEFO0000058'],
    ['DEF00000058', 'DEFOO000058'],
    ['OLC0000187', '0LCO000187'],
    ['ICE-HQO-004021', 'ICE-HQ0-O04021'],
  ])('finds that %s was read as %s, by the widths of O and 0', (printed, read) => {
    expect(correctByInk(read, drawStamp(printed))).toBe(printed);
  });

  it.each(['DEF00000058', 'NARCO0000058', 'OLC-000511', 'FOIA 2010.00112'])(
    'leaves %s as it is',
    (printed) => {
      expect(correctByInk(printed, drawStamp(printed))).toBe(printed);
    },
  );

  it('distinguishes a narrow gap between letters from a space', () => {
    const printed = 'ICE 2011FOIA 1234.000073';
    expect(correctByInk('ICE 2011 FOIA 1234.000073', drawStamp(printed))).toBe(printed);
  });

  it('handles pale stamps as well as black ones', () => {
    expect(correctByInk('DEFO0000058', drawStamp('DEF00000058', { color: '#bbb' }))).toBe('DEF00000058');
  });

  it.each([
    ['a letter was read that is not there', 'DEFO00000058', drawStamp('DEF00000058')],
    ['a line of print was taken for the stamp', 'DEFO0000058', drawStamp('MWiMOWlmIWM')],
    [
      'the O of a typewriter is hardly wider than its zero',
      'DEFO0000058',
      drawStamp('DEFO0000058', { font: 'Courier Prime' }),
    ],
  ])('leaves what was read where %s', (_, read, stamp) => {
    expect(correctByInk(read, stamp)).toBe(read);
  });
});
