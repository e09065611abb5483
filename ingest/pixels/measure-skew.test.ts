import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { SENTENCES } from '../testing/sentences.ts';
import '../testing/builders/build-pdf.ts'; // Registers the font.
import { type GrayImage, grayFromRows, turnGray } from './gray-image.ts';
import { measureInk } from './measure-ink.ts';
import { measureSkew } from './measure-skew.ts';
import { straighten } from './straighten.ts';

const WIDTH = 850;
const HEIGHT = 1100;

/** A page of print, rotated clockwise about its center. */
function drawSkewed(degrees: number): GrayImage {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.translate(WIDTH / 2, HEIGHT / 2);
  context.rotate((degrees * Math.PI) / 180);
  context.fillStyle = 'black';
  context.font = '20px Tinos';
  for (let line = 0; line < 20; line += 1) {
    context.fillText(SENTENCES[line % SENTENCES.length] ?? '', -300, 32 * line - 320);
  }
  const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
  return grayFromRows({ width: WIDTH, height: HEIGHT, data, channels: 4 });
}

describe('measureSkew', () => {
  it.each([-7, -2.5, -0.8, 0, 1.3, 4, 6.8])('finds the angle of lines skewed by %d degrees', (degrees) => {
    expect(Math.abs(measureSkew(measureInk(drawSkewed(degrees))) - degrees)).toBeLessThan(0.21);
  });

  it.each([-3, 2])('finds it also if the lines run down the page, skewed by %d degrees', (degrees) => {
    const sideways = turnGray(drawSkewed(degrees), 1);
    expect(Math.abs(measureSkew(measureInk(sideways)) - degrees)).toBeLessThan(0.21);
  });

  it('is 0 on a blank page', () => {
    const blank = { width: WIDTH, height: HEIGHT, data: new Uint8Array(WIDTH * HEIGHT).fill(255) };
    expect(measureSkew(measureInk(blank))).toBe(0);
  });
});

describe('straighten', () => {
  it('levels the lines, and maps a box back to where it was', async () => {
    const { image, toSkewed } = await straighten(drawSkewed(4), 4);
    expect(Math.abs(measureSkew(measureInk(image)))).toBeLessThan(0.21);
    const center = toSkewed({ x: 0.5, y: 0.5, width: 0, height: 0 });
    expect([center.x, center.y].map((place) => Math.round(place * 1000))).toEqual([500, 500]);
    // Rotating clockwise by four degrees moves what is right of the center down.
    expect(toSkewed({ x: 0.8, y: 0.5, width: 0, height: 0 }).y).toBeGreaterThan(0.51);
  });
});
