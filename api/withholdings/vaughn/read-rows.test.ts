import { describe, expect, it } from 'vitest';
import { findHeader, guessColumns } from './guess-columns.ts';
import { splitNumbers } from './split-numbers.ts';
import { parseExtent, toEntry } from './to-entry.ts';

describe('the columns of an index', () => {
  it('are recognized by their names, whatever is above them', () => {
    const rows = [
      ['Vaughn Index'],
      ['NDLON v. ICE, 10 Civ. 3488', ''],
      [
        'Document No.',
        'Bates Nos.',
        'Date',
        'From',
        'To',
        'Pages',
        'Description',
        'Exemption(s) Claimed',
        'Full/Part',
      ],
      ['1', 'ICE 0001-0004', '', '', '', '4', '', '(b)(5)', 'WIF'],
    ];
    expect(findHeader(rows)).toEqual({
      at: 2,
      columns: [
        'documentNumber',
        'bates',
        'date',
        'author',
        'recipient',
        'pages',
        'description',
        'codes',
        'extent',
      ],
    });
    expect(findHeader([['a', 'b'], ['Bates']])).toBeUndefined();
  });

  it.each([
    [
      ['Beg. Bates', 'End Bates', 'Author/Originator', 'FOIA Exemptions'],
      ['beginBates', 'endBates', 'author', 'codes'],
    ],
    [
      ['Bates Page Range', 'Withheld in Full or in Part', 'Basis'],
      ['bates', 'extent', 'codes'],
    ],
    [
      ['Bates', 'Bates'],
      ['bates', null],
    ],
    [
      ['Remarks', 'Subject', 'Title'],
      [null, 'description', null],
    ],
  ])('%j are read as %j', (header, fields) => {
    expect(guessColumns(header)).toEqual(fields);
  });
});

describe('a row of an index', () => {
  it('is parsed by its columns; an empty one is skipped', () => {
    const columns = ['beginBates', 'endBates', 'pages', 'codes', 'extent', null] as const;
    expect(
      toEntry(7, ['ICE 1', 'ICE 4', '4 pp.', 'b5', 'Withheld in part', 'x'], [...columns]),
    ).toMatchObject({
      ...{ row: 7, numbers: 'ICE 1 - ICE 4', pages: 4, codes: ['(b)(5)'], extent: 'part', description: '' },
    });
    expect(toEntry(8, ['', ' ', ''], [...columns])).toBeUndefined();
  });

  it.each([
    ['WIF', 'full'],
    ['Denied in Full', 'full'],
    ['RIP', 'part'],
    ['Released in part', 'part'],
    ['Partial', 'part'],
    ['Redacted', 'part'],
    ['Released in full', null],
    ['Full or part', null],
    ['', null],
  ])('states %s', (text, extent) => {
    expect(parseExtent(text)).toBe(extent);
  });

  it.each([
    ['ICE 0001-0004', [[1, 4]]],
    [
      'ICE 0001-04, 0007 & 0009 through 0011',
      [
        [1, 4],
        [7, 7],
        [9, 11],
      ],
    ],
    ['ICE.0001 – ICE.0003', [[1, 3]]],
    ['ICE-2010-002500', [[2500, 2500]]],
    ['Tab A', [undefined]],
  ])('names the numbers of %s', (cell, ranges) => {
    const likeliest = splitNumbers(cell).map(
      ({ interpretations: [first] }) => first && [first.from.number, first.to.number],
    );
    expect(likeliest).toEqual(ranges);
  });
});
