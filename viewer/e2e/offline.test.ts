import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecords } from '#api/compose.ts';
import { ingestScripted } from '#api/testing/scripted-pages.ts';
import { openBrowser } from './open-browser.ts';
import { type Clinic, MATTER, openClinic } from './open-clinic.ts';
import { openPageAs } from './open-page-as.ts';

let clinic: Clinic;
let browser: Browser;
beforeAll(async () => {
  [clinic, browser] = await Promise.all([openClinic(), openBrowser()]);
  const records = await openRecords(clinic.dataDir);
  const files = { 'a.pdf': [{ text: 'The county may opt out.' }] };
  await ingestScripted(records, files, { printed: true });
  await records.close();
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

describe('decisions without a connection', () => {
  it('are counted on the screen, and recorded when it is back, also over a reload', async () => {
    const address = `/m/${MATTER}/p/UNC-0000001`;
    const { page } = await openPageAs(clinic, browser, 'reviewer', address);
    await page.getByText('Nobody has reviewed this page.').waitFor();
    // While the page opens, a tag's key decides nothing.
    await page.locator('[data-stage] [data-drawn="true"]:not([hidden])').waitFor();
    await page.context().setOffline(true);
    await page.keyboard.press('2');
    await page.getByText('1 decision waits to be sent.').waitFor();
    await page.keyboard.press('1');
    await page.getByText('2 decisions wait to be sent.').waitFor();

    // It fails, as it does for a person.
    await page.reload().catch(() => undefined);
    await page.context().setOffline(false);
    await page.goto(clinic.address + address);
    await page.getByText(/Reviewed by/).waitFor();
    await page.getByRole('button', { name: /^2 contradiction/, pressed: true }).waitFor();
    await page.getByRole('button', { name: /^1 /, pressed: true }).waitFor();
    const listKept = () => Object.keys(localStorage).filter((name) => name.startsWith('decision '));
    expect(await page.evaluate(listKept)).toEqual([]);
  });
});
