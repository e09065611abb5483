import { describe, expect, it } from 'vitest';
import type { PlacedWord } from '../../text/placed-word.ts';
import { chooseListRows } from './choose-list-rows.ts';

/** A line of words in a row of print; words keep the places that they have in `text`. */
function lineAt(row: number, text: string): PlacedWord[] {
  return [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    rect: { x: 0.1 + match.index * 0.01, y: 0.2 + row * 0.03, width: match[0].length * 0.01, height: 0.02 },
    confidence: 90,
  }));
}

function textOf(lines: PlacedWord[][] | undefined): string | undefined {
  return lines?.map((line) => line.map(({ text }) => text).join(' ')).join('\n');
}

const sheet = {
  kind: 'deleted-page-sheet' as const,
  pagesRepresented: 2,
  pages: [
    { bates: '8', codes: ['(b)(6)', '(b)(7)(C)'] },
    { bates: '9', codes: ['(b)(5)'] },
  ],
  codes: [],
};
const title = lineAt(0, 'Deleted page information sheet');
const stamp = lineAt(6, 'FBI-12');
const rows = [title, lineAt(2, 'Page     b6; b7C;'), lineAt(3, 'Page 9 ~ b5;')];

describe('the text of a page with a list of deleted pages', () => {
  it('takes the rows that were read one by one where its lines tear them apart, and keeps the rest', () => {
    const torn = [
      title,
      lineAt(2, 'Page'),
      lineAt(3, 'Page'),
      lineAt(2, '     8 ~'),
      lineAt(3, '     9 ~ b5;'),
      stamp,
    ];
    // The number of the first row was not read again; the text has it.
    expect(textOf(chooseListRows(torn, { sheet, rows }))).toBe(
      'Deleted page information sheet\nPage 8 ~ b6; b7C;\nPage 9 ~ b5;\nFBI-12',
    );
  });

  it('stays where its own lines say the same', () => {
    const whole = [title, lineAt(2, 'Page 8 ~ b6; b7C;'), lineAt(3, 'Page 9 ~ b5;'), stamp];
    expect(chooseListRows(whole, { sheet, rows })).toBeUndefined();
  });
});
