import { describe, expect, it } from 'vitest';
import type { ViewedOperator } from '../../sources/pdf/words/text-views.ts';
import { seeWords } from './see-words.ts';

const PAGE = { width: 600, height: 800 };
const level = (value: number) => ({ width: 60, height: 80, data: new Uint8Array(60 * 80).fill(value) });

/**
 * A line of letters from the page's left edge, each a hundredth of its width; `change` is how the pixels
 * change without them.
 */
function drawLine(letters: string, change = level(255)): ViewedOperator {
  const glyphs = [...letters].map((text, at) => ({
    text,
    rect: { x: at / 100, y: 0.5, width: 0.01, height: 0.02 },
    placing: [1, 0, 0, 1, 6 * at, 400] as [number, number, number, number, number, number],
    width: 6,
    height: 16,
    followsSpace: false,
    font: undefined,
  }));
  return { index: 7, glyphs, isInvisible: false, letters: level(255), change };
}

const wordAt = (text: string, at: number) => ({
  text,
  rect: { x: at / 100, y: 0.5, width: text.length / 100, height: 0.02 },
  confidence: 100,
});

describe('words of a page’s text', () => {
  it('are seen where removing them changes the page’s pixels, and hidden where it does not', () => {
    const [seen, same] = [drawLine('ofcounty'), drawLine('ofcounty', level(0))];
    expect(seeWords([[wordAt('county', 2)]], [seen], PAGE)[0]).toMatchObject([
      { isSeen: true, paintedAt: 7 },
    ]);
    expect(seeWords([[wordAt('county', 2)]], [same], PAGE)[0]).toMatchObject([{ isSeen: false }]);
  });

  it('are hidden, and take the place of their letters, where these have no width', () => {
    const line = drawLine('county');
    const flat = {
      ...line,
      glyphs: line.glyphs.map((glyph) => ({ ...glyph, rect: { ...glyph.rect, x: 0.3, width: 0.00001 } })),
    };
    const [[stretch] = []] = seeWords([[wordAt('county', 25)]], [flat], PAGE);
    expect(stretch).toMatchObject({ isSeen: false, paintedAt: 7, word: { rect: { x: 0.3 } } });
    expect(stretch?.word.rect.width).toBeCloseTo(0.00001);
  });

  it('are split where a cover ends inside one', () => {
    const change = level(255);
    for (let row = 0; row < 80; row += 1) change.data.fill(0, row * 60, row * 60 + 3);
    const [line = []] = seeWords([[wordAt('abcdefghij', 0)]], [drawLine('abcdefghij', change)], PAGE);
    expect(line.map(({ word, isSeen }) => [word.text, isSeen])).toEqual([
      ['abcde', false],
      ['fghij', true],
    ]);
  });

  it('that are empty once normalized end the search', () => {
    const [line] = seeWords([[wordAt('\u2003', 3)]], [drawLine('ofcounty')], PAGE);
    expect(line).toMatchObject([{ isSeen: false, paintedAt: undefined }]);
  });
});
