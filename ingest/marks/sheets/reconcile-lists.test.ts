import { describe, expect, it } from 'vitest';
import { parseListRows } from './list-deleted-pages.ts';
import { describeDoubts, reconcileLists } from './reconcile-lists.ts';

const [B3, B6, C] = ['(b)(3)', '(b)(6)', '(b)(7)(C)'];

describe('the rows of a list of deleted pages', () => {
  it('are parsed as a recognizer reads typewriter print', () => {
    const { rows, unread } = parseListRows([
      'DELETED PAGE INFORMATION SHEET',
      'Page 7 n~ b3 _ 1,-2,-4; b6é - 2,-4; b7C - 2,-4;',
      'Page b3 - 1; bo 4,-6; b7C - 4,-6;7',
      'Page 9 Duplicate;',
      'X No Duplication Fee X',
    ]);
    expect(rows).toEqual([
      { bates: '7', codes: [B3, B6, C] },
      { codes: [B3, B6, C] },
      { bates: '9', codes: [], kind: 'duplicate' },
    ]);
    expect(unread).toBe(0);
  });

  it('continue in the next row if a page has many reasons', () => {
    expect(parseListRows(['Page 7 ~ b3 - 1; b6 - 2;', 'b7C - 2,-4;']).rows).toEqual([
      { bates: '7', codes: [B3, B6, C] },
    ]);
  });

  it('are counted if they cannot be parsed as an entry', () => {
    expect(parseListRows(['Page 7 ~ b3;', 'mu Dus wu', 'Page 9 ~ b3;']).unread).toBe(1);
  });
});

describe('two readings of a list', () => {
  it('give each page the codes that either reading has', () => {
    const text = [
      { bates: '7', codes: [B3] },
      { bates: '8', codes: [B3, B6] },
    ];
    const rows = [
      { bates: '7', codes: [B3, B6] },
      { bates: '8', codes: [B3] },
    ];
    expect(reconcileLists(text, rows)).toEqual({
      pages: [
        { bates: '7', codes: [B3, B6] },
        { bates: '8', codes: [B3, B6] },
      ],
      unlike: [],
      unnumbered: 0,
    });
  });

  it('list pages that were read in two ways that exclude each other', () => {
    const { pages, unlike } = reconcileLists(
      [{ bates: '7', codes: [B3, B6] }],
      [{ bates: '7', codes: [B3, C] }],
    );
    expect(pages).toEqual([{ bates: '7', codes: [B3, B6, C] }]);
    expect(unlike).toEqual(['7']);
  });

  it('give a row without its number the one that the text has at that place', () => {
    const text = ['7', '8', '9', '10'].map((bates) => ({ bates, codes: [B3] }));
    const rows = [{ bates: '7', codes: [B3] }, { codes: [B6] }, { codes: [C] }, { bates: '10', codes: [B3] }];
    expect(reconcileLists(text, rows).pages.map(({ bates, codes }) => [bates, ...codes])).toEqual([
      ['7', B3],
      ['8', B3, B6],
      ['9', B3, C],
      ['10', B3],
    ]);
  });

  it('keep pages that only one of them has, and count rows whose number neither has', () => {
    const { pages, unnumbered } = reconcileLists(
      [
        { bates: '7', codes: [B3] },
        { bates: '9', codes: [B3] },
      ],
      [
        { bates: '7', codes: [B3] },
        { bates: '8', codes: [B3] },
        { bates: '9', codes: [B3] },
        { codes: [B6] },
      ],
    );
    expect(pages.map(({ bates }) => bates)).toEqual(['7', '8', '9']);
    expect(unnumbered).toBe(1);
  });

  it('reject a number that does not increase with the others', () => {
    const rows = ['7', '8', '90', '10', '11'].map((bates) => ({ bates, codes: [B3] }));
    const text = ['7', '8', '9', '10', '11'].map((bates) => ({ bates, codes: [B3] }));
    expect(reconcileLists(text, rows).pages.map(({ bates }) => bates)).toEqual(['7', '8', '9', '10', '11']);
  });

  it('reject a fragment of a number', () => {
    const text = ['ICE 10-2674.0000017', 'ICE 10-2674.0000018'].map((bates) => ({ bates, codes: [B3] }));
    const rows = [
      { bates: 'ICE 10-2674', codes: [B3, B6] },
      { bates: 'ICE 10-2674', codes: [B3] },
    ];
    expect(reconcileLists(text, rows).pages).toEqual([
      { bates: 'ICE 10-2674.0000017', codes: [B3, B6] },
      { bates: 'ICE 10-2674.0000018', codes: [B3] },
    ]);
  });

  it('are left alone if a sheet lists several series, which have no common order', () => {
    const text = ['FBI 90', 'HQ 4'].map((bates) => ({ bates, codes: [B3] }));
    expect(reconcileLists(text, [{ bates: 'HQ 4', codes: [B6] }]).pages).toEqual(text);
  });

  it('leave the text as it is if the image shows no rows', () => {
    const text = [{ bates: '7', codes: [B3] }];
    expect(reconcileLists(text, []).pages).toEqual(text);
  });
});

it('the uncertain parts of a list are described in sentences, and nothing if all is certain', () => {
  const sure = { unlike: [], unnumbered: 0, unread: 0 };
  expect(describeDoubts(sure)).toBeUndefined();
  expect(describeDoubts({ unlike: ['7', '9'], unnumbered: 1, unread: 2 })).toBe(
    'The codes of 7, 9 were read in two ways. The page number of 1 row could not be read. 2 rows could not be read.',
  );
});
