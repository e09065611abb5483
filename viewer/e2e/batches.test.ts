import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTextPdf } from '#api/testing/make-text-pdf.ts';
import { runUncover } from '../../scripts/testing/run-uncover.ts';
import { openBrowser } from './open-browser.ts';
import { type Clinic, MATTER, openClinic } from './open-clinic.ts';
import { listViolations, openPageAs, statusBarOf } from './open-page-as.ts';

let clinic: Clinic;
let browser: Browser;
beforeAll(async () => {
  [clinic, browser] = await Promise.all([openClinic(), openBrowser()]);
  const source = join(clinic.folder, 'release.pdf');
  await writeFile(
    source,
    await makeTextPdf([1, 2, 3, 4].map((page) => `sheriff on page ${page}, and so on`)),
  );
  const ingest = await runUncover('ingest', source, '--matter', MATTER, '--data', clinic.dataDir);
  expect(ingest.stderr + ingest.exitCode).toMatch(/0$/);
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

const openAs = (userName: string, path: string) => openPageAs(clinic, browser, userName, path);
const progress = (page: Page, text: string) => statusBarOf(page).getByText(text).waitFor();

it('a batch goes from one reviewer to the next, who continues where the first one stopped', async () => {
  const attorney = await openAs('attorney', `/m/${MATTER}/batches`);
  await attorney.page.getByRole('button', { name: 'Make batches' }).click();
  await attorney.page.getByLabel('Name').fill('Sheriff');
  await attorney.page.getByLabel('Pages from').selectOption('A search');
  await attorney.page.getByLabel('Exact query').fill('sheriff');
  await attorney.page.getByText('4 pages in 1 batch, of 4 pages found.').waitFor();
  expect(await listViolations(attorney.page)).toEqual([]);
  await attorney.page.getByRole('button', { name: 'Make 1 batch' }).click();
  await attorney.page.getByRole('row', { name: /Sheriff.*0 of 4 decided.*Free/ }).waitFor();

  const first = await openAs('reviewer', `/m/${MATTER}`);
  await first.page.getByRole('button', { name: 'Take the next batch' }).click();
  await first.page.getByRole('link', { name: 'Start Sheriff' }).click();
  await progress(first.page, '0 of 4 decided');
  await first.page.keyboard.press('1');
  await progress(first.page, '1 of 4 decided');
  await first.page.keyboard.press('Shift+N');
  await progress(first.page, 'Page 2 of 4');
  await first.page.keyboard.press('0');
  await progress(first.page, '2 of 4 decided');
  // An attorney sees who did what, without reloading.
  await attorney.page.getByRole('row', { name: /Rae Reviewer/ }).waitFor();
  await first.page.getByRole('link', { name: 'Batches' }).click();
  await first.page.getByRole('button', { name: 'Return Sheriff' }).click();
  await first.page.getByRole('row', { name: /2 of 4 decided.*Free/ }).waitFor();
  expect(await listViolations(first.page)).toEqual([]);

  const second = await openAs('colleague', `/m/${MATTER}/batches`);
  await second.page.getByRole('button', { name: 'Take Sheriff' }).click();
  await second.page.getByRole('link', { name: 'Continue Sheriff' }).click();
  await progress(second.page, '2 of 4 decided');
  await progress(second.page, 'Page 2 of 4');
  await second.page.keyboard.press('Shift+N');
  await progress(second.page, 'Page 3 of 4');
  await second.page.keyboard.press('2');
  await progress(second.page, '3 of 4 decided');
  await second.page.getByRole('button', { name: 'Finish' }).click();
  await second.page.getByText('1 of 4 pages has no decision yet.').waitFor();
  await second.page.getByRole('button', { name: 'Finish anyway' }).click();
  await attorney.page.getByText('Finished', { exact: true }).click();
  const row = attorney.page.getByRole('row', {
    name: /1 page left undecided.*Rae Reviewer 2, Cal Colleague 1/,
  });
  await row.getByRole('link', { name: '1 page left undecided' }).click();
  await progress(attorney.page, 'Page 1 of 1');
  expect([...attorney.faults, ...first.faults, ...second.faults]).toEqual([]);
}, 120_000);
