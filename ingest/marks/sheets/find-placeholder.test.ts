import { describe, expect, it } from 'vitest';
import { Placeholder } from '#contract/pages/marks.ts';
import { placeLines, placeRows } from '../../testing/builders/place-lines.ts';
import { findPlaceholder } from './find-placeholder.ts';

function read(...rows: string[]): Placeholder {
  return Placeholder.parse(findPlaceholder(placeRows(rows), []));
}

const KINDS: [string, string[], string, number][] = [
  ['withheld in full', ['PAGE WITHHELD IN FULL'], 'withheld', 1],
  [
    'withheld in full under a code',
    ['PAGES WITHHELD IN FULL PURSUANT TO', '(b)(5)', '4 pages'],
    'withheld',
    4,
  ],
  ['withheld in its entirety', ['This page is withheld in its entirety'], 'withheld', 1],
  ['denied', ['DENIED IN FULL', 'Three (3) pages'], 'withheld', 3],
  [
    'withheld at this location',
    ['12 page(s) withheld entirely at this location in the file.'],
    'withheld',
    12,
  ],
  ['withheld, in words', ['Twenty-two pages withheld in full', 'b6, b7C'], 'withheld', 22],
  ['withheld, counted beside', ['WITHHELD PURSUANT TO EXEMPTION 5', 'Number of pages: 7'], 'withheld', 7],
  ['non-responsive', ['NON-RESPONSIVE', '2 pages removed'], 'non-responsive', 2],
  ['not responsive', ['Not Responsive'], 'non-responsive', 1],
  ['outside the scope', ['Page outside the scope of the request'], 'non-responsive', 1],
  ['duplicate', ['DUPLICATE'], 'duplicate', 1],
  ['duplicates', ['Duplicate pages', '3 pages'], 'duplicate', 3],
  ['referral', ['REFERRAL/CONSULT', '5 pages'], 'referral', 5],
  ['referred', ['REFERRED TO THE DEPARTMENT OF STATE', 'Pages: 5 pages'], 'referral', 5],
  [
    'referred in a sentence',
    ['The 6 pages that follow in the file', 'Pages referred to another agency for direct response'],
    'referral',
    6,
  ],
];

const FBI_LIST = [
  'FEDERAL BUREAU OF INVESTIGATION',
  'FOI/PA',
  'DELETED PAGE INFORMATION SHEET',
  'FOI/PA# 1234567-0',
  'Total Deleted Page(s) ~ 3',
  'Page 7 ~ Duplicate;',
  'Page 12 ~ b6; b7C;',
  'Page 13 ~ b3 - 1,-2; b7E - 4;',
];
const LAST_ROWS = ['X Deleted Page(s) X', 'X No Duplication Fee X', 'X For this Page X'];

