import { describe, expect, it } from 'vitest';
import type { PlacedWord } from '../text/placed-word.ts';
import { isInText } from './is-in-text.ts';

/** A line of words at the bottom right of a page; each letter is a hundredth of the page wide. */
function line(text: string, y: number, height = 0.01): PlacedWord[] {
  return [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    confidence: 90,
    rect: { x: 0.7 + match.index / 100, y, width: match[0].length / 100, height },
  }));
}

/** Whether a number that stands by itself is part of what is printed around it. */
function isPartOf(number: PlacedWord[], ...lines: PlacedWord[][]): boolean {
  return isInText(number, { words: number, lines: [...lines, number], isSideways: false });
}

const STAMP = line('NDLON-ICE-00045', 0.966);

describe('a number in the bottom margin', () => {
  it('is apart from the page’s text if there is white around it, or a single line of a footer', () => {
    expect(isPartOf(STAMP)).toBe(false);
    expect(isPartOf(STAMP, line('County of Kane', 0.954))).toBe(false);
  });

  it('is part of a block of lines in the same type', () => {
    expect(isPartOf(STAMP, line('200 Main Street', 0.942), line('Dayton, OH 45402', 0.954))).toBe(true);
  });

  it('is apart from a block in larger type, such as the title of a drawing', () => {
    const title = [line('SHEET NO.', 0.93, 0.008), line('A-101', 0.945, 0.016)];
    expect(isPartOf(STAMP, ...title)).toBe(false);
  });

  it('is part of the text if a label precedes it, in whatever type', () => {
    expect(isPartOf(STAMP, line('DRAWING NO.', 0.94), line('Invoice No.', 0.95, 0.016))).toBe(true);
  });

  it('is part of the text if more of it is printed below', () => {
    expect(isPartOf(STAMP, line('Printed in Ohio', 0.98))).toBe(true);
  });

  it('belongs to the page itself if the page prints it twice', () => {
    expect(isPartOf(line('DWG-00145', 0.966), line('Drawing 145 of 160', 0.3))).toBe(true);
  });
});
