import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Rect } from '#contract/values/rect.ts';
import { grayFromRows } from '../../pixels/gray-image.ts';
import type { PageImage } from '../../pixels/page-image.ts';
import './build-pdf.ts'; // Registers the font.
import { SENTENCES } from '../sentences.ts';

/**
 * Pages with boxes as drawn by agencies, and with shapes that look like boxes. Lengths in points, US Letter.
 */

const WIDTH = 612;
const HEIGHT = 792;

export interface DrawnBoxes {
  /** Pixels per inch. */
  dpi?: number;
  /** Degrees clockwise, around the page's middle. */
  skew?: number;
  /** Black and white, like a bitonal scan; else gray. */
  isBitonal?: boolean;
}

/** A page of text lines on which `draw` draws. */
export function drawBoxPage(
  draw: (context: SKRSContext2D) => void,
  { dpi = 200, skew = 0, isBitonal = true }: DrawnBoxes = {},
): PageImage {
  const scale = dpi / 72;
  const canvas = createCanvas(Math.round(WIDTH * scale), Math.round(HEIGHT * scale));
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  context.translate(WIDTH / 2, HEIGHT / 2);
  context.rotate((skew * Math.PI) / 180);
  context.translate(-WIDTH / 2, -HEIGHT / 2);
  context.fillStyle = 'black';
  context.strokeStyle = 'black';
  context.lineWidth = 0.9;
  context.font = '12px Tinos';
  SENTENCES.forEach((sentence, index) => {
    context.fillText(sentence, 72, 100 + index * 18);
  });
  draw(context);
  const { width, height } = canvas;
  const image = grayFromRows({
    width,
    height,
    data: context.getImageData(0, 0, width, height).data,
    channels: 4,
  });
  if (isBitonal) image.data = image.data.map((gray) => (gray < 160 ? 0 : 255));
  return { image, area: { x: 0, y: 0, width: 1, height: 1 }, dpi, origin: 'own' };
}

export function toPageShare(x: number, y: number, width: number, height: number): Rect {
  return { x: x / WIDTH, y: y / HEIGHT, width: width / WIDTH, height: height / HEIGHT };
}

/** White inside, with a thin line around. */
export function outline(context: SKRSContext2D, x: number, y: number, width: number, height: number): void {
  context.fillStyle = 'white';
  context.fillRect(x, y, width, height);
  context.strokeRect(x, y, width, height);
  context.fillStyle = 'black';
}

/** How gray looks on a bitonal copy: dots in staggered rows. */
export function screen(context: SKRSContext2D, x: number, y: number, width: number, height: number): void {
  outline(context, x, y, width, height);
  for (let row = 0; row * 1.05 < height - 1; row += 1) {
    for (let column = 0; column * 2.1 < width - 2; column += 1)
      context.fillRect(x + 0.5 + column * 2.1 + (row % 2) * 1.05, y + 0.5 + row * 1.05, 0.75, 0.75);
  }
}
