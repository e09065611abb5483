import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { VaughnIndex, VaughnReconciliation } from '#contract/withholdings/vaughn.ts';
import { buildZip } from '#ingest/testing/builders/build-zip.ts';
import { buildBox, buildSheet } from '../testing/build-marks.ts';
import { ingestScripted, type ScriptedPage } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

const base = '/api/matters/ndlon/vaughn';

const page = (number: number, marks?: ScriptedPage['marks']): ScriptedPage => ({
  text: `Page w${number}`,
  bates: `ICE ${String(number).padStart(4, '0')}`,
  ...(marks ? { marks } : {}),
});
const boxed = (...codes: string[]) => ({ boxes: [buildBox(...codes)], shareRedacted: 0.2 });
const whole = (...codes: string[]) => ({ boxes: [buildBox(...codes)], shareRedacted: 1 });

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    'a.pdf': [
      page(1, boxed('(b)(6)')),
      page(2, boxed('(b)(6)')),
      page(3, whole('(b)(5)')),
      page(4),
      page(5, boxed('(b)(7)(E)')),
      page(6, boxed('(b)(7)(E)')),
      page(7, { placeholder: buildSheet({ pagesRepresented: 12, codes: ['(b)(5)'] }), shareRedacted: 1 }),
      page(8),
      page(9, {
        placeholder: buildSheet({
          ...{ kind: 'deleted-page-sheet', pagesRepresented: 2, codes: ['(b)(1)'] },
          pages: [20, 21].map((number) => ({ bates: `ICE 00${number}`, codes: ['(b)(1)'] })),
        }),
        shareRedacted: 1,
      }),
    ],
  });
});
afterAll(() => app.close());

const HEADER = ['Bates Nos.', 'Pages', 'Author', 'Description', 'Exemptions', 'Full/Part'];
const ROWS = [
  ['ICE 0001-0002', '2', 'A. Smith', 'E-mail', 'b6', 'Part'],
  ['ICE 0003', '1', '', '=cmd|calc', '(b)(4), (b)(5)', 'Part'],
  ['ICE 0004', '', '', 'Letter', '(b)(5)', 'Full'],
  ['ICE 0007', '10', '', 'Drafts', '(b)(5)', 'Full'],
  ['ICE 0008-0011', '', '', 'Memo', '', ''],
  ['ICE 0020-0021', '2', '', 'Listed', '(b)(1)', 'WIF'],
  ['ICE 0009', '2', '', 'By the number of its sheet', '(b)(1)', 'WIF'],
  ['Tab A', '', '', '', 'privileged', ''],
  ['', '', '', '', '', ''],
];

