import type { Canvas } from '@napi-rs/canvas';
import sharp from 'sharp';
import { wearToBitonal, wearToGray } from '../../make/fixtures/ageing.ts';
import { createRandom } from '../../make/fixtures/random.ts';
import { RawPdf } from '../hidden/raw-pdf.ts';
import { HEIGHT, WIDTH } from './sketch.ts';

/** How the scanner converts the paper. `bitonal` uses a threshold, `dithered` uses dots for grays. */
export interface ScanLook {
  dpi: number;
  depth: 'bitonal' | 'dithered' | 'gray';
  /** Degrees clockwise. */
  skew: number;
}

export interface Bitmap {
  width: number;
  height: number;
  /** One byte per pixel, 0 is black. */
  data: Uint8Array;
}

const NO_MARKS = { holes: 'none', streaks: 0, foldedCorner: false } as const;
const JPEG_QUALITY = 55;

export function scan(canvas: Canvas, { dpi, depth }: ScanLook, seed: string): Bitmap {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const grays = new Uint8Array(width * height);
  for (let at = 0; at < grays.length; at += 1)
    grays[at] =
      0.299 * (data[4 * at] ?? 0) + 0.587 * (data[4 * at + 1] ?? 0) + 0.114 * (data[4 * at + 2] ?? 0);
  const random = createRandom(`scan ${seed}`);
  if (depth === 'bitonal')
    wearToBitonal(grays, width, height, dpi, { ...NO_MARKS, edges: [], specks: 2, ink: 0.95 }, random);
  if (depth === 'dithered') dither(grays, width, height);
  if (depth === 'gray') wearToGray(grays, width, height, random);
  return { width, height, data: grays };
}

/** Floyd-Steinberg error diffusion, in place. */
function dither(pixels: Uint8Array, width: number, height: number): void {
  const errors = [new Float32Array(width + 2), new Float32Array(width + 2)];
  for (let y = 0; y < height; y += 1) {
    const [here, below] = errors as [Float32Array, Float32Array];
    for (let x = 0; x < width; x += 1) {
      const wanted = (pixels[y * width + x] as number) + (here[x + 1] as number);
      const given = wanted < 128 ? 0 : 255;
      const error = (wanted - given) / 16;
      pixels[y * width + x] = given;
      here[x + 2] = (here[x + 2] as number) + 7 * error;
      below[x] = (below[x] as number) + 3 * error;
      below[x + 1] = (below[x + 1] as number) + 5 * error;
      below[x + 2] = (below[x + 2] as number) + error;
    }
    errors.reverse();
    errors[1]?.fill(0);
  }
}

/** A file with one page that is the scan. */
export async function toPdf(
  { width, height, data }: Bitmap,
  { depth }: ScanLook,
  sheet = { width: WIDTH, height: HEIGHT },
): Promise<Buffer> {
  const pdf = new RawPdf();
  const size = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray`;
  const image =
    depth === 'gray'
      ? pdf.addJpeg(
          `${size} /BitsPerComponent 8`,
          await sharp(data, { raw: { width, height, channels: 1 } })
            .jpeg({ quality: JPEG_QUALITY })
            .toBuffer(),
        )
      : pdf.addStream(`${size} /BitsPerComponent 1`, pack(data, width, height));
  return ofImage(pdf, image, sheet);
}

/** A file with one page that the image fills. */
export function ofImage(
  pdf: RawPdf,
  image: number,
  { width, height }: { width: number; height: number },
): Buffer {
  const content = pdf.addStream('', `q ${width} 0 0 ${height} 0 0 cm /Scan Do Q\n`);
  const pages = pdf.reserve();
  const page = pdf.add(
    `<< /Type /Page /Parent ${pages} 0 R /MediaBox [0 0 ${width} ${height}] ` +
      `/Resources << /XObject << /Scan ${image} 0 R >> >> /Contents ${content} 0 R >>`,
  );
  pdf.set(pages, `<< /Type /Pages /Kids [${page} 0 R] /Count 1 >>`);
  return pdf.save(pdf.add(`<< /Type /Catalog /Pages ${pages} 0 R >>`));
}

/** Eight pixels per byte, 1 is white. */
function pack(data: Uint8Array, width: number, height: number): Uint8Array {
  const row = Math.ceil(width / 8);
  const bits = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if ((data[y * width + x] as number) >= 128) {
        const at = y * row + (x >> 3);
        bits[at] = (bits[at] as number) | (0x80 >> (x & 7));
      }
  return bits;
}
