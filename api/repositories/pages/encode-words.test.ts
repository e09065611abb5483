import { expect, it } from 'vitest';
import { decodeWords, encodeWords, openWords } from './encode-words.ts';

const text = 'opt out 🏛 now';
const words = ['opt', 'out', '🏛', 'now'].map((word, index) => ({
  text: word,
  start: text.indexOf(word),
  rect: { x: index / 5, y: 0.25, width: 1 / 6, height: 0.04 },
  confidence: 20 * index,
}));

it('words are decoded from their bytes, with boxes to a hundredth of a point', () => {
  const decoded = decodeWords(encodeWords(words), text);
  expect(decoded.map(({ rect, ...word }) => word)).toEqual(words.map(({ rect, ...word }) => word));
  for (const [index, { rect }] of decoded.entries()) {
    expect(rect.x).toBeCloseTo(index / 5, 4);
    expect(rect.width).toBeCloseTo(1 / 6, 4);
  }
});

it('words with lazily created boxes are the same words', () => {
  const bytes = encodeWords(words);
  const opened = openWords(bytes, text).map(({ text: letters, start, rect, confidence }) => ({
    text: letters,
    start,
    rect,
    confidence,
  }));
  expect(opened).toEqual(decodeWords(bytes, text));
});
