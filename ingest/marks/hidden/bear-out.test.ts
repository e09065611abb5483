import { expect, it } from 'vitest';
import type { PageImage } from '../../pixels/page-image.ts';
import type { RecognizedWord, Recognizer } from '../../text/recognition/recognizer.ts';
import { bearOut } from './bear-out.ts';

const [WIDTH, HEIGHT] = [1000, 1000];

/**
 * A page with more strokes in the place of the layer's word than its two letters have, so that they must be
 * read.
 */
function hatchedPage(): PageImage {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(255);
  for (let y = 500; y < 530; y += 1)
    for (let x = 400; x < 440; x += 4) data.fill(0, y * WIDTH + x, y * WIDTH + x + 2);
  return {
    image: { width: WIDTH, height: HEIGHT, data },
    area: { x: 0, y: 0, width: 1, height: 1 },
    dpi: 100,
    origin: 'own',
  };
}

/** Returns each word at the given share of the sheet's width. */
function recognizerOf(words: { text: string; from: number; to: number }[]): Recognizer {
  return {
    recognize: async ({ width, height }) => [
      words.map(
        ({ text, from, to }): RecognizedWord => ({
          text,
          left: Math.round(from * width),
          right: Math.round(to * width),
          top: Math.round(0.3 * height),
          bottom: Math.round(0.7 * height),
          confidence: 95,
        }),
      ),
    ],
    close: async () => {},
  };
}

const layerWord = {
  word: { text: 'by', rect: { x: 0.4, y: 0.5, width: 0.04, height: 0.03 }, confidence: 90 },
  isSeen: false,
  paintedAt: undefined,
};

it('ignores what is read at the edge of a doubtful place, which is part of a neighbor’s letter', async () => {
  const cut = { text: '1', from: 0, to: 0.08 };
  const { lines, refuted } = await bearOut(
    [[layerWord]],
    hatchedPage(),
    [],
    recognizerOf([cut, { text: 'by', from: 0.2, to: 0.8 }]),
  );
  expect(lines[0]?.map(({ text }) => text)).toEqual(['by']);
  expect(refuted).toEqual([]);
});

it('replaces the layer’s word with what is read in a doubtful place itself', async () => {
  const { lines } = await bearOut(
    [[layerWord]],
    hatchedPage(),
    [],
    recognizerOf([{ text: '(b)(6)', from: 0.2, to: 0.8 }]),
  );
  expect(lines[0]?.map(({ text }) => text)).toEqual(['(b)(6)']);
});
