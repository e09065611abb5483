import { createCanvas } from '@napi-rs/canvas';
import sharp from 'sharp';
import { createRandom } from '../../make/fixtures/random.ts';
import { ofImage, scan, toPdf } from '../boxes/scan.ts';
import { gray, Sketch } from '../boxes/sketch.ts';
import { phrase } from '../boxes/vocabulary.ts';
import { RawPdf } from '../hidden/raw-pdf.ts';

/** Pages with many pixels, full of content that is slow to analyze. Lengths in points. */

interface Sheet {
  width: number;
  height: number;
}

export interface BigPage {
  name: string;
  build: () => Promise<Buffer>;
}

const SHEETS: Record<string, Sheet> = {
  letter: { width: 612, height: 792 },
  legal: { width: 612, height: 1008 },
};
const MARGIN = 54;

const CONTENTS: Record<string, (sketch: Sketch, sheet: Sheet) => void> = {
  handwriting: (sketch, { width, height }) => {
    for (let y = 80; y < height - MARGIN; y += 24) {
      sketch.fill({ x: MARGIN, y, width: width - 2 * MARGIN, height: 0.7 }, gray(0.4));
      sketch.text(phrase(sketch.random, 9), MARGIN + 10, y - 4, { font: 'hand', size: 19 });
    }
  },
  hatching: (sketch, { width, height }) => {
    sketch.hatch({ x: MARGIN, y: 80, width: width - 2 * MARGIN, height: height - 300 }, 3, 0.6, true);
    for (let y = height - 190; y < height - MARGIN; y += 16)
      sketch.text(phrase(sketch.random, 10), MARGIN, y);
  },
  halftone: (sketch, { width, height }) => {
    for (let y = 80; y < height - 220; y += 3)
      for (let x = MARGIN; x < width - MARGIN; x += 3)
        sketch.circle(x, y, 0.5 + 0.8 * Math.abs(Math.sin(x / 40) * Math.cos(y / 50)), { fill: '#000' });
    for (let y = height - 190; y < height - MARGIN; y += 16)
      sketch.text(phrase(sketch.random, 10), MARGIN, y);
  },
  table: (sketch, { width, height }) => {
    for (let y = 60; y < height - MARGIN; y += 11) {
      sketch.fill({ x: MARGIN, y, width: width - 2 * MARGIN, height: 0.5 });
      for (let x = MARGIN; x < width - MARGIN; x += 28) {
        sketch.fill({ x, y, width: 0.5, height: 11 });
        sketch.text(String(sketch.random.integer(1, 9999)), x + 3, y + 8.5, { size: 7 });
      }
    }
  },
};

const DEPTHS = ['bitonal', 'gray', 'color'] as const;

export function listBigPages(): BigPage[] {
  const scans = Object.keys(CONTENTS).flatMap((content) =>
    Object.entries(SHEETS).flatMap(([paper, sheet]) =>
      [400, 600].flatMap((dpi) =>
        DEPTHS.map((depth) => ({
          name: `${content}, ${paper}, ${dpi} dpi, ${depth}`,
          build: () => drawScan(content, sheet, dpi, depth),
        })),
      ),
    ),
  );
  return [...scans, { name: 'screenshot, 1,280 by 24,000 pixels', build: drawScreenshot }];
}

async function drawScan(
  content: string,
  sheet: Sheet,
  dpi: number,
  depth: (typeof DEPTHS)[number],
): Promise<Buffer> {
  const scale = dpi / 72;
  const canvas = createCanvas(Math.round(sheet.width * scale), Math.round(sheet.height * scale));
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  CONTENTS[content]?.(new Sketch(context, content), sheet);
  if (depth === 'color') return ofJpeg(await canvas.encode('jpeg', 70), canvas, sheet);
  const look = { depth, dpi, skew: 0 };
  return toPdf(scan(canvas, look, content), look, sheet);
}

/** A screenshot of a whole chat or web page, from top to bottom. */
async function drawScreenshot(): Promise<Buffer> {
  const [width, height] = [1280, 24_000];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  const sketch = new Sketch(context, 'screenshot');
  const random = createRandom('screenshot');
  for (let y = 60; y < height; y += 110) {
    sketch.fill({ x: random.chance(0.5) ? 40 : 400, y: y - 30, width: 840, height: 80 }, gray(0.93));
    for (const line of [0, 26]) sketch.text(phrase(random, 9), 420, y + line, { size: 17 });
  }
  const jpeg = await sharp(await canvas.encode('png'))
    .jpeg({ quality: 85 })
    .toBuffer();
  return ofJpeg(jpeg, canvas, { width: width * 0.75, height: height * 0.75 });
}

function ofJpeg(jpeg: Buffer, { width, height }: Sheet, sheet: Sheet): Buffer {
  const pdf = new RawPdf();
  const image = pdf.addJpeg(
    `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8`,
    jpeg,
  );
  return ofImage(pdf, image, sheet);
}
