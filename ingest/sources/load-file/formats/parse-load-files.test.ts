import { describe, expect, it } from 'vitest';
import { buildDat, encoders } from '../../../testing/builders/build-load-file.ts';
import { saveFile } from '../../../testing/builders/build-pdf.ts';
import { parseDat } from './parse-dat.ts';
import { parseLfp } from './parse-lfp.ts';
import { parseOpt } from './parse-opt.ts';
import { readLoadFile, sniffLoadFile } from './read-load-file.ts';
import { recognizeLoadFile } from './recognize-load-file.ts';

const HEADER = ['BEGBATES', 'ENDBATES', 'SUBJECT'];

describe('a DAT', () => {
  it.each(Object.entries(encoders))('is read in %s', async (_name, encode) => {
    const text = buildDat([HEADER, ['ICE-1', 'ICE-2', 'Añadir: “no”'.replaceAll(/[“”]/g, '"')]]);
    const path = await saveFile(encode(text), 'dat');
    expect(await sniffLoadFile(path)).toBe('dat');
    const read = await readLoadFile(path, 'DATA/x.dat', 'dat');
    expect(read).toMatchObject({
      columns: HEADER,
      rows: [{ row: 2, values: ['ICE-1', 'ICE-2', 'Añadir: "no"'] }],
      faults: [],
    });
  });

  it('has line breaks in values, as ® or as actual line breaks', () => {
    const text = buildDat([
      HEADER,
      ['ICE-1', 'ICE-1', 'one®two'],
      ['ICE-2', 'ICE-2', 'three\r\nfour\r\n'],
      ['ICE-3', '', ''],
    ]);
    const { rows, faults } = parseDat(text);
    expect(rows).toEqual([
      { row: 2, values: ['ICE-1', 'ICE-1', 'one\ntwo'] },
      { row: 3, values: ['ICE-2', 'ICE-2', 'three\nfour'] },
      { row: 6, values: ['ICE-3', '', ''] },
    ]);
    expect(faults).toEqual([]);
  });

  it('is parsed further after a row with too many values, one with too few, and an invalid line', () => {
    const rows = [HEADER, ['ICE-1', 'ICE-1', 'a', 'beyond'], ['ICE-2']];
    const { rows: read, faults } = parseDat(
      `${buildDat(rows)}scribble\r\n${buildDat([['ICE-3', 'ICE-3', 'c']])}`,
    );
    expect(read.map(({ values }) => values)).toEqual([
      ['ICE-1', 'ICE-1', 'a', 'beyond'],
      ['ICE-2', '', ''],
      ['ICE-3', 'ICE-3', 'c'],
    ]);
    expect(faults.map(({ row }) => row)).toEqual([2, 3, 4]);
    expect(faults[0]?.message).toContain('4 values for 3 columns; what is beyond is kept as “Column 4”');
    expect(faults[1]?.message).toContain('the last 2 were taken as empty');
    expect(faults[2]?.message).toContain('does not begin with þ');
  });

  it('reports where a delimiter was inside a value, and removes it', () => {
    const { rows, faults } = parseDat(buildDat([HEADER, ['ICE-1', 'ICE-1', 'a\u0014b þ c']]));
    expect(rows[0]?.values).toEqual(['ICE-1', 'ICE-1', 'ab  c']);
    expect(faults).toEqual([{ row: 2, message: expect.stringContaining('inside the value of “SUBJECT”') }]);
  });

  it('that is truncated is parsed to its end, and reported', () => {
    const { rows, faults } = parseDat(`${buildDat([HEADER, ['ICE-1', 'ICE-1', 'a']])}þICE-2þ\u0014þICE`);
    expect(rows[1]?.values).toEqual(['ICE-2', 'ICE', '']);
    expect(faults.map(({ row }) => row)).toEqual([3, 3]);
    expect(faults[0]?.message).toContain('no closing þ');
  });

  it('separates two columns with the same name', () => {
    const { columns, faults } = parseDat(buildDat([['BEGBATES', 'DATE', 'DATE']]));
    expect(columns).toEqual(['BEGBATES', 'DATE', 'DATE (3)']);
    expect(faults).toHaveLength(1);
  });

  it('that is too large has no rows, and a message with what to do', async () => {
    const path = await saveFile(buildDat([HEADER]), 'dat');
    const { faults } = await readLoadFile(path, 'x.dat', 'dat', 10);
    expect(faults[0]?.message).toContain('Split it by rows');
  });
});

