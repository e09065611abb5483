import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDat } from '#api/testing/build-volume.ts';
import { makeTextPdf } from '#api/testing/make-text-pdf.ts';
import { openBrowser } from './open-browser.ts';
import { type Clinic, MATTER, openClinic } from './open-clinic.ts';
import { listViolations, openPageAs } from './open-page-as.ts';

const LINE = 'The county asked in writing how it may opt out of the program before its activation.';
const FILE_PASSWORD = 'sesame';

let clinic: Clinic;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  [clinic, browser] = await Promise.all([openClinic(), openBrowser()]);
  folder = join(clinic.folder, 'VOL001');
  await mkdir(folder);
  const rows = [
    ['BEGDOC#', 'ENDDOC#', 'Custodian', 'What it is about'],
    ['ICE-0001', 'ICE-0001', 'Doe, Jane', 'Opting out'],
  ];
  await writeFile(join(folder, 'first.dat'), buildDat(rows));
  await writeFile(join(folder, 'ICE-0001.pdf'), await makeTextPdf([LINE]));
  const locked = await PDFDocument.create();
  locked.addPage([612, 792]).drawText(LINE);
  locked.encrypt({ userPassword: FILE_PASSWORD });
  await writeFile(join(folder, 'locked.pdf'), await locked.save());
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

describe('a reviewer in a browser', () => {
  it('sees the columns before an upload is processed, unlocks a file, and reassigns a column afterward', async () => {
    const { page, faults } = await openPageAs(clinic, browser, 'reviewer', `/m/${MATTER}/productions`);
    await page.locator('input[webkitdirectory]').setInputFiles(folder);
    await page.getByRole('dialog').getByRole('button', { name: 'Add files' }).click();
    const drop = page.getByRole('region', { name: 'Load files of VOL001' });
    await drop.getByRole('row', { name: /BEGDOC#.*ICE-0001/ }).waitFor();
    expect(await drop.getByLabel('Field of What it is about').inputValue()).toBe('');
    expect(await listViolations(page)).toEqual([]);
    await drop.getByRole('button', { name: 'Process with these columns' }).click();

    const production = page.getByRole('region', { name: 'VOL001', exact: true });
    await production.getByText('1 file could not be opened.').waitFor();
    expect(await listViolations(page)).toEqual([]);
    await production.getByRole('button', { name: /^Enter password/ }).click();
    await page.getByRole('button', { name: 'Try several passwords' }).click();
    await page.getByLabel('Passwords', { exact: true }).fill(`guess\n${FILE_PASSWORD}`);
    expect(await listViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Unlock', exact: true }).click();
    await production.getByText('Opened with a password.').waitFor();

    await production.getByRole('button', { name: /^Load file columns/ }).click();
    const columns = page.getByRole('dialog');
    await columns.getByLabel('Field of What it is about').selectOption('subject');
    expect(await listViolations(page)).toEqual([]);
    await columns.getByRole('button', { name: 'Apply these columns' }).click();
    await columns.waitFor({ state: 'detached' });
    const ingestRequests = () => page.request.get(`${clinic.address}/api/matters/${MATTER}/ingest-requests`);
    await expect.poll(async () => (await ingestRequests()).json(), { timeout: 120_000 }).toEqual([]);
    await production
      .getByRole('row', { name: /ICE-0001\.pdf/ })
      .getByRole('link')
      .click();
    await page.getByRole('tab', { name: 'Document' }).click();
    await page.getByText('Opting out').first().waitFor();
    expect(faults).toEqual([]);
  });
});
