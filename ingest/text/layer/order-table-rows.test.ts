import { describe, expect, it } from 'vitest';
import type { PlacedWord } from '../placed-word.ts';
import { orderTableRows } from './order-table-rows.ts';

const PITCH = 0.03;
const ROWS = Array.from({ length: 20 }, (_, row) => row);

/** A line of words that begins at `x`, in a row of print. */
function lineAt(x: number, row: number, text: string): PlacedWord[] {
  return [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    rect: { x: x + match.index * 0.01, y: 0.2 + row * PITCH, width: match[0].length * 0.01, height: 0.015 },
    confidence: 100,
  }));
}

function column(x: number, textOf: (row: number) => string): PlacedWord[][] {
  return ROWS.map((row) => lineAt(x, row, textOf(row)));
}

function orderedText(lines: PlacedWord[][]): string[] {
  return orderTableRows(lines).map((line) => line.map(({ text }) => text).join(' '));
}

function textOf(lines: PlacedWord[][]): string[] {
  return lines.map((line) => line.map(({ text }) => text).join(' '));
}

describe('the lines of a text layer', () => {
  it('become rows again where a program read a table column by column', () => {
    const title = lineAt(0.1, -2, 'Deleted Page Information Sheet');
    const foot = lineAt(0.1, 21, 'No duplication fee for this page');
    const lines = [
      title,
      ...column(0.1, () => 'Page'),
      ...column(0.2, (row) => `${row + 4} ~`),
      ...column(0.3, (row) => (row % 2 === 0 ? 'Duplicate;' : 'b6 - 1; b7C - 1;')),
      foot,
    ];
    const read = orderedText(lines);
    expect(read.slice(0, 3)).toEqual([
      'Deleted Page Information Sheet',
      'Page 4 ~ Duplicate;',
      'Page 5 ~ b6 - 1; b7C - 1;',
    ]);
    expect(read.at(-1)).toBe('No duplication fee for this page');
    expect(read).toHaveLength(22);
  });

  it.each([
    [
      'prose in two columns',
      [
        ...column(0.1, () => 'the county asked in writing what a'),
        ...column(0.55, (row) => `letter of ${row + 1} August would change here`),
      ],
    ],
    ['a list printed in columns', [...column(0.1, () => 'San Diego'), ...column(0.5, () => 'Santa Clara')]],
    ['rows that are read as rows', ROWS.map((row) => lineAt(0.1, row, `Arlington ${row}`))],
    [
      'a form whose cells have several lines',
      ROWS.flatMap((row) =>
        row % 4 === 0
          ? [0, 1, 2, 3]
              .flatMap((at) => lineAt(0.1, row + at, 'NAME').map((word) => [word]))
              .concat([0, 1, 2, 3].map((at) => lineAt(0.5, row + at, `SIM ${at}`)))
          : [],
      ),
    ],
  ])('stay as they are: %s', (_, lines) => {
    expect(orderedText(lines)).toEqual(textOf(lines));
  });
});
