import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { type Clinic, MATTER, openClinic } from './open-clinic.ts';
import { listViolations, openPageAs } from './open-page-as.ts';

const OTHER = 'ader';
let clinic: Clinic;
let browser: Browser;
beforeAll(async () => {
  [clinic, browser] = await Promise.all([openClinic(), openBrowser()]);
  const { page } = await openPageAs(clinic, browser, 'attorney', '/matters');
  await send(page, 'POST', '/api/matters', { slug: OTHER, name: 'Ader v. DHS' });
  await send(page, 'PUT', `/api/matters/${OTHER}/members/reviewer`, { role: 'attorney' });
  await send(page, 'PUT', `/api/matters/${MATTER}/members/reviewer`, { role: 'read-only' });
  await page.context().close();
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

/** Sends a request with the session of the person who is signed in on the page. */
async function send(page: Page, method: string, path: string, body: object): Promise<void> {
  const status = await page.evaluate(
    async ([verb, address, text]) => {
      const headers = { 'content-type': 'application/json', 'x-uncover': '1' };
      return (await fetch(address, { method: verb, headers, body: text })).status;
    },
    [method, path, JSON.stringify(body)] as const,
  );
  expect([path, status]).toEqual([path, 200]);
}

describe('a reviewer who is an attorney on one matter and read-only on another', () => {
  it('manages the codebook and the people of the one, and only looks at the other', async () => {
    const { page, faults } = await openPageAs(clinic, browser, 'reviewer', `/m/${OTHER}/codebook`);
    const rail = page.getByRole('navigation', { name: 'Screens and current list' });
    const account = page.getByRole('button', { name: /^Account/ });
    await page.getByRole('button', { name: 'Add tag' }).first().waitFor();
    await account.click();
    await page.getByText('reviewer · Attorney on this matter').waitFor();
    expect(await page.getByRole('menuitem', { name: 'All people' }).count()).toBe(0);
    await page.keyboard.press('Escape');

    await rail.getByRole('link', { name: 'People' }).click();
    await page.getByRole('row', { name: /Ann Attorney.*in every matter/ }).waitFor();
    expect(await page.getByText('Rob Reader').count()).toBe(0);
    await page.getByRole('button', { name: 'Add to this matter' }).click();
    await page.getByLabel('User name').fill('reader');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('combobox', { name: 'Role of Rob Reader' }).selectOption('read-only');
    expect(await listViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Remove Rob Reader from this matter' }).click();
    await page.getByText('Rob Reader no longer sees this matter').waitFor();
    await page.getByRole('combobox', { name: 'Role of Rob Reader' }).waitFor({ state: 'detached' });

    await page.getByRole('button', { name: /Switch matter/ }).click();
    await page.getByRole('menuitem', { name: /NDLON v. ICE/ }).click();
    // Until then, the links still lead to the screens of the other matter.
    await page.getByRole('heading', { level: 1, name: 'NDLON v. ICE' }).waitFor();
    await rail.getByRole('link', { name: 'Codebook' }).click();
    await page.getByRole('heading', { level: 1, name: 'Codebook' }).waitFor();
    await page.getByText('Attorneys define the tags. Apply them as defined here.').waitFor();
    expect(await page.getByRole('button', { name: 'Add tag' }).count()).toBe(0);
    expect(await rail.getByRole('link', { name: 'People' }).count()).toBe(0);
    await account.click();
    await page.getByText('reviewer · Read-only on this matter').waitFor();
    await page.goto(`${clinic.address}/m/${MATTER}/people`);
    await page.getByText('Only attorneys on this matter can do this.').waitFor();
    expect(faults).toEqual([]);
  });
});
