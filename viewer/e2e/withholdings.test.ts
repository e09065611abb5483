import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databasePath } from '#api/data-folder.ts';
import { OriginalStore } from '#api/originals/original-store.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { buildBox, buildSheet } from '#api/testing/build-marks.ts';
import { ingestScripted } from '#api/testing/scripted-pages.ts';
import { openBrowser } from './open-browser.ts';
import { type Clinic, MATTER, openClinic } from './open-clinic.ts';
import { listViolations, openPageAs, statusBarOf } from './open-page-as.ts';

let clinic: Clinic;
let browser: Browser;
beforeAll(async () => {
  [clinic, browser] = await Promise.all([openClinic(), openBrowser()]);
  const database = await openDatabase(databasePath(clinic.dataDir));
  const app = {
    dataDir: clinic.dataDir,
    database,
    originals: new OriginalStore(clinic.dataDir),
    newId: randomUUID,
  };
  await ingestScripted(app, {
    'a.pdf': [
      { text: 'Open.', bates: 'ICE 0001' },
      {
        text: 'Names.',
        bates: 'ICE 0002',
        marks: { boxes: [buildBox('(b)(6)'), buildBox()], shareRedacted: 0.2 },
      },
      { text: 'Memo.', bates: 'ICE 0003', marks: { boxes: [buildBox('(b)(5)')], shareRedacted: 1 } },
      {
        text: 'Withheld.',
        bates: 'ICE 0004',
        marks: { placeholder: buildSheet({ pagesRepresented: 14, codes: ['(b)(5)'] }), shareRedacted: 1 },
      },
    ],
  });
  await database.destroy();
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

const openAs = (userName: string, rest = '') =>
  openPageAs(clinic, browser, userName, `/m/${MATTER}/withholdings${rest}`);

describe('the withholding log', () => {
  it('is filtered, corrected beside the values as read, undone, and links to its pages', async () => {
    const { page, faults } = await openAs('reviewer');
    await page
      .getByText(
        '3 withholdings: 15 pages withheld in full, 1 page released in part. The 4 pages received do not include the pages behind placeholder sheets.',
      )
      .waitFor();
    expect(await page.getByText('Challenge').count()).toBe(0);
    expect(await listViolations(page)).toEqual([]);
    await page.getByLabel('Which withholdings').selectOption('noCode');
    await page.getByText('1 withholding: 1 page released in part').waitFor();

    await page.getByRole('button', { name: 'edit ICE 0002' }).click();
    expect(await listViolations(page)).toEqual([]);
    await page.getByLabel('Codes').fill('b7C');
    await page.keyboard.press('Enter');
    await page.getByText('No withholding matches these filters').waitFor();
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await page.getByRole('cell', { name: '(b)(7)(C)' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('cell', { name: '(b)(6), 1 box without a code' }).waitFor();

    await page.getByRole('link', { name: 'ICE 0003' }).click();
    await statusBarOf(page).getByText('Page 2 of 3', { exact: true }).waitFor();
    await page.getByText('pages with withholdings').first().waitFor();
    expect(faults).toEqual([]);
  });

  it('charts its codes along the production, and each count links to what it counts', async () => {
    const { page, faults } = await openAs('reader', '?show=chart');
    await page.getByText('3 withholdings: 2 in full and 1 in part').waitFor();
    expect(await listViolations(page)).toEqual([]);
    await page.getByRole('link', { name: '2 pages: (b)(5)' }).click();
    await statusBarOf(page).getByText('Page 1 of 2', { exact: true }).waitFor();
    await page.getByText('withheld under (b)(5)').first().waitFor();
    await page.goBack();
    await page.getByRole('link', { name: '1 withholdings: Boxes without a code' }).click();
    await page.getByText('1 withholding: 1 page released in part').waitFor();
    expect(faults).toEqual([]);
  });

  it('shows attorneys the challenge status with its warning, and exports it only on request', async () => {
    const { page, faults } = await openAs('attorney');
    await page.getByRole('button', { name: 'edit ICE 0003' }).click();
    await page.getByText('held to have waived it').waitFor();
    await page
      .getByRole('group', { name: 'Withholding ICE 0003' })
      .getByLabel('Challenge status')
      .selectOption('challenged');
    await page.getByRole('cell', { name: 'challenged' }).waitFor();
    expect(await listViolations(page)).toEqual([]);
    const csv = page.getByRole('link', { name: 'CSV' });
    expect(await csv.getAttribute('href')).not.toContain('hallenge');
    await page.getByLabel('Include challenge status').check();
    expect(await csv.getAttribute('href')).toContain('withChallenge=yes');
    const [file] = await Promise.all([page.waitForEvent('download'), csv.click()]);
    expect(file.suggestedFilename()).toBe('NDLON-v-ICE-withholdings.csv');
    expect(faults).toEqual([]);
  });

  it("is compared with the agency's index in both directions", async () => {
    const { page, faults } = await openAs('reviewer', '?show=vaughn');
    await page.getByText('No Vaughn index yet').waitFor();
    const index = join(clinic.folder, 'vaughn.csv');
    await writeFile(index, 'Bates No.,Exemptions,Remarks\nICE 0002,b6,\nICE 0004,b4,\nICE 0009,b5,\n');
    await page.getByLabel('Vaughn index to upload').setInputFiles(index);
    await page.getByText('3 rows, 1 matching the pages.').waitFor();
    await page.getByText('Only in the index: (b)(4); only on the pages: (b)(5)').waitFor();
    await page.getByText('No page has the number, and no sheet lists it: 0009').waitFor();
    expect(await page.getByLabel('Remarks').inputValue()).toBe('');
    expect(await listViolations(page)).toEqual([]);
    await page.getByLabel('Kind of difference').selectOption('not-in-index');
    await page.getByRole('link', { name: 'ICE 0003' }).click();
    await statusBarOf(page).getByText('Page 3 of 4', { exact: true }).waitFor();
    expect(faults).toEqual([]);
  });
});
