import { createCanvas } from '@napi-rs/canvas';
import { type GrayImage, grayFromRows } from '../../pixels/gray-image.ts';
import './build-pdf.ts'; // Registers the font.

/** Lines of text in black on white, for tests of recognizers. `size` in pixels. */
export function drawLines(lines: string[], size: number): GrayImage {
  const canvas = createCanvas(1200, 400);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, 1200, 400);
  context.fillStyle = 'black';
  context.font = `${size}px Tinos`;
  lines.forEach((line, index) => {
    context.fillText(line, 40, 60 + index * 50);
  });
  const { data } = context.getImageData(0, 0, 1200, 400);
  return grayFromRows({ width: 1200, height: 400, data, channels: 4 });
}
