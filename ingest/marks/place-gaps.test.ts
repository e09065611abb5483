import { describe, expect, it } from 'vitest';
import { GAP } from '../text/gap.ts';
import type { PlacedWord } from '../text/placed-word.ts';
import { type Breaks, placeGaps } from './place-gaps.ts';

const NONE: Breaks = { boxes: [], withText: [], apart: [] };

/** Lines of words; each letter is a hundredth of the page wide. */
function toLines(...lines: string[]): PlacedWord[][] {
  return lines.map((line, row) =>
    [...line.matchAll(/\S+/g)].map((match) => ({
      text: match[0],
      confidence: 90,
      rect: { x: 0.1 + match.index / 100, y: 0.1 + 0.03 * row, width: match[0].length / 100, height: 0.02 },
    })),
  );
}

function textOf(lines: PlacedWord[][]): string[] {
  return lines.map((line) => line.map(({ text }) => text).join(' '));
}

describe('placeGaps', () => {
  it('puts a gap between the words that a box separates, and drops what was read in the box', () => {
    const lines = toLines('He told          that it was so', 'and went.');
    const noise: PlacedWord = {
      text: 'b6',
      confidence: 40,
      rect: { x: 0.2, y: 0.1, width: 0.02, height: 0.02 },
    };
    const box = { x: 0.18, y: 0.098, width: 0.08, height: 0.024 };
    const placed = placeGaps([[...(lines[0] ?? []), noise], lines[1] ?? []], { ...NONE, boxes: [box] });
    expect(textOf(placed)).toEqual([`He told ${GAP} that it was so`, 'and went.']);
    expect(placed[0]?.[2]?.rect.x).toBe(box.x);
  });

  it('puts one gap into each line that a box breaks', () => {
    const lines = toLines('The first line is         ', 'The second one                too', 'and the last.');
    const box = { x: 0.29, y: 0.098, width: 0.09, height: 0.054 };
    expect(textOf(placeGaps(lines, { ...NONE, boxes: [box] }))).toEqual([
      `The first line is ${GAP}`,
      `The second one ${GAP} too`,
      'and the last.',
    ]);
  });

  it('puts one gap where the recognizer read the two sides of a box as two lines', () => {
    const lines = toLines('He told              that it was so');
    const [words = []] = lines;
    const box = { x: 0.18, y: 0.098, width: 0.12, height: 0.024 };
    const placed = placeGaps([words.slice(0, 2), words.slice(2)], { ...NONE, boxes: [box] });
    expect(textOf(placed).join(' ')).toBe(`He told ${GAP} that it was so`);
  });

  it('gives a box between lines its own line, in its place', () => {
    const lines = toLines('Above it.', '', '', '', 'Below it.').filter((line) => line.length > 0);
    const box = { x: 0.1, y: 0.125, width: 0.5, height: 0.085 };
    expect(textOf(placeGaps(lines, { ...NONE, boxes: [box] }))).toEqual(['Above it.', GAP, 'Below it.']);
  });

  it('leaves the text of another column whole', () => {
    const lines = toLines('                                        A line of the right column');
    const box = { x: 0.05, y: 0.098, width: 0.15, height: 0.024 };
    expect(textOf(placeGaps(lines, { ...NONE, boxes: [box] })).toSorted()).toEqual([
      'A line of the right column',
      GAP,
    ]);
  });

  it('takes codes out of the line beside which they are printed', () => {
    const lines = toLines('to whom he wrote     b6 b7C', 'before.');
    const codes = { x: 0.3, y: 0.1, width: 0.08, height: 0.02 };
    expect(textOf(placeGaps(lines, { ...NONE, apart: [codes] }))).toEqual(['to whom he wrote', 'before.']);
  });

  it('keeps the words of a page that was withheld in full, and puts the gap after them', () => {
    const lines = toLines('Page withheld in full', 'Draft decision paper');
    const box = { x: 0.05, y: 0.05, width: 0.9, height: 0.8 };
    expect(textOf(placeGaps(lines, { ...NONE, withText: [box] }))).toEqual([
      'Page withheld in full',
      'Draft decision paper',
      GAP,
    ]);
  });
});
