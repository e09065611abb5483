/** Gray pixels, one byte each, 0 black to 255 white, row by row from the top left. */
export interface GrayImage {
  width: number;
  height: number;
  data: Uint8Array;
}

/** Rows of pixels as returned by decoders. */
export interface PixelRows {
  width: number;
  height: number;
  data: Uint8Array | Uint8ClampedArray;
  /**
   * Bytes per pixel: 3 RGB, 4 RGBA; 0 for one bit per pixel, where 1 is white and rows are padded to a byte.
   */
  channels: 0 | 3 | 4;
}

/**
 * Converts decoded rows to gray. Whole blocks of pixels are averaged as long as the result stays at least
 * `leastWidth` wide, so that a very fine scan is never in memory at full size in gray. Pixels missing from
 * the data are white.
 */
export function grayFromRows(rows: PixelRows, leastWidth = rows.width): GrayImage {
  const block = Math.max(1, Math.min(rows.height, Math.floor(rows.width / Math.max(1, leastWidth))));
  const width = Math.floor(rows.width / block);
  const height = Math.floor(rows.height / block);
  const data = new Uint8Array(width * height);
  const line = new Uint8Array(rows.width);
  const sums = new Uint32Array(width);
  for (let y = 0; y < height; y += 1) {
    if (block === 1) {
      fillGrayLine(line, rows, y);
      data.set(line, y * width);
      continue;
    }
    sums.fill(0);
    for (let row = 0; row < block; row += 1) {
      fillGrayLine(line, rows, y * block + row);
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

/** For indexes inside the bounds of a typed array, which the compiler cannot verify. */
function at(values: Uint8Array | Uint8ClampedArray | Uint32Array, index: number): number {
  return values[index] as number;
}

function fillGrayLine(line: Uint8Array, rows: PixelRows, y: number): void {
  const { channels, width } = rows;
  // Loops over one kind of array are compiled to be several times faster than over several kinds.
  const data = new Uint8Array(rows.data.buffer, rows.data.byteOffset, rows.data.length);
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
    // Luma in 256ths: integers are faster and exact enough.
    const gray =
      (77 * (data[from] as number) + 150 * (data[from + 1] as number) + 29 * (data[from + 2] as number)) >> 8;
    line[x] = gray;
    if (channels === 3 || data[from + 3] === 255) continue;
    line[x] = 255 - ((255 - gray) * (data[from + 3] as number)) / 255;
  }
}

/** Rotates clockwise by quarter turns, 0 to 3. */
export function turnGray(image: GrayImage, quarterTurns: number): GrayImage {
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

/** Crops an image to whole pixels inside it. */
export function cropGray(
  image: GrayImage,
  box: { left: number; top: number; width: number; height: number },
): GrayImage {
  const data = new Uint8Array(box.width * box.height);
  for (let y = 0; y < box.height; y += 1) {
    const start = (box.top + y) * image.width + box.left;
    data.set(image.data.subarray(start, start + box.width), y * box.width);
  }
  return { width: box.width, height: box.height, data };
}

/** Copies an image into a larger one, with its corner at the given position. */
export function pasteGray(
  part: GrayImage,
  whole: GrayImage,
  { left, top }: { left: number; top: number },
): void {
  for (let y = 0; y < part.height; y += 1) {
    const row = part.data.subarray(y * part.width, (y + 1) * part.width);
    whole.data.set(row, (top + y) * whole.width + left);
  }
}

/** Whether no pixel is gray. */
export function isBlackAndWhite(data: Uint8Array): boolean {
  // Indexing is several times faster than an iterator over every pixel of a page.
  for (let at = 0; at < data.length; at += 1) {
    const gray = data[at];
    if (gray !== 0 && gray !== 255) return false;
  }
  return true;
}
