import { ImageKind, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A decoded image on its way to the canvas. */
interface DecodedImage {
  kind?: number;
  data?: Uint8Array | Uint8ClampedArray | null;
}

const widened = new WeakSet<object>();

/**
 * Converts three-byte colors to four-byte ones before pdf.js does. Its own conversion (6.3.289,
 * `convertRGBToRGBA`) starts each strip of 16 rows at the top of the image again: a 300 dpi scan took more
 * than a second, and takes a tenth of that this way.
 */
export function widenColors(page: PDFPageProxy): void {
  const objects = page.objs as { resolve(id: string, data: DecodedImage | null): void };
  // pdf.js returns the same page object every time.
  if (widened.has(objects)) return;
  widened.add(objects);
  const resolve = objects.resolve.bind(objects);
  objects.resolve = (id, image) => {
    if (image?.data && image.kind === ImageKind.RGB_24BPP) {
      image.data = toFourBytes(image.data);
      image.kind = ImageKind.RGBA_32BPP;
    }
    resolve(id, image);
  };
}

function toFourBytes(rgb: Uint8Array | Uint8ClampedArray): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray((rgb.length / 3) * 4).fill(255);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    rgba[to] = rgb[from] ?? 0;
    rgba[to + 1] = rgb[from + 1] ?? 0;
    rgba[to + 2] = rgb[from + 2] ?? 0;
  }
  return rgba;
}
