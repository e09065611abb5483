import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument, rgb, StandardFonts } from '@cantoo/pdf-lib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDat } from '#api/testing/build-volume.ts';
import { makeTextPdf } from '#api/testing/make-text-pdf.ts';
import { runUncover } from '../../scripts/testing/run-uncover.ts';
import { openBrowser } from './open-browser.ts';
import { type Clinic, MATTER, openClinic } from './open-clinic.ts';
import { listViolations, openPageAs, statusBarOf } from './open-page-as.ts';

let clinic: Clinic;
let browser: Browser;

const fields = ['BEGBATES', 'ENDBATES', 'FROM', 'CUSTODIAN', 'DATESENT', 'NATIVEPATH'];
const letters = [
  {
    pages: ['A sheriff said that it is voluntary.', 'It is voluntary, and stays so.'],
    from: 'Rapp',
    on: '2009-05-04',
  },
  { pages: ['It was never voluntary, a sheriff said.'], from: 'Ortiz', on: '2010-02-11' },
];

/** With text layers, so that nothing waits for OCR, and a load file, so that there are dates and names. */
async function ingestLetters(): Promise<void> {
  const folder = join(clinic.folder, 'letters');
  await mkdir(folder, { recursive: true });
  const rows = letters.map(({ from, on }, place) => {
    const [first, last] = place === 0 ? ['L-0001', 'L-0002'] : ['L-0003', 'L-0003'];
    return [first ?? '', last ?? '', from, 'Rapp', on, `letter-${place}.pdf`];
  });
  for (const [place, { pages }] of letters.entries()) {
    await writeFile(join(folder, `letter-${place}.pdf`), await coverAWord(await makeTextPdf(pages)));
  }
  await writeFile(join(folder, 'load.dat'), buildDat([fields, ...rows]));
  const ingest = await runUncover('ingest', folder, '--matter', MATTER, '--data', clinic.dataDir);
  expect(ingest.exitCode).toBe(0);
}

const COVERED = 'Montgomery';

/** A name under a black box on the first page: it is in the file's text layer, and nobody sees it. */
async function coverAWord(bytes: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const sheet = pdf.getPage(0);
  sheet.drawText(`Signed by ${COVERED} for the office.`, { x: 72, y: 460, size: 11, font });
  const left = 72 + font.widthOfTextAtSize('Signed by ', 11);
  const width = font.widthOfTextAtSize(COVERED, 11);
  sheet.drawRectangle({ x: left - 1, y: 456, width: width + 2, height: 14, color: rgb(0, 0, 0) });
  return pdf.save();
}

