import { describe, expect, it } from 'vitest';
import { encryptPdf } from '../../testing/builders/encrypt-pdf.ts';
import { writePdf, writeStream } from '../../testing/builders/write-pdf.ts';
import { openInWork } from '../../testing/open-in-work.ts';

const page = (contents: number, more = '') =>
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents ${contents} 0 R/Resources<</Font<</F 3 0 R>>>>${more}>>`;
const words = (text: string) => writeStream(`BT /F 12 Tf 72 700 Td (${text}) Tj ET`);
const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';
const FILE = '<</Type/Filespec/F(memo.txt)/UF(memo.txt)/EF<</F 7 0 R>>>>';
const MEMO = writeStream('the words of the memo', '/Type/EmbeddedFile');

describe('a file that a PDF carries', () => {
  it.each([
    ['a paperclip on a page', '', '/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[9 9 20 20]/FS 6 0 R>>]'],
    ['a page itself', '', '/AF[6 0 R]'],
    ['the document', '/AF[6 0 R]', ''],
    [
      'rich media',
      '',
      '/Annots[<</Subtype/RichMedia/Rect[9 9 20 20]/RichMediaContent<</Assets<</Names[(memo.txt) 6 0 R]>>>>>>]',
    ],
  ])('is listed where it hangs on %s', async (_where, catalog, onPage) => {
    const pdf = writePdf([
      `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
      '<</Type/Pages/Count 1/Kids[4 0 R]>>',
      ...[FONT, page(5, onPage), words('See the memo'), FILE, MEMO],
    ]);
    const content = Buffer.from('the words of the memo');
    expect((await openInWork(pdf)).files).toMatchObject([{ name: 'memo.txt', content }]);
    // Most encrypted files open without a password.
    expect((await openInWork(await encryptPdf(pdf))).files).toMatchObject([{ content }]);
  });
});

/** In hexadecimal, because the objects of a test are text. */
function wideStream(text: string): string {
  const hex = Buffer.from(`\ufeff${text}`, 'utf16le').toString('hex');
  return `<</Length ${hex.length + 1}/Filter/ASCIIHexDecode>>\nstream\n${hex}>\nendstream`;
}

describe('a form that only Adobe’s programs can draw', () => {
  const data =
    '<xfa:datasets xmlns:xfa="x"><xfa:data><form><county>Kestrel &amp; Co</county><empty/></form></xfa:data></xfa:datasets>';
  const template = '<template><field name="county"><caption>County</caption></field></template>';

  it.each([
    ['in parts', '[(template) 6 0 R(datasets) 7 0 R]', writeStream(data)],
    ['whole', '7 0 R', writeStream(`<xdp:xdp>${template}${data}</xdp:xdp>`)],
    ['in wide letters', '7 0 R', wideStream(`<xdp:xdp>${template}${data}</xdp:xdp>`)],
  ])(
    'gives its values as a file, and the PDF says that its page is a placeholder: %s',
    async (_, xfa, last) => {
      const pdf = writePdf([
        `<</Type/Catalog/Pages 2 0 R/NeedsRendering true/AcroForm<</Fields[]/XFA ${xfa}>>>>`,
        '<</Type/Pages/Count 1/Kids[4 0 R]>>',
        ...[FONT, page(5), words('Please wait...'), writeStream(template), last],
      ]);
      for (const each of [pdf, await encryptPdf(pdf)]) {
        const { files, notes } = await openInWork(each);
        expect(files.map(({ name, content }) => [name, content.toString()])).toEqual([
          ['values of the form.txt', 'county: Kestrel & Co\n'],
        ]);
        expect(notes.join()).toMatch(/placeholder.*1 value/);
      }
    },
  );
});

describe('a PDF whose list of pages is wrong', () => {
  const three = (count: number) => [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${count}/Kids[4 0 R 5 0 R 6 0 R]>>`,
    ...[FONT, page(7), page(8), page(9), words('first'), words('second'), words('third')],
  ];

  it.each([0, 1, 2])('shows all of its three pages if it counts %d', async (count) => {
    const { pages, notes } = await openInWork(writePdf(three(count)));
    expect(pages).toEqual([['first'], ['second'], ['third']]);
    expect(notes.join()).toMatch(/repaired copy/);
  });

  it('is read as it is if it counts them correctly', async () => {
    const { pageCount, pages, notes } = await openInWork(writePdf(three(3)));
    expect({ pageCount, pages, notes }).toEqual({ pageCount: 3, pages: undefined, notes: [] });
  });

  it('reports that its table of objects is broken if it had to be rebuilt', async () => {
    const broken = writePdf(three(3)).toString('latin1').replace('xref\n0 10', 'xren\n0 10');
    const { pageCount, notes } = await openInWork(Buffer.from(broken, 'latin1'));
    expect(pageCount).toBe(3);
    expect(notes).toEqual([
      expect.stringMatching(/^This PDF is damaged: .* Pages or words may be missing\./),
    ]);
  });

  it('yields the complete pages if it was truncated, and counts the others', async () => {
    const whole = writePdf(three(3));
    for (const cut of [whole.indexOf('9 0 obj'), whole.indexOf('third')]) {
      const { pages, notes } = await openInWork(whole.subarray(0, cut));
      expect(pages).toEqual([['first'], ['second']]);
      expect(notes.join()).toContain('the 2 pages that are whole');
      expect(notes.join()).toContain('Of 1 more page the content is missing.');
    }
  });

  it('is damaged if none of its pages is complete', async () => {
    const whole = writePdf(three(3));
    expect(await openInWork(whole.subarray(0, whole.indexOf('7 0 obj')))).toMatchObject({ cause: 'damaged' });
  });

  it('does not restore a page that a later change removed', async () => {
    const before = writePdf(three(3));
    const update = `2 0 obj\n<</Type/Pages/Count 2/Kids[4 0 R 6 0 R]>>\nendobj\n`;
    const at = before.length;
    const table = `xref\n2 1\n${String(at).padStart(10, '0')} 00000 n \ntrailer\n<</Size 10/Root 1 0 R/Prev ${before.lastIndexOf('xref\n0')}>>\nstartxref\n${at + update.length}\n%%EOF\n`;
    const { pageCount, notes } = await openInWork(Buffer.concat([before, Buffer.from(update + table)]));
    expect({ pageCount, notes }).toEqual({ pageCount: 2, notes: [] });
  });
});
