import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTextPdf as makeLayerPdf } from '#api/testing/make-text-pdf.ts';
import { makeScanPdf, makeTextPdf } from '../../scripts/make/fixtures/simple-pdfs.ts';
import { openBrowser } from './open-browser.ts';
import { type Clinic, MATTER, openClinic } from './open-clinic.ts';
import { listViolations, openPageAs } from './open-page-as.ts';

let clinic: Clinic;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  [clinic, browser] = await Promise.all([openClinic(), openBrowser()]);
  folder = join(clinic.folder, 'VOL001');
  await mkdir(join(folder, 'LETTERS'), { recursive: true });
  await writeFile(join(folder, 'LETTERS', 'letter.pdf'), await makeTextPdf([LINES]));
  await writeFile(join(folder, 'empty.pdf'), '');
  await writeFile(join(folder, 'Thumbs.db'), 'left by a system');
  // Larger than a piece, so that it can be interrupted in the middle.
  await writeFile(join(folder, 'sound.wav'), Buffer.alloc(20_000_000));
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

const LINES = [
  'Letter from the county to the agency about the program.',
  'The board of supervisors has asked how a county may opt out of the program,',
  'and whether an answer will be given before the date of activation.',
  'The sheriff has written twice and has not had a reply that says so in plain words.',
];

/** Drops files on the screen as a person would, but without the folder, which only a real mouse provides. */
async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const dropped = await page.evaluateHandle(
    ([name, base64]) => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { lastModified: 1 }));
      return transfer;
    },
    [name, Buffer.from(bytes).toString('base64')] as const,
  );
  // A real drag keeps firing events, so that a screen that is still loading receives them too.
  const target = page.getByText('Drop files or folders');
  const dragOver = async () => {
    await page.dispatchEvent('body', 'dragover', { dataTransfer: dropped });
    return target.isVisible();
  };
  await expect.poll(dragOver, { timeout: 120_000 }).toBe(true);
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
}

describe('a reviewer in a browser', () => {
  it('adds a folder, is interrupted, resumes where the upload stopped, and sees every file in the ledger', async () => {
    const { page, faults } = await openPageAs(clinic, browser, 'reviewer', `/m/${MATTER}/productions`);
    let pieces = 0;
    await page.route('**/bytes?offset=*', async (route) => {
      pieces += 1;
      // The third piece hangs, as on a dead connection.
      if (pieces < 3) await route.continue();
    });
    await page.locator('input[webkitdirectory]').setInputFiles(folder);
    await page.getByRole('dialog', { name: /Add 3 files/ }).waitFor();
    expect(await page.getByLabel('Production name').inputValue()).toBe('VOL001');
    expect(await listViolations(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Add files' }).click();
    await page.getByText(/41% of 20.0 MB/).waitFor();
    expect(await listViolations(page)).toEqual([]);

    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText('2 of 3 files received.').waitFor();
    await page.getByText('41% of 20.0 MB').waitFor();
    // Only now, because a piece that is sent again while the page is closing would arrive.
    await page.unroute('**/bytes?offset=*');
    expect(await listViolations(page)).toEqual([]);
    await page.locator('input[webkitdirectory]').setInputFiles(folder);
    await page.getByText('Part of this was uploaded before').waitFor();
    expect(await page.getByRole('dialog').getByLabel('Production', { exact: true }).inputValue()).toBe(
      'VOL001',
    );
    const offsets: string[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.endsWith('/bytes')) offsets.push(searchParams.get('offset') ?? '');
    });
    await page.getByRole('dialog').getByRole('button', { name: 'Add files' }).click();

    const production = page.getByRole('region', { name: 'VOL001' });
    await production.getByText('3 files: 1 processed, 2 could not be opened').waitFor();
    expect(offsets[0]).toBe(String(2 ** 23));
    await production.getByText('VOL001/LETTERS/letter.pdf').waitFor();
    expect(faults).toEqual([]);
  });

  it('stops processing and resumes it', async () => {
    const { page, faults } = await openPageAs(clinic, browser, 'reviewer', `/m/${MATTER}/productions`);
    const scans = Array.from({ length: 3 }, (_, index) => ({ lines: [...LINES, `Page ${index + 1}.`] }));
    await drop(page, 'scans.pdf', await makeScanPdf(scans));
    await page.getByRole('dialog').getByRole('button', { name: 'Add files' }).click();
    const production = page.getByRole('region', { name: 'scans' });
    await production.getByRole('button', { name: 'Stop processing scans' }).click();
    await production.getByRole('button', { name: 'Resume processing scans' }).click();
    await production.getByText('1 file: 1 processed').waitFor({ timeout: 90_000 });
    expect(faults).toEqual([]);
  });

  it('reruns OCR on a page, and undoes that', async () => {
    const { page, faults } = await openPageAs(clinic, browser, 'reviewer', `/m/${MATTER}/productions`);
    await drop(page, 'layer.pdf', await makeLayerPdf(['A page with a layer.'], 'Words in fine print.'));
    await page.getByRole('dialog').getByRole('button', { name: 'Add files' }).click();
    const production = page.getByRole('region', { name: 'layer' });
    await production.getByText('1 file: 1 processed').waitFor();
    await production.getByRole('link', { name: '1' }).first().click();
    await page.getByText('in fine print').first().waitFor();

    await page.getByRole('button', { name: 'Rerun OCR' }).click();
    await page.getByRole('menuitem', { name: 'English and Spanish' }).click();
    await page.getByText(/^OCR done for .* Version 2 is now in use/).waitFor();
    await page.getByText(/^Read by OCR, \d+%$/).waitFor();
    expect(await page.getByText('in fine print').count()).toBe(0);
    expect(await listViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('Text layer of the file').waitFor();
    await page.getByText('in fine print').first().waitFor();
    expect(faults).toEqual([]);
  });

  it('cannot add files with a read-only account', async () => {
    const { page } = await openPageAs(clinic, browser, 'reader', `/m/${MATTER}/productions`);
    await page.getByText('You can view everything but change nothing').waitFor();
    expect(await page.getByRole('button', { name: /Add|Stop|Resume/ }).count()).toBe(0);
  });
});