beforeAll(async () => {
  [clinic, browser] = await Promise.all([openClinic(), openBrowser()]);
  await ingestLetters();
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

describe('searching', () => {
  it('filters, shows the image at the match, and steps through hits from page to page', async () => {
    const { page, faults } = await openPageAs(clinic, browser, 'reviewer', `/m/${MATTER}/search`);
    await page.keyboard.press('/');
    await page.keyboard.type('voluntary OR sheriff');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '3 pages in 2 documents' }).waitFor();
    // A keyboard has the results before the navigation and the filters: the next Tab is at the first of them.
    const results = page.getByRole('region', { name: 'Results', exact: true });
    await expect.poll(() => results.evaluate((list) => list === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Select L-0001',
    );
    const pictures = page.getByAltText('Page image around the match');
    await expect.poll(() => pictures.count()).toBe(3);
    expect(await listViolations(page)).toEqual([]);

    await page.getByRole('checkbox', { name: /^2009/ }).check();
    await page.getByRole('heading', { name: '2 pages in 1 document' }).waitFor();
    await page.getByRole('region', { name: 'Active filters' }).getByText('May 2009').waitFor();
    expect(await listViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'By document' }).click();
    await page.getByRole('link', { name: '2 matching pages in this document' }).waitFor();
    await page.getByRole('button', { name: 'By document' }).click();

    // How the query was understood is visible at 200 % zoom too, and the list is one Tab stop away.
    await page.setViewportSize({ width: 720, height: 450 });
    const echo = page.getByText('Understood as:');
    expect(await echo.evaluate(isUncovered)).toBe(true);
    expect(await listViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('link', { name: 'Skip to results' }).press('Enter');
    await page.keyboard.press('x');
    await page.getByRole('button', { name: 'Tag 1 selected page…' }).waitFor();
    await page.keyboard.press('x');
    await page.getByRole('button', { name: 'Tag all 2 pages…' }).waitFor();

    // A number that is typed elsewhere shows in the row, which stays where it is.
    await typeNumber(page, 'L-0002', 'L-0022');
    await page.getByRole('checkbox', { name: 'Select L-0022' }).waitFor();
    await typeNumber(page, 'L-0022', 'L-0002');
    await page.getByRole('checkbox', { name: 'Select L-0002' }).waitFor();

    // The keys of the screen still work while a check box has the focus.
    await page.getByRole('checkbox', { name: /^2009/ }).focus();
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.getByRole('region', { name: 'Results', exact: true }).focus();
    await page.keyboard.press('Enter');
    await statusBarOf(page).getByText('Page 1 of 2', { exact: true }).waitFor();
    await page.getByText('hit 1 of 2 on this page').waitFor();
    await page.getByRole('button', { name: '2 sheriff · 1 on this page: go to the next' }).waitFor();
    expect(await listViolations(page)).toEqual([]);
    // The browser's own search looks through the text that is rendered, and the words over the image are.
    expect(await page.locator('[data-turn]').innerText()).toContain('A sheriff said that it is voluntary.');
    expect(await page.locator('body').innerText()).not.toContain(COVERED);
    await page.getByRole('button', { name: 'Find similar pages' }).click();
    await page.getByRole('complementary').getByRole('link', { name: 'L-0003' }).waitFor();
    await page.keyboard.press('n');
    await page.getByText('hit 2 of 2 on this page').waitFor();
    await page.keyboard.press('n');
    await statusBarOf(page).getByText('Page 2 of 2', { exact: true }).waitFor();
    await page.getByText('hit 1 of 1 on this page').waitFor();
    await page.keyboard.press('p');
    await page.getByText('hit 2 of 2 on this page').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: '2 pages in 1 document' }).waitFor();
    expect(page.url()).toContain('narrow=month%3A2009-05');
    expect(faults).toEqual([]);
  });

  it('offers both interpretations of an ambiguous query, and searches in Explore while somebody types', async () => {
    const { page, faults } = await openPageAs(
      clinic,
      browser,
      'reader',
      `/m/${MATTER}/search?q=voluntary+AND+sheriff+OR+county`,
    );
    await page.getByRole('link', { name: 'voluntary AND (sheriff OR county)' }).click();
    await page.getByRole('heading', { name: /pages in 2 documents/ }).waitFor();
    await page.keyboard.press('Control+e');
    await page.getByRole('button', { name: 'Explore', pressed: true }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('voluntary');
    await page.waitForURL(/q=voluntary&mode=explore/);
    await page.getByRole('heading', { name: /^3 pages/ }).waitFor();
    expect(await listViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'How to search' }).click();
    await page.getByRole('heading', { name: 'Explore or Exact' }).waitFor();
    expect(await listViolations(page)).toEqual([]);
    // The refused query is answered with 400, which the browser logs.
    expect(faults.filter((fault) => !fault.includes('400'))).toEqual([]);
  });
});

/** Gives a page another number, as another reviewer would. */
async function typeNumber(page: Page, reference: string, bates: string): Promise<void> {
  const status = await page.evaluate(
    async ([matter, name, number]) => {
      const found = await fetch(`/api/matters/${matter}/pages/find?reference=${name}`);
      const { pageId } = (await found.json()) as { pageId: string };
      const answer = await fetch(`/api/matters/${matter}/pages/${pageId}/bates`, {
        method: 'PUT',
        headers: { 'x-uncover': '1', 'content-type': 'application/json' },
        body: JSON.stringify({ bates: number }),
      });
      return answer.status;
    },
    [MATTER, reference, bates],
  );
  expect(status).toBe(200);
}

/** Whether a click in the middle of an element would hit it. */
function isUncovered(element: Element): boolean {
  const { x, y, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}
