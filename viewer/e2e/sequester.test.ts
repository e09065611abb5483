import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecords } from '#api/compose.ts';
import { ingestScripted } from '#api/testing/scripted-pages.ts';
import { openBrowser } from './open-browser.ts';
import { type Clinic, MATTER, openClinic } from './open-clinic.ts';
import { listViolations, openPageAs } from './open-page-as.ts';

const WORD = 'zyxomatic';
const NUMBER = 'ICE 10-2674.0000102';
let clinic: Clinic;
let browser: Browser;
beforeAll(async () => {
  [clinic, browser] = await Promise.all([openClinic(), openBrowser()]);
  const records = await openRecords(clinic.dataDir);
  const files = {
    'a.pdf': [
      { text: 'The county may opt out.', bates: 'ICE 10-2674.0000101' },
      { text: `Privileged: the ${WORD} advice.`, bates: NUMBER },
      { text: 'The county has opted out.', bates: 'ICE 10-2674.0000103' },
    ],
  };
  await ingestScripted(records, files, { printed: true });
  await records.close();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

const notice = (page: Page) => page.getByRole('heading', { level: 1, name: 'This page is sequestered' });
const drawn = (page: Page) => page.locator('[data-stage] [data-drawn="true"]:not([hidden])');

describe('a page that is sequestered while somebody reads it', () => {
  it('is replaced by a notice on the open screen at once, and comes back when it is released', async () => {
    const address = `/m/${MATTER}/p/${NUMBER}`;
    const [reader, lead] = [
      await openPageAs(clinic, browser, 'reviewer', address),
      await openPageAs(clinic, browser, 'attorney', address),
    ];
    for (const { page } of [reader, lead]) {
      await drawn(page).waitFor();
      await page.getByText(WORD).first().waitFor({ state: 'attached' });
    }
    expect(await reader.page.getByRole('button', { name: 'Sequester' }).count()).toBe(0);

    await lead.page.getByRole('button', { name: 'Sequester' }).click();
    const dialog = lead.page.getByRole('dialog', { name: 'Sequester pages' });
    await dialog.getByText('1 page will be hidden.').waitFor();
    await dialog.getByLabel('Reason').fill('The agency demands it back.');
    await dialog.getByLabel('Date of the notice').fill('2026-05-03');
    expect(await listViolations(lead.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Sequester 1 page' }).click();

    await notice(reader.page).waitFor();
    const left = await reader.page.content();
    expect(left).not.toContain(WORD);
    expect(await reader.page.locator('canvas').count()).toBe(0);
    await notice(lead.page).waitFor();

    await lead.page.getByRole('link', { name: 'Open the list of sequestered pages' }).click();
    await lead.page.getByRole('row', { name: new RegExp(`${NUMBER}.*The agency demands it back`) }).waitFor();
    await lead.page.getByRole('button', { name: `Who had it: ${NUMBER}` }).click();
    await lead.page.getByText('No export has it.').waitFor();
    await lead.page.keyboard.press('Escape');
    expect(await listViolations(lead.page)).toEqual([]);
    await lead.page.emulateMedia({ colorScheme: 'dark' });
    expect(await listViolations(lead.page)).toEqual([]);

    // The pages before and after it are in a copy of the file without it.
    await reader.page.getByRole('link', { name: 'Open the first page of the matter' }).click();
    await drawn(reader.page).waitFor();
    await reader.page.keyboard.press('j');
    await reader.page.getByRole('heading', { level: 1, name: 'Page ICE 10-2674.0000103' }).waitFor();
    await drawn(reader.page).waitFor();
    await reader.page.goto(clinic.address + address);
    await notice(reader.page).waitFor();

    await lead.page.getByRole('button', { name: `Release ${NUMBER}` }).click();
    await lead.page.getByLabel('Reason').fill('The court ordered it.');
    await lead.page.getByRole('button', { name: 'Release 1 page' }).click();
    await lead.page.getByText('No page is sequestered').waitFor();
    await drawn(reader.page).waitFor();
    await reader.page.getByText(WORD).first().waitFor({ state: 'attached' });
    for (const { faults } of [reader, lead])
      expect(faults.filter((fault) => !fault.includes('451'))).toEqual([]);
  }, 120_000);
});
