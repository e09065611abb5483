import { expect, it } from 'vitest';
import { readPrintSetup } from '../testing/read-print-setup.ts';
import { readZip } from '../testing/read-zip.ts';
import { writeSheet } from './write-sheet.ts';

const columns = [
  { title: 'Bates', width: 20 },
  { title: 'Text', width: 43 },
];

async function readSheet(workbook: Buffer): Promise<string> {
  const parts = (await readZip(workbook)).map(String);
  return parts[parts.indexOf('xl/worksheets/sheet1.xml') + 1] ?? '';
}

it('gives each row the height of its longest text, for programs that do not compute it', async () => {
  const rows = [
    ['ICE-0001', 'short'],
    ['ICE-0002', 'x'.repeat(100)],
    ['ICE-0003', 'x'.repeat(100_000)],
  ];
  const sheet = await readSheet(await writeSheet({ name: 'List', columns, rows, notes: [] }));
  const heights = [...sheet.matchAll(/<row r="\d+" ht="(\d+)" customHeight="1">/gu)].map(([, ht]) => ht);
  expect(heights).toEqual(['15', '15', '45', '409']);
});

it('names one font for all cells, and prints many columns on several sheets side by side', async () => {
  const wide = [...columns, ...Array.from({ length: 5 }, () => ({ title: 'More', width: 60 }))];
  const workbook = await writeSheet({ name: 'Log', columns: wide, rows: [['ICE-0001']], notes: ['note'] });
  const parts = (await readZip(workbook)).map(String);
  const styles = parts[parts.indexOf('xl/styles.xml') + 1] ?? '';
  const fonts = [...styles.matchAll(/<font>.*?<\/font>/gu)].map(([font]) => font);
  expect(fonts).toHaveLength(3);
  for (const font of fonts) {
    expect(font).toContain('<name val="Calibri"/>');
    expect(font).toContain('<sz val="11"/>');
  }
  expect(await readPrintSetup(workbook)).toMatchObject({ sheetsAcross: 2, repeated: '$A:$A,$1:$1' });
});

it('sets the filter only on the table, and contains nothing that runs', async () => {
  const workbook = await writeSheet({
    name: 'Exhibit list',
    columns,
    rows: [['=1+1', 2]],
    total: ['all', 2],
    notes: ['=A1'],
  });
  expect(await readPrintSetup(workbook)).toEqual({
    paper: '1',
    sheetsAcross: 1,
    filter: 'A1:B2',
    repeated: '$1:$1',
  });
  expect(await readSheet(workbook)).not.toContain('<f>');
});
