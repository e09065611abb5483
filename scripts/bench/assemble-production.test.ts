import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, expect, it } from 'vitest';
import { assembleProduction } from './assemble-production.ts';

const folder = await mkdtemp(join(tmpdir(), 'uncover-assemble-'));
afterAll(() => rm(folder, { recursive: true }));

it('makes a production in which a third of the pages have text, a tenth are duplicates and a tenth are empty', async () => {
  const scans = await PDFDocument.create();
  for (let page = 0; page < 14; page += 1) scans.addPage([100 + page, 200]);
  await writeFile(join(folder, 'scans.pdf'), await scans.save());
  const paths = await assembleProduction([join(folder, 'scans.pdf')], folder);
  const widths = new Map<string, number[]>();
  for (const path of paths) {
    const pdf = await PDFDocument.load(await readFile(path));
    widths.set(
      basename(path),
      pdf.getPages().map((page) => page.getWidth()),
    );
  }
  expect(widths.get('letters.pdf')).toEqual([100, 101]);
  expect(await readFile(join(folder, 'letters-again.pdf'))).toEqual(
    await readFile(join(folder, 'letters.pdf')),
  );
  expect(widths.get('typed.pdf')).toHaveLength(10);
  const records = widths.get('records.pdf') ?? [];
  expect(records.filter((width) => width === 612)).toHaveLength(3);
  expect(records.filter((width) => width !== 612)).toEqual([
    102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 100, 101,
  ]);
});
