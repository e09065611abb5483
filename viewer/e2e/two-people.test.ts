import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecords } from '#api/compose.ts';
import { ingestScripted } from '#api/testing/scripted-pages.ts';
import { openBrowser } from './open-browser.ts';
import { type Clinic, MATTER, openClinic } from './open-clinic.ts';
import { listViolationsInBothSchemes, openPageAs, selectLine, statusBarOf } from './open-page-as.ts';

const WORD = 'zyxomatic';
const NUMBER = 'ICE 10-2674.0000102';
const VOLUNTARY = 'About 600 jurisdictions take part.';
const MANDATORY = 'All 746 jurisdictions take part.';

interface Person {
  page: Page;
  faults: string[];
}

let clinic: Clinic;
let browser: Browser;
/** A reviewer, an attorney and another reviewer, each in a browser of their own. */
let reader: Person;
let lead: Person;
let second: Person;
beforeAll(async () => {
  [clinic, browser] = await Promise.all([openClinic(), openBrowser()]);
  const records = await openRecords(clinic.dataDir);
  const files = {
    'a.pdf': [
      { text: 'The county may opt out.', bates: 'ICE 10-2674.0000101' },
      { text: `Privileged: the ${WORD} advice.`, bates: NUMBER },
      { text: 'The county has opted out.', bates: 'ICE 10-2674.0000103' },
    ],
    'b.pdf': [
      { text: VOLUNTARY, bates: 'ICE 10-2674.0000201' },
      { text: MANDATORY, bates: 'ICE 10-2674.0000202' },
    ],
    'c.pdf': [1, 2, 3, 4].map((page) => ({ text: `sheriff on page ${page}, and so on` })),
  };
  await ingestScripted(records, files, { printed: true });
  await records.close();
  const openAs = (userName: string) => openPageAs(clinic, browser, userName, `/m/${MATTER}`);
  [reader, lead, second] = [await openAs('reviewer'), await openAs('attorney'), await openAs('colleague')];
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

const notice = (page: Page) => page.getByRole('heading', { level: 1, name: 'This page is sequestered' });
const drawn = (page: Page) => page.locator('[data-stage] [data-drawn="true"]:not([hidden])');

const addressOf = (number: string) => `${clinic.address}/m/${MATTER}/p/${number}`;
const takeFaults = () => [reader, lead, second].flatMap(({ faults }) => faults.splice(0));

describe('two reviewers of a page', () => {
  it('are shown that they differ, undo only their own decision, and an attorney decides', async () => {
    const people = [reader, second, lead];
    const tagOf = ({ page }: Person, pressed: boolean) =>
      page.getByRole('button', { name: /^2 contradiction/, pressed });
    await Promise.all(people.map(({ page }) => page.goto(addressOf('ICE 10-2674.0000103'))));
    await Promise.all(people.map(({ page }) => page.getByText('Nobody has reviewed this page.').waitFor()));
    const row = reader.page.getByRole('button', { name: /0000103/ });
    expect(await row.getByLabel('decided').count()).toBe(0);

    await second.page.keyboard.press('0');
    await reader.page.getByText('Reviewed by Cal Colleague.').waitFor();
    await row.getByLabel('decided').waitFor();
    await reader.page.keyboard.press('2');
    await tagOf(second, true).waitFor();
    await second.page.keyboard.press('2');
    await Promise.all(people.map(({ page }) => page.getByText('In conflict', { exact: true }).waitFor()));
    await reader.page.getByText('Yes: Rae Reviewer. No: Cal Colleague.').waitFor();
    expect(await listViolationsInBothSchemes(lead.page)).toEqual([]);

    await reader.page.keyboard.press('u');
    await reader.page.getByText('Undone: applied contradiction to 1 page.').waitFor();
    await second.page.getByText('In conflict', { exact: true }).waitFor({ state: 'detached' });
    await reader.page.keyboard.press('i');
    await reader.page.getByText('Cal Colleague (reviewer): no').waitFor();

    await reader.page.keyboard.press('2');
    await lead.page.getByRole('button', { name: 'Decide yes on contradiction' }).click();
    await Promise.all([tagOf(reader, true).waitFor(), tagOf(second, true).waitFor()]);
    await reader.page.getByText('Ann Attorney (attorney): yes').waitFor();
    await lead.page.keyboard.press('u');
    await Promise.all([
      tagOf(reader, false).waitFor(),
      second.page.getByText('In conflict', { exact: true }).waitFor(),
    ]);
    expect(takeFaults()).toEqual([]);
  });
});

describe('a batch', () => {
  it('goes from one reviewer to the next, who continues where the first one stopped', async () => {
    const progress = ({ page }: Person, text: string) => statusBarOf(page).getByText(text).waitFor();
    await lead.page.goto(`${clinic.address}/m/${MATTER}/batches`);
    await lead.page.getByRole('button', { name: 'Make batches' }).click();
    await lead.page.getByLabel('Name').fill('Sheriff');
    await lead.page.getByLabel('Pages from').selectOption('A search');
    await lead.page.getByLabel('Exact query').fill('sheriff');
    await lead.page.getByText('4 pages in 1 batch, of 4 pages found.').waitFor();
    expect(await listViolationsInBothSchemes(lead.page)).toEqual([]);
    await lead.page.getByRole('button', { name: 'Make 1 batch' }).click();
    await lead.page.getByRole('row', { name: /Sheriff.*0 of 4 decided.*Free/ }).waitFor();

    await reader.page.getByRole('link', { name: 'Home' }).click();
    await reader.page.getByRole('button', { name: 'Take the next batch' }).click();
    await reader.page.getByRole('link', { name: 'Start Sheriff' }).click();
    await progress(reader, '0 of 4 decided');
    await reader.page.keyboard.press('1');
    await progress(reader, '1 of 4 decided');
    await reader.page.keyboard.press('Shift+N');
    await progress(reader, 'Page 2 of 4');
    await reader.page.keyboard.press('0');
    await progress(reader, '2 of 4 decided');
    // An attorney sees who did what, without reloading.
    await lead.page.getByRole('row', { name: /Rae Reviewer/ }).waitFor();
    await reader.page.getByRole('link', { name: 'Batches' }).click();
    await reader.page.getByRole('button', { name: 'Return Sheriff' }).click();
    await reader.page.getByRole('row', { name: /2 of 4 decided.*Free/ }).waitFor();
    expect(await listViolationsInBothSchemes(reader.page)).toEqual([]);

    await second.page.getByRole('link', { name: 'Batches' }).click();
    await second.page.getByRole('button', { name: 'Take Sheriff' }).click();
    await second.page.getByRole('link', { name: 'Continue Sheriff' }).click();
    await progress(second, '2 of 4 decided');
    await progress(second, 'Page 2 of 4');
    await second.page.keyboard.press('Shift+N');
    await progress(second, 'Page 3 of 4');
    await second.page.keyboard.press('2');
    await progress(second, '3 of 4 decided');
    await second.page.getByRole('button', { name: 'Finish' }).click();
    await second.page.getByText('1 of 4 pages has no decision yet.').waitFor();
    await second.page.getByRole('button', { name: 'Finish anyway' }).click();
    await lead.page.getByText('Finished', { exact: true }).click();
    const row = lead.page.getByRole('row', {
      name: /1 page left undecided.*Rae Reviewer 2, Cal Colleague 1/,
    });
    await row.getByRole('link', { name: '1 page left undecided' }).click();
    await progress(lead, 'Page 1 of 1');
    expect(takeFaults()).toEqual([]);
  });
});

describe('words that one person selects on the page', () => {
  it('are quoted beside it for the other at once, who may delete them but not change them', async () => {
    for (const { page } of [reader, lead]) {
      await page.goto(addressOf('ICE 10-2674.0000201'));
      await drawn(page).waitFor();
      await page.getByRole('tab', { name: 'Passages' }).click();
      await page.getByText('No passages yet.').waitFor();
    }
    await selectLine(reader.page, VOLUNTARY);
    expect(await listViolationsInBothSchemes(reader.page)).toEqual([]);
    await reader.page.keyboard.press('m');
    await lead.page.getByRole('button', { name: `Delete: ${VOLUNTARY}` }).waitFor();
    await lead.page.locator('[data-turned] > [data-passage]').waitFor();
    await reader.page.getByLabel('Note', { exact: true }).fill('The attorney general said more.');
    await reader.page.getByLabel('contradiction', { exact: true }).check();
    expect(await listViolationsInBothSchemes(reader.page)).toEqual([]);
    await reader.page.keyboard.press('Control+Enter');
    await lead.page.getByText('The attorney general said more.').waitFor();
    expect(await lead.page.getByRole('button', { name: `Edit: ${VOLUNTARY}` }).count()).toBe(0);

    await second.page.goto(`${clinic.address}/m/${MATTER}`);
    await second.page.getByRole('heading', { name: 'Codebook' }).waitFor();
    await lead.page.getByRole('button', { name: `Reply: ${VOLUNTARY}` }).click();
    await lead.page.getByLabel('Reply', { exact: true }).pressSequentially('Do you know more, @coll');
    await lead.page.getByRole('group', { name: 'People to mention' }).getByRole('button').click();
    await lead.page.keyboard.type('?');
    expect(await listViolationsInBothSchemes(lead.page)).toEqual([]);
    await lead.page.keyboard.press('Control+Enter');
    const reply = 'Do you know more, @colleague ?';
    await reader.page.getByRole('list', { name: 'Replies' }).getByText(reply).waitFor();
    const mentions = second.page.getByRole('region', { name: 'Mentions of you' });
    await mentions.getByText(reply).waitFor();
    expect(await listViolationsInBothSchemes(second.page)).toEqual([]);
    await mentions.getByRole('link').click();
    await second.page.getByRole('list', { name: 'Replies' }).getByText(reply).waitFor();
    await second.page.getByRole('link', { name: 'Home' }).click();
    await second.page.getByRole('heading', { name: 'Codebook' }).waitFor();
    await mentions.waitFor({ state: 'detached' });

    await lead.page.getByRole('button', { name: `Delete: ${VOLUNTARY}` }).click();
    await reader.page.getByText('No passages yet.').waitFor();
    await lead.page.getByRole('button', { name: 'Undo' }).last().click();
    await reader.page.getByRole('button', { name: `Edit: ${VOLUNTARY}` }).waitFor();
    expect(takeFaults()).toEqual([]);
  });
});

describe('a contradiction', () => {
  it('is found and proposed by a reviewer, confirmed by an attorney, and both see each step at once', async () => {
    await lead.page.goto(`${clinic.address}/m/${MATTER}/contradictions`);
    await lead.page.getByText('No contradictions yet').waitFor();
    const { page } = reader;
    await page.getByRole('button', { name: `Find the other side: ${VOLUNTARY}` }).click();
    await page.getByRole('region', { name: 'Other side' }).getByText(VOLUNTARY).waitFor();
    await page.keyboard.press('j');
    await statusBarOf(page).getByText('Page 5 of 9').waitFor();
    await drawn(page).waitFor();
    await selectLine(page, MANDATORY);
    await page.keyboard.press('x');
    const dialog = page.getByRole('dialog', { name: 'Link as other side' });
    // Both passages have a figure, and the figures differ.
    expect(await dialog.getByLabel('Kind').inputValue()).toBe('different-figures');
    await dialog.getByLabel('Why, in one sentence').fill('600 is not 746.');
    expect(await listViolationsInBothSchemes(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Propose' }).click();
    await page.getByRole('region', { name: 'Other side' }).waitFor({ state: 'detached' });

    await lead.page
      .getByRole('region', { name: 'Proposed' })
      .getByRole('link', { name: '600 is not 746.' })
      .click();
    await page.goto(lead.page.url());
    for (const each of [page, lead.page]) {
      await each.getByRole('article', { name: 'Passage A' }).getByText(VOLUNTARY).waitFor();
      await each.getByRole('article', { name: 'Passage B' }).getByText(MANDATORY).waitFor();
    }
    expect(await page.getByRole('button', { name: 'Confirm' }).count()).toBe(0);
    expect(await listViolationsInBothSchemes(lead.page)).toEqual([]);
    await lead.page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Confirmed by Ann Attorney').waitFor();
    // A reviewer may withdraw what is proposed, and no longer what is confirmed.
    expect(await page.getByRole('button', { name: 'Withdraw' }).count()).toBe(0);
    await lead.page.getByRole('button', { name: 'Undo' }).last().click();
    await page.getByRole('button', { name: 'Withdraw' }).waitFor();
    expect(takeFaults()).toEqual([]);
  });
});

describe('a page that is sequestered while somebody reads it', () => {
  it('is replaced by a notice on the open screen at once, and comes back when it is released', async () => {
    const address = addressOf(NUMBER);
    for (const { page } of [reader, lead]) {
      await page.goto(address);
      await drawn(page).waitFor();
      await page.getByText(WORD).first().waitFor({ state: 'attached' });
    }
    expect(await reader.page.getByRole('button', { name: 'Sequester' }).count()).toBe(0);

    await lead.page.getByRole('button', { name: 'Sequester' }).click();
    const dialog = lead.page.getByRole('dialog', { name: 'Sequester pages' });
    await dialog.getByText('1 page will be hidden.').waitFor();
    await dialog.getByLabel('Reason').fill('The agency demands it back.');
    await dialog.getByLabel('Date of the notice').fill('2026-05-03');
    expect(await listViolationsInBothSchemes(lead.page)).toEqual([]);
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
    expect(await listViolationsInBothSchemes(lead.page)).toEqual([]);

    // The pages before and after it are in a copy of the file without it.
    await reader.page.getByRole('link', { name: 'Open the first page of the matter' }).click();
    await drawn(reader.page).waitFor();
    await reader.page.keyboard.press('j');
    await reader.page.getByRole('heading', { level: 1, name: 'Page ICE 10-2674.0000103' }).waitFor();
    await drawn(reader.page).waitFor();
    await reader.page.goto(address);
    await notice(reader.page).waitFor();

    await lead.page.getByRole('button', { name: `Release ${NUMBER}` }).click();
    await lead.page.getByLabel('Reason').fill('The court ordered it.');
    await lead.page.getByRole('button', { name: 'Release 1 page' }).click();
    await lead.page.getByText('No page is sequestered').waitFor();
    await drawn(reader.page).waitFor();
    await reader.page.getByText(WORD).first().waitFor({ state: 'attached' });
    // The browser logs that the server refused a hidden page.
    expect(takeFaults().filter((fault) => !fault.includes('451'))).toEqual([]);
  });
});