async function load(bytes: Uint8Array, name = 'index.csv', userName = 'reviewer') {
  const caller = await app.as(userName).open('POST', `${base}?name=${encodeURIComponent(name)}`, {
    // A kept-alive connection may have been closed while a test was running.
    connection: 'close',
  });
  const { status, body } = await new Promise<{ status: number; body: unknown }>((resolve, reject) => {
    caller.once('error', reject);
    caller.once('response', (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }));
    });
    caller.end(bytes);
  });
  return { status, index: body as VaughnIndex, message: (body as { message?: string }).message };
}
const csvOf = (rows: string[][]) =>
  Buffer.from(rows.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n'));

async function reconcile({ indexId }: VaughnIndex, query = ''): Promise<VaughnReconciliation> {
  return (await (await app.as('reader').get(`${base}/${indexId}${query}`)).json()) as VaughnReconciliation;
}

describe('a Vaughn index', () => {
  it('is compared with the pages both ways', async () => {
    const { index } = await load(csvOf([['Vaughn index of ICE'], HEADER, ...ROWS]));
    expect(index.columns.map(({ field }) => field)).toEqual([
      'bates',
      'pages',
      'author',
      'description',
      'codes',
      'extent',
    ]);
    const found = await reconcile(index);
    expect(found).toMatchObject({ entries: 8, agreeing: 3 });
    expect(found.differences.map(({ kind, numbers, what }) => [kind, numbers, what])).toEqual([
      ['codes-differ', 'ICE 0003', 'Only in the index: (b)(4)'],
      ['extent-differs', 'ICE 0003', 'In part, says the index; all of it is withheld in full'],
      ['not-on-pages', 'ICE 0004', 'Nothing is withheld on the page'],
      [
        'pages-differ',
        'ICE 0007',
        '10 pages, says the index; its numbers are 1 page, and sheets among them stand for 11 more',
      ],
      ['not-in-productions', 'ICE 0008-0011', '2 of 4 numbers are of no page, and on no sheet: 0010 to 0011'],
      ['codes-differ', 'ICE 0008-0011', 'Only on the pages: (b)(1)'],
      ['not-understood', 'Tab A', '“Tab A” is no number'],
      ['not-understood', 'Tab A', '“privileged” has no exemption code'],
      ['not-in-index', 'ICE 0005 to ICE 0006', '2 pages withheld in part, (b)(7)(E)'],
    ]);
    expect(found.differences[0]?.entry).toMatchObject({ row: 4, description: '=cmd|calc' });
    const one = await reconcile(index, '?kind=not-in-index');
    expect(one.total).toBe(1);
    expect(one.differences[0]?.pageId).toMatch(/-/);
    expect((await reconcile(index, '?production=none')).counts['not-in-index']).toBe(0);
  });

  it('is the same from an Excel workbook, and when the same file is loaded again', async () => {
    const rows = [HEADER, ...ROWS].map((cells) => cells.map((value) => ({ value, type: String })));
    const bytes = await writeXlsxFile(rows).toBuffer();
    const { index } = await load(bytes, 'index.xlsx');
    const again = await load(bytes, 'copy.xlsx');
    expect(again.index).toEqual(index);
    expect(await reconcile(index)).toMatchObject({ entries: 8, agreeing: 3 });
  });

  it('is a CSV file in which nothing runs as a formula', async () => {
    const { index } = await load(csvOf([['Vaughn index of ICE'], HEADER, ...ROWS]));
    const csv = await (await app.as('reader').get(`${base}/${index.indexId}/differences.csv`)).text();
    expect(csv).toContain("'=cmd|calc");
    const { total } = await reconcile(index);
    expect(csv.split('\r\n\r\n')[0]?.split('\r\n')).toHaveLength(total + 1);
  });

  it('is read by the columns that a person chooses', async () => {
    const { index } = await load(
      csvOf([
        ['Bates', 'Exemptions', 'Remarks'],
        ['ICE 0005-0006', 'none', 'b7E'],
      ]),
    );
    expect((await reconcile(index)).counts['not-understood']).toBe(1);
    const columns = ['bates', null, 'codes'];
    await app.as('reviewer').send('put', `${base}/${index.indexId}/columns`, { columns });
    expect((await reconcile(index)).agreeing).toBe(1);
    const twice = await app
      .as('reviewer')
      .send('put', `${base}/${index.indexId}/columns`, { columns: ['bates', 'bates'] });
    expect(twice.status).toBe(400);
  });

  it('is removed and restored', async () => {
    const { index } = await load(
      csvOf([
        ['Bates', 'Exemptions'],
        ['ICE 0005', 'b7E'],
      ]),
    );
    const names = async () =>
      ((await (await app.as('reader').get(base)).json()) as VaughnIndex[]).map(({ indexId }) => indexId);
    await app.as('reviewer').send('delete', `${base}/${index.indexId}`);
    expect(await names()).not.toContain(index.indexId);
    await app.as('reviewer').send('post', `${base}/${index.indexId}/restore`);
    expect(await names()).toContain(index.indexId);
  });
});

describe('a file that is no index', () => {
  it.each([
    ['without a header', Buffer.from('a,b\r\nc,d\r\n'), 'header of a Vaughn index'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old .xls'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'neither'],
    ['empty', Buffer.alloc(0), 'empty'],
    ['a broken workbook', Buffer.from('PK\u0003\u0004 no more'), "can't be read"],
  ])('is refused with the reason: %s', async (_, bytes, reason) => {
    const { status, message } = await load(bytes);
    expect(status).toBe(400);
    expect(message).toContain(reason);
  });

  it('is refused with the position if a quotation mark is never closed', async () => {
    const { status, message } = await load(Buffer.from('Bates;Codes\nICE-1;b5\nICE-2;"b6\n'));
    expect({ status, message }).toEqual({ status: 400, message: expect.stringContaining('Line 3') });
  });

  it('is refused if it expands beyond the limit', async () => {
    const bomb = buildZip([{ name: 'xl/worksheets/sheet1.xml', data: Buffer.alloc(140 * 2 ** 20) }]);
    const { status, message } = await load(bomb, 'bomb.xlsx');
    expect({ status, message }).toEqual({ status: 400, message: expect.stringContaining('128 MB') });
  });

  it('is refused beyond 20 MB', async () => {
    expect((await load(Buffer.alloc(21 * 2 ** 20, 'a'))).status).toBe(413);
  });
});
