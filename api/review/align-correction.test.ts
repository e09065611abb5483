import { describe, expect, it } from 'vitest';
import type { Word } from '#ingest';
import { findTimeGrowth } from '#ingest/testing/time-growth.ts';
import { alignCorrection, type WordedText } from './align-correction.ts';

/** Words one hundredth of the page wide per letter, on lines 0.04 apart; each with `confidence`. */
function layOut(text: string, confidence = 60): WordedText {
  const words: Word[] = text.split('\n').flatMap((line, row, lines) =>
    [...line.matchAll(/\S+/g)].map((match) => ({
      text: match[0],
      start: lines.slice(0, row).join('\n').length + (row === 0 ? 0 : 1) + match.index,
      rect: { x: 0.1 + match.index * 0.01, y: 0.1 + row * 0.04, width: match[0].length * 0.01, height: 0.03 },
      confidence,
    })),
  );
  return { text, words, confidence: text === '' ? null : confidence };
}

/** Words of a correction as `text x..right/y` in hundredths, with their confidence. */
function show(before: string, after: string): string[] {
  return alignCorrection(layOut(before), after).words.map(({ text, rect, confidence }) => {
    const [x, right, y] = [rect.x, rect.x + rect.width, rect.y].map((share) => Math.round(share * 1000) / 10);
    return `${text} ${x}..${right}/${y} ${confidence}`;
  });
}

describe('a corrected text', () => {
  it('keeps the rectangle and the confidence of each unchanged word', () => {
    const before = layOut('A county may\nopt out by letter.');
    expect(alignCorrection(before, before.text)).toEqual(before);
  });

  it('gives a changed word the rectangle of the word that it replaces, with full confidence', () => {
    expect(show('A c0unty may', 'A county may')).toEqual([
      'A 10..11/10 60',
      'county 12..18/10 100',
      'may 19..22/10 60',
    ]);
  });

  it('splits a rectangle by letters if one word becomes two, and joins rectangles if two become one', () => {
    expect(show('mayopt', 'may opt')).toEqual(['may 10..13/10 100', 'opt 13..16/10 100']);
    expect(show('we opt out now', 'we optout now')[1]).toBe('optout 13..20/10 100');
  });

  it('puts an added word between its neighbors on the line, and beside the last or first', () => {
    expect(show('may     leave', 'may not leave')[1]).toBe('not 13..18/10 100');
    expect(show('may opt', 'may opt out')[2]).toBe('out 17..20/10 100');
    expect(show('county may', 'A county may')[0]).toBe('A 8.5..10/10 100');
  });

  it('puts an added line between the lines around it, and the text of a page without words over the page', () => {
    const between = alignCorrection(layOut('one\n\nthree'), 'one\ntwo\nthree').words[1];
    expect(between?.rect.y).toBeCloseTo(0.13);
    expect(between?.rect.height).toBeCloseTo(0.045);
    expect(show('', 'ab\ncd')).toEqual(['ab 0..100/0 100', 'cd 0..100/50 100']);
  });

  it('keeps the rest in place if a word or a line is removed', () => {
    expect(show('a smudge b\nnoise\nc', 'a b\nc')).toEqual([
      'a 10..11/10 60',
      'b 19..20/10 60',
      'c 10..11/18 60',
    ]);
  });

  it('is aligned line by line if several lines were changed', () => {
    expect(show('aaa bbb\nccc', 'xxx\nyyy zzz').map((word) => word.split('/')[1])).toEqual([
      '10 100',
      '14 100',
      '14 100',
    ]);
  });

  it('raises the confidence only for the letters that a person wrote', () => {
    expect(alignCorrection(layOut('abcd efgX', 60), 'abcd efgh').confidence).toBe(80);
    expect(alignCorrection(layOut('', 60), 'typed').confidence).toBe(100);
    expect(alignCorrection(layOut('noise', 60), ' \n').confidence).toBeNull();
  });

  it('keeps the box of a gap if its block remains, whatever is changed around it', () => {
    expect(show('call █ n0w', 'call her █ now')[2]).toBe('█ 15..16/10 60');
    expect(show('call █ now', 'call now').map((word) => word.split(' ')[0])).toEqual(['call', 'now']);
    expect(alignCorrection(layOut('abcd █ efgX', 60), 'abcd █ efgh').confidence).toBe(80);
  });

  it('has the position of each word in the text, whatever line ends were sent', () => {
    const { text, words } = alignCorrection(layOut('a b'), 'a\r\n  b 𝒞c');
    expect(text).toBe('a\n  b 𝒞c');
    for (const word of words) expect(text.slice(word.start, word.start + word.text.length)).toBe(word.text);
  });

  it('keeps every rectangle on the page', () => {
    const text = `${'word '.repeat(60)}\n${'more '.repeat(300)}`;
    for (const { rect } of alignCorrection(layOut('w m'), text).words) {
      expect(Math.min(rect.x, rect.y)).toBeGreaterThanOrEqual(0);
      expect(Math.max(rect.x + rect.width, rect.y + rect.height)).toBeLessThan(1.001);
    }
  });

  it('of the largest size does not block the server, though it shares little with the old one', async () => {
    const words = (count: number, seed: number) =>
      Array.from({ length: count }, (_, index) => `${(index * seed) % 997}`).join(' ');
    const makeCorrection = (times: number) => {
      const count = 15_000 * times;
      return { count, before: layOut(words(count, 7)), corrected: words(count, 11) };
    };
    const align = ({ count, before, corrected }: ReturnType<typeof makeCorrection>) =>
      expect(alignCorrection(before, corrected).words).toHaveLength(count);
    align(makeCorrection(4));
    expect(await findTimeGrowth(align, makeCorrection)).toBeUndefined();
  });
});
