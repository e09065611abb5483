import { describe, expect, it } from 'vitest';
import { listCsvRows, parseCsv, UnmatchedQuote } from './parse-csv.ts';

describe('a table', () => {
  it.each([
    [
      'with line ends and separators in quoted cells',
      'a,b\n"x,\ny",2',
      [
        ['a', 'b'],
        ['x,\ny', '2'],
      ],
    ],
    ['with doubled quotation marks', '"say ""no""",c', [['say "no"', 'c']]],
    ['with a quotation mark inside a cell', '5" pipe,c', [['5" pipe', 'c']]],
    ['with rows of different lengths', 'a,b\n1\n1,2,3', [['a', 'b'], ['1'], ['1', '2', '3']]],
    ['with line ends of three kinds', 'a\r\nb\rc\nd', [['a'], ['b'], ['c'], ['d']]],
    [
      'with an empty last cell',
      'a,b\n1,',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    ['of nothing', '', []],
  ])('%s is taken apart', (_what, text, rows) => {
    expect(parseCsv(text, ',')).toEqual(rows);
  });

  it('reports on which line each row begins', () => {
    expect(listCsvRows('a\n"b\nb"\nc', ',').map(({ row }) => row)).toEqual([1, 2, 4]);
  });

  it.each([
    ['is never closed', '3,"open\n5,6', 'Line 3: the quotation marks of cell 2'],
    ['is closed in a later row', '3,"open\n"5","6"\n7,8', 'Line 3: the quotation marks of cell 2'],
    [
      'is closed in a later row, beside others',
      '3,5" pipe\n"open,4\n"5","6"\n7,8',
      'Line 4: the quotation marks of cell 1',
    ],
    ['is closed before the end of its cell', '"a" b,3', 'Line 3: the quotation marks of cell 1'],
  ])('with a quotation mark that %s is refused, with its place', (_what, rows, message) => {
    const read = () => parseCsv(`a,b\n1,2\n${rows}`, ',');
    expect(read).toThrow(UnmatchedQuote);
    expect(read).toThrow(message);
  });
});
