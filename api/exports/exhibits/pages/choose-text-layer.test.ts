import { describe, expect, it } from 'vitest';
import { chooseTextLayer } from './choose-text-layer.ts';

const rect = (x: number, y: number, width = 0.1, height = 0.02) => ({ x, y, width, height });
const words = Array.from({ length: 20 }, (_, row) => ({
  text: `word${row}`,
  start: row * 7,
  rect: rect(0.1, row / 25),
}));

describe('choosing the words that a copied page lacks', () => {
  it('takes all words if the page has no text of its own', () => {
    expect(chooseTextLayer(words, [])).toEqual({ kind: 'add', words });
  });

  it('leaves out words that the page has in the same position, whatever their case and dashes', () => {
    const stamp = { text: 'ICE–WORD3', rect: rect(0.05, 3 / 25, 0.3) };
    expect(chooseTextLayer(words, [stamp])).toEqual({
      kind: 'add',
      words: words.filter((_, row) => row !== 3),
    });
  });

  it('keeps words that the page has in another position', () => {
    expect(chooseTextLayer(words, [{ text: 'word3', rect: rect(0.8, 0.9) }])).toEqual({ kind: 'add', words });
  });

  it('accepts a few words that differ but not a whole layer', () => {
    const garbled = words.map((word) => ({ text: '#$%', rect: word.rect }));
    expect(chooseTextLayer(words, garbled.slice(0, 3)).kind).toBe('add');
    expect(chooseTextLayer(words, garbled).kind).toBe('stacked');
  });
});
