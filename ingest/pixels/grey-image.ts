import sharp from 'sharp';

/** Grey pixels, one byte each, 0 black to 255 white, row by row from the top left. */
export interface GreyImage {
  width: number;
  height: number;
  data: Uint8Array;
}

/** Rows of pixels as decoders give them. */
export interface PixelRows {
  width: number;
  height: number;
  data: Uint8Array | Uint8ClampedArray;
  /** Bytes a pixel: 3 RGB, 4 RGBA; 0 for one bit a pixel, 1 is white, rows padded to a byte. */
  channels: 0 | 3 | 4;
}

/**
 * Turns decoded rows grey. Whole blocks of pixels are averaged while the result stays at least
 * `leastWidth` wide, so that a very fine scan is never held at full size in grey. Pixels that the
 * data doesn't hold are white.
 */
export function greyFromRows(rows: PixelRows, leastWidth = rows.width): GreyImage {
  const block = Math.max(1, Math.min(rows.height, Math.floor(rows.width / Math.max(1, leastWidth))));
  const width = Math.floor(rows.width / block);
  const height = Math.floor(rows.height / block);
  const data = new Uint8Array(width * height);
  const line = new Uint8Array(rows.width);
  const sums = new Uint32Array(width);
  for (let y = 0; y < height; y += 1) {
    if (block === 1) {
      fillGreyLine(line, rows, y);
      data.set(line, y * width);
      continue;
    }
    sums.fill(0);
    for (let row = 0; row < block; row += 1) {
      fillGreyLine(line, rows, y * block + row);
      addBlocks(sums, line, block);
    }
    for (let x = 0; x < width; x += 1) data[y * width + x] = at(sums, x) / (block * block);
  }
  return { width, height, data };
}

function addBlocks(sums: Uint32Array, line: Uint8Array, block: number): void {
  let from = 0;
  for (let x = 0; x < sums.length; x += 1) {
    let sum = at(sums, x);
    for (const end = from + block; from < end; from += 1) sum += at(line, from);
    sums[x] = sum;
  }
}

/** Typed arrays inside their bounds: the checker can't know. */
function at(values: Uint8Array | Uint8ClampedArray | Uint32Array, index: number): number {
  return values[index] as number;
}

function fillGreyLine(line: Uint8Array, rows: PixelRows, y: number): void {
  const { data, channels, width } = rows;
  if (channels === 0) {
    const start = y * ((width + 7) >> 3);
    for (let x = 0; x < width; x += 1) {
      line[x] = (data[start + (x >> 3)] ?? 0xff) & (0x80 >> (x & 7)) ? 255 : 0;
    }
    return;
  }
  let from = y * width * channels;
  if (from + width * channels > data.length) {
    line.fill(255);
    return;
  }
  for (let x = 0; x < width; x += 1, from += channels) {
    // Luma in 256ths: integers are quicker and exact enough.
    const grey = (77 * at(data, from) + 150 * at(data, from + 1) + 29 * at(data, from + 2)) >> 8;
    line[x] = channels === 3 ? grey : 255 - ((255 - grey) * at(data, from + 3)) / 255;
  }
}

/** Resized, without regard to proportion. */
export async function resizeGrey(image: GreyImage, width: number, height: number): Promise<GreyImage> {
  const raw = { width: image.width, height: image.height, channels: 1 as const };
  const resized = sharp(image.data, { raw }).resize(width, height, { fit: 'fill' });
  return { width, height, data: await resized.extractChannel(0).raw().toBuffer() };
}

/** Turned clockwise by quarter turns, 0 to 3. */
export function turnGrey(image: GreyImage, quarterTurns: number): GreyImage {
  if (quarterTurns === 0) return image;
  const { width, height, data } = image;
  const turned = new Uint8Array(data.length);
  const newWidth = quarterTurns === 2 ? width : height;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let to: number;
      if (quarterTurns === 1) to = x * newWidth + height - 1 - y;
      else if (quarterTurns === 2) to = (height - 1 - y) * newWidth + width - 1 - x;
      else to = (width - 1 - x) * newWidth + y;
      turned[to] = at(data, y * width + x);
    }
  }
  return { width: newWidth, height: quarterTurns === 2 ? height : width, data: turned };
}

/** A part of an image, in whole pixels inside it. */
export function cropGrey(
  image: GreyImage,
  box: { left: number; top: number; width: number; height: number },
): GreyImage {
  const data = new Uint8Array(box.width * box.height);
  for (let y = 0; y < box.height; y += 1) {
    const start = (box.top + y) * image.width + box.left;
    data.set(image.data.subarray(start, start + box.width), y * box.width);
  }
  return { width: box.width, height: box.height, data };
}

/** Puts an image into a larger one, with its corner at a place inside. */
export function pasteGrey(
  part: GreyImage,
  whole: GreyImage,
  { left, top }: { left: number; top: number },
): void {
  for (let y = 0; y < part.height; y += 1) {
    const row = part.data.subarray(y * part.width, (y + 1) * part.width);
    whole.data.set(row, (top + y) * whole.width + left);
  }
}

/** Whether no pixel is grey. */
export function isBlackAndWhite(data: Uint8Array): boolean {
  // By index: a walk over every pixel of a page, several times quicker than an iterator's.
  for (let at = 0; at < data.length; at += 1) {
    const grey = data[at];
    if (grey !== 0 && grey !== 255) return false;
  }
  return true;
}
