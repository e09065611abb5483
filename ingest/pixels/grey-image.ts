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
  /** Width wanted: whole blocks of pixels are averaged while the result stays at least so wide. */
  reduceTo: number;
}

/** Turns decoded rows grey. Pixels that the data doesn't hold are white. */
export function greyFromRows(rows: PixelRows): GreyImage {
  const block = Math.max(1, Math.floor(rows.width / Math.max(1, rows.reduceTo)));
  const width = Math.floor(rows.width / block);
  const height = Math.floor(rows.height / block);
  const data = new Uint8Array(width * height);
  const line = new Uint8Array(rows.width);
  const sums = new Uint32Array(width);
  for (let y = 0; y < height; y += 1) {
    sums.fill(0);
    for (let row = 0; row < block; row += 1) {
      fillGreyLine(line, rows, y * block + row);
      for (let x = 0; x < width * block; x += 1)
        sums[(x / block) | 0] = at(sums, (x / block) | 0) + at(line, x);
    }
    for (let x = 0; x < width; x += 1) data[y * width + x] = at(sums, x) / (block * block);
  }
  return { width, height, data };
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
      const byte = data[start + (x >> 3)] ?? 0xff;
      line[x] = byte & (0x80 >> (x & 7)) ? 255 : 0;
    }
    return;
  }
  let from = y * width * channels;
  for (let x = 0; x < width; x += 1, from += channels) {
    const grey =
      0.299 * (data[from] ?? 255) + 0.587 * (data[from + 1] ?? 255) + 0.114 * (data[from + 2] ?? 255);
    if (channels === 3) {
      line[x] = grey;
    } else {
      const opacity = (data[from + 3] ?? 255) / 255;
      line[x] = 255 - (255 - grey) * opacity;
    }
  }
}

/** Resized to a width, in proportion. */
export async function resizeGrey(image: GreyImage, width: number): Promise<GreyImage> {
  const height = Math.max(1, Math.round((image.height * width) / image.width));
  const data = await raw(image).resize(width, height, { fit: 'fill' }).extractChannel(0).raw().toBuffer();
  return { width, height, data };
}

/** Turned clockwise by quarter turns. */
export function turnGrey(image: GreyImage, quarterTurns: number): GreyImage {
  const turns = ((quarterTurns % 4) + 4) % 4;
  if (turns === 0) return image;
  const { width, height, data } = image;
  const turned = new Uint8Array(data.length);
  const [newWidth, newHeight] = turns === 2 ? [width, height] : [height, width];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [toX, toY] =
        turns === 1
          ? [height - 1 - y, x]
          : turns === 2
            ? [width - 1 - x, height - 1 - y]
            : [y, width - 1 - x];
      turned[toY * newWidth + toX] = at(data, y * width + x);
    }
  }
  return { width: newWidth, height: newHeight, data: turned };
}

/** As a PGM file: a header of a few bytes and the pixels as they are, so nothing is encoded. */
export function toPgm(image: GreyImage): Uint8Array {
  return Buffer.concat([Buffer.from(`P5\n${image.width} ${image.height}\n255\n`, 'latin1'), image.data]);
}

function raw(image: GreyImage) {
  return sharp(image.data, { raw: { width: image.width, height: image.height, channels: 1 } });
}
