import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../pixels/gray-image.ts';
import { readInTiles } from './read-in-tiles.ts';
import type { RecognizedWord, Recognizer } from './recognizer.ts';

const DPI = 300;
/**
 * Height of a word, which is drawn as a black bar: the length of the bar, which must not be cut, encodes its
 * number.
 */
const HIGH = 30;
const LEAST = 40;

interface Bar {
  left: number;
  top: number;
  width: number;
}

function draw(width: number, height: number, bars: Bar[]): GrayImage {
  const data = new Uint8Array(width * height).fill(255);
  for (const { left, top, width: long } of bars) {
    for (let y = top; y < top + HIGH; y += 1) data.fill(0, y * width + left, y * width + left + long);
  }
  return { width, height, data };
}

/** Reads each bar as a word that states its length; bars in a row are a line. */
const barReader: Recognizer = {
  recognize: async ({ width, height, data }) => {
    const lines: RecognizedWord[][] = [];
    for (let y = 0; y < height; y += 1) {
      const line: RecognizedWord[] = [];
      for (let x = 0; x < width; x += 1) {
        const at = y * width + x;
        if (data[at] !== 0 || (x > 0 && data[at - 1] === 0) || (y > 0 && data[at - width] === 0)) continue;
        let right = x;
        while (right < width && data[y * width + right] === 0) right += 1;
        let bottom = y;
        while (bottom < height && data[bottom * width + x] === 0) bottom += 1;
        line.push({ text: `${right - x}x${bottom - y}`, left: x, right, top: y, bottom, confidence: 90 });
      }
      if (line.length > 0) lines.push(line);
    }
    return lines;
  },
  close: async () => {},
};

async function read(image: GrayImage) {
  let tiles = 0;
  const reader = readInTiles(barReader, () => {
    tiles += 1;
  });
  return { lines: await reader.recognize(image, { dpi: DPI, layout: 'page' }), tiles };
}

const wordOf = ({ left, top, width }: Bar): RecognizedWord => ({
  text: `${width}x${HIGH}`,
  left,
  right: left + width,
  top,
  bottom: top + HIGH,
  confidence: 90,
});

describe('readInTiles', () => {
  it('reads a sheet in one recognition', async () => {
    const bars = [{ left: 100, top: 100, width: 60 }];
    const { lines, tiles } = await read(draw(3300, 5100, bars));
    expect(lines).toEqual([bars.map(wordOf)]);
    expect(tiles).toBe(0);
  });

  it('reads a tall image part by part, every line once and in its place', async () => {
    const rows = Array.from({ length: 240 }, (_, row) => [
      { left: 40, top: 20 + 50 * row, width: LEAST + row },
    ]);
    const { lines, tiles } = await read(draw(700, 12_050, rows.flat()));
    expect(tiles).toBe(4);
    expect(lines).toEqual(rows.map((row) => row.map(wordOf)));
  });

  it('cuts no line and reads none twice where nothing blank is between them', async () => {
    // A border runs down the whole image, and the lines of two columns are half a line apart.
    const border = { left: 5, top: 0, width: 4 };
    const left = Array.from({ length: 200 }, (_, row) => ({
      left: 40,
      top: 20 + 60 * row,
      width: 100 + row,
    }));
    const right = left.map(({ top, width }) => ({ left: 380, top: top + 30, width: width + 200 }));
    const image = draw(900, 12_100, [...left, ...right]);
    for (let y = 0; y < image.height; y += 1) image.data.fill(0, y * 900 + border.left, y * 900 + 9);
    const { lines } = await read(image);
    const words = lines.flat().filter(({ left: x }) => x > 20);
    const byPlace = (a: RecognizedWord, b: RecognizedWord) => a.top - b.top || a.left - b.left;
    expect(words.sort(byPlace)).toEqual([...left, ...right].map(wordOf).sort(byPlace));
  });

  it('reads a wide image part by part, with lines that continue from part to part', async () => {
    const rows = Array.from({ length: 12 }, (_, row) =>
      Array.from({ length: 90 }, (_, word) => ({
        left: 30 + 210 * word + 17 * row,
        top: 30 + 60 * row,
        width: 170 + ((7 * word + row) % 10),
      })),
    );
    const { lines, tiles } = await read(draw(20_000, 800, rows.flat()));
    expect(tiles).toBe(6);
    expect(lines).toEqual(rows.map((row) => row.map(wordOf)));
  });

  it('does not read parts on which nothing is printed', async () => {
    let shown = 0;
    const counting = {
      ...barReader,
      recognize: async (...asked: Parameters<Recognizer['recognize']>) => {
        shown += 1;
        return barReader.recognize(...asked);
      },
    };
    const image = draw(20_000, 800, [{ left: 100, top: 100, width: 60 }]);
    await readInTiles(counting).recognize(image, { dpi: DPI, layout: 'page' });
    expect(shown).toBe(1);
  });
});