describe('a table that is a load file', () => {
  const table = (separator: string) =>
    [
      ['BegDoc', 'EndDoc', 'Subject', 'TextPath'],
      ['ICE-1', 'ICE-2', `"opt out${separator} or\nnot, ""he"" said"`, 'TEXT\\ICE-1.txt'],
      [],
      ['ICE-3', 'ICE-3'],
    ]
      .map((cells) => cells.join(separator))
      .join('\r\n');

  it.each([
    ['commas', ','],
    ['pipes', '|'],
    ['tabs', '\t'],
    ['semicolons', ';'],
  ])('is known by its header, and read like a DAT, with %s between its fields', async (_name, separator) => {
    const path = await saveFile(`\ufeff${table(separator)}`, 'csv');
    expect(await sniffLoadFile(path)).toBe('dat');
    expect(await readLoadFile(path, 'DATA/x.csv', 'dat')).toMatchObject({
      columns: ['BegDoc', 'EndDoc', 'Subject', 'TextPath'],
      rows: [
        { row: 2, values: ['ICE-1', 'ICE-2', `opt out${separator} or\nnot, "he" said`, 'TEXT\\ICE-1.txt'] },
        { row: 5, values: ['ICE-3', 'ICE-3', '', ''] },
      ],
      faults: [{ row: 5, message: expect.stringContaining('the last 2 were taken as empty') }],
    });
  });

  it('is read completely if the quotation marks of a row do not match, and reports which', async () => {
    const text = '"BegDoc","TextPath"\r\n"ICE-1","a.txt"\r\n"ICE-2","b.txt\r\n"ICE-3","c.txt"\r\n';
    const read = await readLoadFile(await saveFile(text, 'csv'), 'DATA/x.csv', 'dat');
    expect(read).toMatchObject({
      columns: ['BegDoc', 'TextPath'],
      rows: [{ values: ['ICE-1', 'a.txt'] }, { values: ['ICE-2', '"b.txt'] }, { values: ['ICE-3', 'c.txt'] }],
      faults: [{ row: 3, message: expect.stringContaining('do not match') }],
    });
  });

  it.each([
    [
      'an index of what was withheld',
      'Beg Bates,End Bates,Date,From,To,Exemption\nICE-1,ICE-2,2009,A,B,b5\n',
    ],
    ['a table of files', 'File Name,Native Path,Text Path\na.doc,x\\a.doc,x\\a.txt\n'],
    ['a sentence about columns', 'The columns BEGDOC, TEXTPATH and so on are explained in the manual.\n'],
  ])('is not %s', async (_name, text) => {
    expect(await sniffLoadFile(await saveFile(text, 'csv'))).toBeUndefined();
  });
});

describe('an OPT', () => {
  it('names one page per line', () => {
    const text = 'ICE-1,VOL001,IMAGES\\001\\ICE-1.tif,Y,,,2\r\nICE-2,VOL001,IMAGES\\001\\ICE-2.tif,,,,\r\n';
    const { images, faults } = parseOpt(text);
    expect(images).toEqual([
      {
        row: 1,
        key: 'ICE-1',
        path: 'IMAGES\\001\\ICE-1.tif',
        starts: 'document',
        pageCount: 2,
        pageIndex: null,
        rotation: 0,
      },
      {
        row: 2,
        key: 'ICE-2',
        path: 'IMAGES\\001\\ICE-2.tif',
        starts: null,
        pageCount: null,
        pageIndex: null,
        rotation: 0,
      },
    ]);
    expect(faults).toEqual([]);
  });

  it('may have commas in a path, short lines, and invalid lines', () => {
    const { images, faults } = parseOpt('A1,V,A, B\\1.tif,Y,,,1\nA2,V,2.tif\nscribble\n,V,3.tif,Y,,,1\n');
    expect(images.map(({ key, path }) => [key, path])).toEqual([
      ['A1', 'A, B\\1.tif'],
      ['A2', '2.tif'],
    ]);
    expect(faults.map(({ row }) => row)).toEqual([3, 4]);
  });
});

describe('an LFP', () => {
  it('names pages with their position in files, their documents and their rotation', () => {
    const text = [
      'IM,A1,D,1,@VOL1;IMG\\1;a.tif;2,0',
      'IM,A2, ,2,@VOL1;IMG\\1;a.tif;2,1',
      'IM,A3,C,0,@VOL1;IMG\\1;b.tif;2,0',
      'FT,A1,...',
      'IM,,D,0,@VOL1;IMG;c.tif;2,0',
    ].join('\r\n');
    const { images, faults } = parseLfp(text);
    expect(images).toEqual([
      {
        row: 1,
        key: 'A1',
        path: 'IMG\\1\\a.tif',
        starts: 'document',
        pageCount: null,
        pageIndex: 0,
        rotation: 0,
      },
      { row: 2, key: 'A2', path: 'IMG\\1\\a.tif', starts: null, pageCount: null, pageIndex: 1, rotation: 90 },
      {
        row: 3,
        key: 'A3',
        path: 'IMG\\1\\b.tif',
        starts: 'child',
        pageCount: null,
        pageIndex: 0,
        rotation: 0,
      },
    ]);
    expect(faults).toEqual([
      { row: 5, message: expect.stringContaining('no key or no path') },
      { row: null, message: expect.stringContaining('1 line of the kind “FT” was not read') },
    ]);
  });
});

describe('a load file is recognized by its content', () => {
  const of = (text: string) => recognizeLoadFile(Buffer.from(text));

  it('whatever its name is', () => {
    expect(of('A1,VOL1,IMG\\1.tif,Y,,,1\r\nA2,VOL1,IMG\\2.tif,,,,\r\n')).toBe('opt');
    expect(of('A1,VOL1,IMG\\1.tif,Y,,,1')).toBe('opt');
    expect(of('VN,VOL1\r\nIM,A1,D,0,@VOL1;IMG;1.tif;2,0\r\n')).toBe('lfp');
  });

  it.each([
    ['a letter', 'Dear Ms. Doe, of the county,\nplease see the file letter.tif, and answer.\n'],
    ['a list of addresses', 'Ann,Lawyer,ann@example.com,\nBen,Clerk,ben@example.com,\n'],
    ['a table', 'name,age,city\nAnn,33,Oakland\nBen,44,Fresno\n'],
    ['a DAT with one column', 'þBEGBATESþ\r\nþICE-1þ\r\n'],
    ['nothing', ''],
  ])('and %s is none', (_name, text) => {
    expect(of(text)).toBeUndefined();
  });

  it('even if a long header is cut within a character', () => {
    const bytes = Buffer.from(buildDat([[...HEADER, 'ñ']]));
    expect(recognizeLoadFile(bytes.subarray(0, bytes.lastIndexOf(0xb1)))).toBe('dat');
  });
});
