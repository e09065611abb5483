import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runUncover } from '../../scripts/testing/run-uncover.ts';
import { openBrowser } from './open-browser.ts';
import { type Clinic, MATTER, openClinic } from './open-clinic.ts';
import { listViolations, openPageAs } from './open-page-as.ts';

let clinic: Clinic;
let browser: Browser;
beforeAll(async () => {
  [clinic, browser] = await Promise.all([openClinic(), openBrowser()]);
  const path = join(clinic.folder, 'first.txt');
  await writeFile(path, 'A county may opt-out by letter.\fThe county opted out.\fIt is mandatory.\n');
  const ended = await runUncover('ingest', path, '--matter', MATTER, '--data', clinic.dataDir);
  if (ended.exitCode !== 0) throw new Error(ended.stderr);
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

describe('the numbers of a production', () => {
  it('are reported, can be entered in the reader, and are found from the search box', async () => {
    const { page, faults } = await openPageAs(clinic, browser, 'reviewer', `/m/${MATTER}/reports`);
    await page.getByText('Bates numbers', { exact: true }).click();
    await page.getByText('No Bates numbers on these pages').waitFor();
    await page.getByRole('cell', { name: 'pages 1 to 3 of first.txt' }).waitFor();
    expect(await listViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'UNC-0000003' }).click();

    await page.getByRole('button', { name: 'Enter Bates number' }).click();
    await page.getByLabel('Bates number of this page').fill('ICE FOIA 10-2674.0000412');
    await page.keyboard.press('Enter');
    await page.getByText('Bates number set to ICE FOIA 10-2674.0000412.').waitFor();
    await page.waitForURL(/ICEFOIA10-2674\.0000412/);
    expect(await listViolations(page)).toEqual([]);

    await page.goto(`${new URL(page.url()).origin}/m/${MATTER}/search?q=10%E2%80%932674.412`);
    await page.getByRole('link', { name: 'ICE FOIA 10-2674.0000412' }).first().click();
    await page.getByText('It is mandatory.').first().waitFor();
    expect(faults).toEqual([]);
  });
});
