import { describe, expect, it } from 'vitest';
import { readPrintSetup } from '../../testing/read-print-setup.ts';
import { readZip } from '../../testing/read-zip.ts';
import { toExhibitCsv } from './exhibit-list-csv.ts';
import { toExhibitDocx } from './exhibit-list-docx.ts';
import { toExhibitXlsx } from './exhibit-list-xlsx.ts';
import { type ExhibitRow, toExhibitRows, toListNotes } from './exhibit-rows.ts';

const row: ExhibitRow = {
  letter: 'A',
  description: 'Memorandum',
  documentDate: '2010-08-17',
  batesRange: 'ICE-0001-0003',
  pages: 3,
  production: 'First production',
  sourceFile: 'a.pdf, pages 1–3',
};

describe('the exhibit list as CSV', () => {
  it('begins with a byte order mark and the columns', () => {
    expect(toExhibitCsv([row])).toBe(
      '\uFEFFExhibit,Description,Document date,Bates range,Pages\r\n' +
        'A,Memorandum,2010-08-17,ICE-0001-0003,3\r\n',
    );
  });

  it('uses the columns of an earlier version for a package of that version', () => {
    expect(toExhibitCsv([row], 'uncover-exhibits/1')).toBe(
      '\uFEFFExhibit,Description,Document date,Bates range,Pages,Production,Source file\r\n' +
        'A,Memorandum,2010-08-17,ICE-0001-0003,3,First production,"a.pdf, pages 1–3"\r\n',
    );
  });

  it.each(['=HYPERLINK("http://x")', '+1', '-1+1', '@SUM(A1)', '\t=1', ' =1', '\r=1'])(
    'contains nothing that a spreadsheet runs: %j',
    (description) => {
      const cell = toExhibitCsv([{ ...row, description }]).split('\r\nA,')[1] ?? '';
      expect(cell.replace(/^"/u, '').startsWith("'")).toBe(true);
    },
  );

  it('keeps quotes, commas and line breaks within their cell', () => {
    const csv = toExhibitCsv([{ ...row, description: 'He said "no",\nthen left' }]);
    expect(csv).toContain('A,"He said ""no"",\nthen left",2010-08-17');
  });
});

describe('the exhibit list', () => {
  const pages = [
    { production: 'First', file: 'a.pdf', pageNumber: 3, batesSource: 'read' },
    { production: 'Second', file: 'b.pdf', pageNumber: 1, batesSource: 'inferred' },
  ];
  const listed = { letter: 'A', description: 'x', documentDate: null, batesRange: 'y', pages };

  it('names each file with its pages and counts the pages', () => {
    const [only] = toExhibitRows([listed]);
    expect(only?.pages).toBe(2);
    expect(only?.sourceFile).toBe('a.pdf, page 3; b.pdf, page 1');
    expect(only?.production).toBe('First; Second');
  });

  it('explains inferred numbers only if there are any', () => {
    const [page] = pages;
    expect(toListNotes([listed])[0]).toMatch(/^\* The number.*inferred/u);
    expect(toListNotes([{ ...listed, pages: page ? [page] : [] }])[0]).not.toContain('inferred');
  });

  it('has no characters that a Word or Excel file cannot contain', async () => {
    const [odd] = toExhibitRows([
      { ...listed, description: 'bell \u0007, tab\t and half of \uD83D <b> & 😀' },
    ]);
    expect(odd?.description).toBe('bell  , tab  and half of \uFFFD <b> & 😀');
  });

  it('is written as Word and Excel files on US Letter, with a header on each sheet', async () => {
    const title = { caption: ['A & B v. C'], title: 'List', declarant: 'Jane Doe', notes: ['note'] };
    const parts = (await readZip(await toExhibitDocx(title, [row]))).map(String);
    const document = parts[parts.indexOf('word/document.xml') + 1];
    expect(document).toContain('<w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/>');
    expect(document).toContain('<w:tblHeader/>');
    expect(await readPrintSetup(await toExhibitXlsx([row], ['note']))).toEqual({
      paper: '1',
      sheetsAcross: 1,
      filter: 'A1:E2',
      repeated: '$1:$1',
    });
  });
});