describe('findPlaceholder', () => {
  it.each(KINDS)('recognizes a sheet: %s', (_, rows, kind, pagesRepresented) => {
    expect(read(...rows)).toMatchObject({ kind, pagesRepresented });
  });

  it('lists the pages of the FBI’s sheet with the codes of each', () => {
    expect(read(...FBI_LIST, ...LAST_ROWS)).toEqual({
      kind: 'deleted-page-sheet',
      pagesRepresented: 3,
      total: 3,
      pages: [
        { bates: '7', codes: [], kind: 'duplicate' },
        { bates: '12', codes: ['(b)(6)', '(b)(7)(C)'] },
        { bates: '13', codes: ['(b)(3)', '(b)(7)(E)'] },
      ],
      codes: ['(b)(6)', '(b)(7)(C)', '(b)(3)', '(b)(7)(E)'],
    });
  });

  it('reads an entry whose number and reason were read in different columns', () => {
    const lines = placeLines([
      { text: 'Page', x: 0.1, y: 0.2 },
      { text: 'Page', x: 0.1, y: 0.22 },
      { text: 'Page', x: 0.1, y: 0.24 },
      { text: '118', x: 0.16, y: 0.2 },
      { text: '119', x: 0.16, y: 0.22 },
      { text: '120', x: 0.16, y: 0.24 },
      { text: '~ Referral/Consult;', x: 0.21, y: 0.2 },
      { text: '~ bo - 6,-7;', x: 0.21, y: 0.22 },
      { text: '~ Duplicate;', x: 0.21, y: 0.24 },
    ]);
    expect(findPlaceholder(lines, [])).toMatchObject({
      kind: 'deleted-page-sheet',
      pagesRepresented: 3,
      pages: [
        { bates: '118', kind: 'referral' },
        { bates: '119', codes: ['(b)(6)'] },
        { bates: '120', kind: 'duplicate' },
      ],
    });
  });

  it('separates the entries of a list even if a word was read that is as tall as several of them', () => {
    const entries = ['Page 40 ~ b3 - 1;', 'Page 41 ~ Dupl1cate;', 'Page 42 ~ b6 - 4;', 'Page 43 ~ Other'];
    const [first = [], ...others] = placeRows(entries);
    const last = others.at(-1)?.[0]?.rect ?? { y: 0, height: 0 };
    const top = first[0]?.rect.y ?? 0;
    const tall = { x: 0.8, y: top, width: 0.05, height: last.y + last.height - top };
    const misread = placeLines([{ text: 'DarPAN', x: 0.8, y: top }]).map((line) =>
      line.map((word) => ({ ...word, rect: tall })),
    );
    expect(findPlaceholder([first, ...others, ...misread], [])?.pages).toEqual([
      { bates: '40', codes: ['(b)(3)'] },
      { bates: '41', codes: [], kind: 'duplicate' },
      { bates: '42', codes: ['(b)(6)'] },
      { bates: '43', codes: [] },
    ]);
  });

  it('counts on each page of a long list the pages that this page lists', () => {
    const first = FBI_LIST.map((row) => row.replace('~ 3', '~ 126'));
    expect(read(...first).pagesRepresented).toBe(3);
  });

  it('counts all pages that a finished list says it lists, even if an entry was not read', () => {
    const lost = FBI_LIST.map((row) => row.replace('~ 3', '= 4'));
    const sheet = read(...lost, ...LAST_ROWS);
    expect(sheet.pagesRepresented).toBe(4);
    expect(sheet.pages).toHaveLength(3);
  });

  it('lists the numbers of a range, each with the sheet’s codes', () => {
    const rows = placeRows([
      'PAGES WITHHELD IN FULL PURSUANT TO',
      'DHS 10-2674.0000051 through DHS 10-2674.0000053',
    ]);
    expect(findPlaceholder(rows, ['(b)(5)'])).toEqual({
      kind: 'withheld',
      pagesRepresented: 3,
      pages: ['51', '52', '53'].map((end) => ({ bates: `DHS 10-2674.00000${end}`, codes: ['(b)(5)'] })),
      codes: ['(b)(5)'],
    });
  });

  it.each([
    ['0000051 through 0000054', 4],
    ['ABC-000051 - ABC-000053', 3],
    ['Bates 0001234–36', 3],
    ['Pages 12 to 15', 4],
  ])('counts the pages of %s', (range, pages) => {
    expect(read('WITHHELD IN FULL', range).pages).toHaveLength(pages);
  });

  it('ignores the codes that the older form always prints', () => {
    const form = read(
      'FEDERAL BUREAU OF INVESTIGATION',
      'FOIPA DELETED PAGE INFORMATION SHEET',
      '9 Page(s) withheld entirely at this location in the file.',
      'Section 552   Section 552a',
      '(b)(1) (b)(7)(A) (d)(5)',
      '(b)(2) (b)(7)(B) (j)(2)',
    );
    expect(form).toMatchObject({ kind: 'deleted-page-sheet', pagesRepresented: 9, codes: [] });
  });

  it.each([
    ['DELETED PACE INF0RMATION SHEET', 'Total Deleted Pages = 2'],
    ['PAGES WITHHEID IN FULL', '2 pages'],
    ['N0N-RESP0NSIVE', '2 pages'],
    ['REFERRAI / CONSULT', '2 pages'],
    ['DUPLlCATE', '2 pages'],
  ])('knows a sheet by %s, misread as it is', (...rows) => {
    expect(read(...rows).pagesRepresented).toBe(2);
  });

  it.each([
    [['Dear Mr. Vale:', 'Four pages were withheld in full under (b)(5).', 'Sincerely,']],
    [['From: Osei', 'To: Vale', 'The duplicates are not responsive.']],
    [['RELEASED IN PART', 'b6']],
    [['RELEASED IN FULL']],
    [['Page 3 of 12', 'The county withheld its answer.']],
    [
      [
        'The agency may not say how many pages were withheld,',
        ...Array.from({ length: 30 }, () => 'and the plaintiffs ask the court to order an index of them'),
      ],
    ],
    [
      [
        'Duplicate keys were ordered for the second floor of the building',
        'and the consultants will bring them next week to the front desk',
        'where they can be signed for until noon on each working day of',
        'the month, after which a fee is charged to the office that asked',
      ],
    ],
    [[]],
  ])('takes no other page for a sheet: %j', (rows) => {
    expect(findPlaceholder(placeRows(rows), [])).toBeNull();
  });
});
