import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runUncover } from '../../scripts/testing/run-uncover.ts';
import { openBrowser } from './open-browser.ts';
import { type Clinic, MATTER, openClinic } from './open-clinic.ts';
import { listViolations, openPageAs, selectLine, statusBarOf } from './open-page-as.ts';

let clinic: Clinic;
let browser: Browser;
beforeAll(async () => {
  [clinic, browser] = await Promise.all([openClinic(), openBrowser()]);
  await ingest('first.txt', 'A county may opt-out by letter.\fThe county opted out.\fIt is mandatory.\n');
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

async function ingest(name: string, text: string): Promise<void> {
  await writeFile(join(clinic.folder, name), text);
  const words = ['ingest', join(clinic.folder, name), '--matter', MATTER, '--data', clinic.dataDir];
  const ended = await runUncover(...words);
  if (ended.exitCode !== 0) throw new Error(ended.stderr);
}

const openAs = (userName: string, path: string) => openPageAs(clinic, browser, userName, path);

describe('searches that are kept', () => {
  it('add forms of a word, are saved, and show what is new when pages arrive', async () => {
    const { page, faults } = await openAs('reviewer', `/m/${MATTER}/search?q=opt-out`);
    await page.getByRole('heading', { name: '1 page in 1 document' }).waitFor();
    await page.getByRole('button', { name: 'Variants' }).click();
    await page.getByLabel('"opted out", 1 page').check();
    expect(await listViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add to query' }).click();
    await page.getByRole('heading', { name: '2 pages in 1 document' }).waitFor();

    await page.getByRole('button', { name: 'Save search' }).click();
    await page.getByLabel('Search name').fill('Leaving');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('“Leaving” will show new matching pages').waitFor();

    await ingest('late.txt', 'Another county opted out.\n');
    await page.getByText('1 new').waitFor();
    await page.getByRole('link', { name: /Saved searches/ }).click();
    await page.getByRole('link', { name: '1 new pages of Leaving' }).click();
    await statusBarOf(page).getByText('Page 1 of 1', { exact: true }).waitFor();
    await page.getByText('new pages of a saved search').first().waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Mark as seen' }).click();
    await page.getByRole('button', { name: 'Mark as seen' }).waitFor({ state: 'detached' });
    expect(await listViolations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Remove Leaving' }).click();
    await page.getByText('No saved searches yet').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('link', { name: 'Leaving', exact: true }).waitFor();
    expect(faults).toEqual([]);
  });
});

describe('reports', () => {
  it('count terms, link each number to its pages, and show what changed in the next version', async () => {
    const { page, faults } = await openAs('reviewer', `/m/${MATTER}/reports`);
    await page.getByText('No search term reports yet').waitFor();
    await page.getByRole('button', { name: 'New report' }).click();
    await page.getByLabel('Name', { exact: true }).fill('First terms');
    await page.getByLabel('Terms', { exact: true }).fill('county\nmandatory\nby:nobody');
    expect(await listViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Run report' }).click();
    await page.getByText('2 of 3 terms, each page once; without “by:nobody”').waitFor();
    await page.getByText('Not counted').waitFor();
    expect(await listViolations(page)).toEqual([]);
    const pages = page.getByRole('row', { name: /^county/ }).getByRole('link', { name: /^\d+ pages$/ });
    const counted = /^\d+/.exec((await pages.getAttribute('aria-label')) ?? '')?.[0];
    await pages.click();
    await statusBarOf(page).getByText(`Page 1 of ${counted}`, { exact: true }).waitFor();
    await page.goBack();

    await ingest('third.txt', 'A third county.\n');
    await page.getByRole('button', { name: 'Run again' }).click();
    await page.getByRole('link', { name: '1 pages gained' }).first().click();
    await statusBarOf(page).getByText('Page 1 of 1', { exact: true }).waitFor();
    await page.goBack();
    const download = page.getByRole('link', { name: 'PDF' });
    const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
    expect(file.suggestedFilename()).toBe('First-terms-terms-v2.pdf');
    expect(faults).toEqual([]);
  });

  it('draw a sample that is answered by keys, and show its interval', async () => {
    const { page, faults } = await openAs('reviewer', `/m/${MATTER}/reports?show=elusion`);
    await page.getByRole('button', { name: 'Draw sample' }).click();
    await page.getByLabel('Exclude pages that match').fill('opt-out');
    await page.getByLabel('Pages to draw').fill('2');
    await page.getByRole('dialog').getByRole('button', { name: 'Draw sample' }).click();
    await page.getByText('Page 1 of 2').waitFor();
    await page.locator('canvas').first().waitFor();
    expect(await listViolations(page)).toEqual([]);
    await page.keyboard.press('1');
    await page.getByText('Page 2 of 2').waitFor();
    await page.keyboard.press('2');
    await page.getByRole('heading', { name: 'Result', exact: true }).waitFor();
    // For 1 of 2, the exact interval is from 1 - sqrt(0.975) to sqrt(0.975).
    await page.getByText('50.00%, between 1.26% and 98.74%').waitFor();
    expect(faults).toEqual([]);
  });

  it('list the queries that were run, and run one again', async () => {
    const { page, faults } = await openAs('reader', `/m/${MATTER}/search?q=mandatory`);
    await page.getByRole('heading', { name: '1 page in 1 document' }).waitFor();
    await page.getByRole('link', { name: 'Reports' }).click();
    await page.getByText('Recorded queries').click();
    const row = page.getByRole('row', { name: /reader mandatory/ });
    await row.waitFor();
    await row.getByRole('button', { name: 'Run again' }).click();
    await row.getByText('No change: the same pages.').waitFor();
    expect(await listViolations(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('pages that people have seen', () => {
  it('are counted after seconds on screen, though the connection was lost and the page reloaded', async () => {
    const { page } = await openAs('reader', `/m/${MATTER}/pages`);
    const seen = '**/api/matters/*/coverage/seen';
    await page.route(seen, (route) => route.abort());
    const isWaiting = () =>
      page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('seen-')));
    await expect.poll(isWaiting, { timeout: 60_000 }).toBe(true);
    await page.reload();
    expect(await isWaiting()).toBe(true);
    await page.unroute(seen);
    await page.goto(`${clinic.address}/m/${MATTER}/reports?show=reading`);
    await expect.poll(isWaiting, { timeout: 60_000 }).toBe(false);
    await page.reload();
    await page.getByRole('link', { name: '1 pages that somebody has seen: Rob Reader' }).click();
    await statusBarOf(page).getByText('Page 1 of 1', { exact: true }).waitFor();

    // The fit that a person chose last is that of the next page they open.
    await statusBarOf(page).getByRole('button', { name: 'Fit width' }).click();
    await page.waitForURL(/fit=width/);
    await page.goto(`${clinic.address}/m/${MATTER}/pages`);
    await statusBarOf(page).getByRole('button', { name: 'Fit page' }).waitFor();
  });
});

describe('a fact', () => {
  it('is added from words of a page, and confirmed in the chronology, which opens the page at these words', async () => {
    const statement = 'The county left the program.';
    const { page, faults } = await openAs('reviewer', `/m/${MATTER}/p/UNC-0000002`);
    const lead = await openAs('attorney', `/m/${MATTER}/chronology`);
    await lead.page.getByText('No facts yet').waitFor();
    await page.locator('[data-stage] [data-drawn="true"]:not([hidden])').waitFor();
    await selectLine(page, 'The county opted out.');
    await page.keyboard.press('Shift+M');
    const dialog = page.getByRole('dialog', { name: 'New fact' });
    await dialog.getByLabel('What happened, in one sentence').fill(statement);
    await dialog.getByLabel('When it happened').fill('sometime');
    await dialog.getByText('This is no date.').waitFor();
    await dialog.getByLabel('When it happened').fill('c. May 2009');
    await dialog.getByText('Understood as: about May 2009').waitFor();
    await dialog.getByRole('combobox', { name: 'People' }).fill('Ann Reed');
    await page.keyboard.press('Enter');
    await dialog.getByRole('combobox', { name: 'Issue' }).fill('opt-out policy');
    expect(await listViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Propose' }).click();

    await lead.page.getByRole('heading', { name: 'May 2009' }).waitFor();
    await lead.page.getByText('Ann Reed · opt-out policy').waitFor();
    await page.goto(`${clinic.address}/m/${MATTER}/chronology?person=Ann+Reed`);
    await page.getByRole('button', { name: `Withdraw: ${statement}` }).waitFor();
    await lead.page.getByRole('button', { name: `Confirm: ${statement}` }).click();
    await page.getByText(/Confirmed by Ann Attorney/).waitFor();
    expect(await page.getByRole('button', { name: `Withdraw: ${statement}` }).count()).toBe(0);
    expect(await listViolations(lead.page)).toEqual([]);
    await lead.page.emulateMedia({ colorScheme: 'dark' });
    expect(await listViolations(lead.page)).toEqual([]);
    await page.getByRole('listitem').getByRole('link', { name: 'UNC-0000002' }).click();
    await page.locator('[data-passage][data-current="true"]').waitFor();
    expect([...faults, ...lead.faults]).toEqual([]);
  });
});
