import { describe, expect, it } from 'vitest';
import { orderLines } from './order-lines.ts';

/** A line of one word: its left and right edge and its top, 10 pixels high. */
const line = (text: string, left: number, right: number, top: number) => [
  { text, left, right, top, bottom: top + 10, confidence: 90 },
];
const texts = (lines: ReturnType<typeof line>[]) =>
  orderLines(lines).map((words) => words.map(({ text }) => text).join(' '));

describe('orderLines', () => {
  it('puts a line that came late before those below it', () => {
    const late = [
      line('second', 40, 220, 50),
      line('third', 40, 60, 62),
      line('first', 55, 220, 38),
      line('fourth', 40, 220, 74),
    ];
    expect(texts(late)).toEqual(['first', 'second', 'third', 'fourth']);
  });

  it('separates columns, and puts a heading over both of them first', () => {
    const page = [
      line('left one', 0, 100, 50),
      line('left two', 0, 100, 62),
      line('heading', 20, 200, 10),
      line('right one', 120, 220, 50),
      line('right two', 120, 220, 62),
    ];
    expect(texts(page)).toEqual(['heading', 'left one', 'left two', 'right one', 'right two']);
  });

  it('keeps the order of words on one line, and of lines that touch', () => {
    const row = [line('3', 200, 210, 50), line('1', 0, 10, 50), line('below', 0, 210, 58)];
    expect(texts(row)).toEqual(['3', '1', 'below']);
  });
});
