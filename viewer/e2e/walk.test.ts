import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyPackage } from '#api/exports/exhibits/package/verify-package.ts';
import { makeScanPdf } from '../../scripts/make/fixtures/simple-pdfs.ts';
import { runUncover } from '../../scripts/testing/run-uncover.ts';
import { openBrowser } from './open-browser.ts';
import { type Clinic, MATTER, openClinic } from './open-clinic.ts';
import { listViolations, listViolationsInBothSchemes, openPageAs, statusBarOf } from './open-page-as.ts';
import { wheelEverywhere } from './wheel-everywhere.ts';

let clinic: Clinic;
let browser: Browser;
beforeAll(async () => {
  [clinic, browser] = await Promise.all([openClinic(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

const bates = (number: number) => `ICE FOIA 10-2674.000000${number}`;
const lines = (page: number, sentence: string) => [
  `Memorandum for the regional coordinators, page ${page}`,
  'Participation of a county in the program is voluntary at this time.',
  sentence,
  'The regional coordinator answers questions of the sheriff about activation.',
];

const openAs = (userName: string, path: string) => openPageAs(clinic, browser, userName, path);

/** The picture of a page that is drawn and shown. */
const DRAWN = '[data-drawn="true"]:not([hidden]) canvas';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Share of dark pixels of the drawn page under a box of the screen. */
function shareOfInk(page: Page, sheet: Box, box: Box): Promise<number> {
  return page.evaluate(
    ([outer, inner]) => {
      const canvas = document.querySelector('canvas');
      const context = canvas?.getContext('2d');
      if (!canvas || !context || !outer || !inner) throw new Error('No page is drawn.');
      const scale = canvas.width / outer.width;
      const { data } = context.getImageData(
        (inner.x - outer.x) * scale,
        (inner.y - outer.y) * scale,
        inner.width * scale,
        inner.height * scale,
      );
      let dark = 0;
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1;
      return dark / (data.length / 4);
    },
    [sheet, box],
  );
}

/**
 * The words are over the image where they are printed: one is selected by its position, and lines are copied
 * as lines.
 */
async function selectAndCopy(page: Page): Promise<void> {
  const run = page.locator('[data-turn] > span', { hasText: 'Nothing was said' });
  const [sheet, box] = [await page.locator('canvas').first().boundingBox(), await run.boundingBox()];
  if (!sheet || !box) throw new Error('The page or its words are not on the screen.');
  expect(await shareOfInk(page, sheet, box)).toBeGreaterThan(0.05);
  await run.dblclick({ position: { x: 8, y: box.height / 2 } });
  expect(await page.evaluate(() => document.getSelection()?.toString().trim())).toBe('Nothing');
  const copied = await page.evaluate(() => {
    const words = document.querySelector('[data-turn]');
    const clipboardData = new DataTransfer();
    if (words) document.getSelection()?.selectAllChildren(words);
    words?.dispatchEvent(new ClipboardEvent('copy', { clipboardData }));
    return clipboardData.getData('text/plain');
  });
  expect(copied).toMatch(/program is voluntary at this time\.\nNothing was said about leaving\.\n/);
}

/** A standing term is marked on the open page at once, beside the hits of the query; a key hides it. */
async function highlightEverywhere(page: Page, term: string): Promise<void> {
  const bars = page.locator('[data-turned] > [data-standing]');
  await page.getByRole('button', { name: 'Highlights, 0 on this page' }).click();
  await page.getByRole('button', { name: 'Edit terms' }).click();
  await page.getByRole('textbox', { name: 'Term 1' }).fill(term);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Highlights, 2 on this page' }).waitFor();
  expect(await bars.count()).toBe(2);
  await page.keyboard.press('Shift+H');
  await expect.poll(() => bars.count()).toBe(0);
  await page.keyboard.press('Shift+H');
  await expect.poll(() => bars.count()).toBe(2);
}

const TURNED = [
  { turned: 180, file: 'upside-down.pdf' },
  { turned: 90, file: 'running-down.pdf' },
  { turned: 270, file: 'running-up.pdf' },
] as const;
const wordTurned = (turned: number) => `voluntary${turned}`;

describe('a clinic', () => {
  it('watches a production arrive, searches, tags by key, exports, and verifies the export', async () => {
    const { page, faults } = await openAs('attorney', `/m/${MATTER}/productions`);
    await page.getByText('No productions yet').waitFor();

    const source = join(clinic.folder, 'release.pdf');
    const scans = [
      { lines: lines(1, 'A county that wants to leave may opt-out by letter.'), stamp: bates(1) },
      { lines: lines(2, 'The county may opt out before activation.'), stamp: bates(2) },
      { lines: lines(3, 'Nothing was said about leaving.'), stamp: bates(3) },
    ];
    await writeFile(source, await makeScanPdf(scans));
    const ingest = runUncover('ingest', source, '--matter', MATTER, '--data', clinic.dataDir);
    const production = page.getByRole('region', { name: 'release' });
    await production.waitFor();
    expect((await ingest).exitCode).toBe(0);
    await production
      .getByText(`${bates(1)}`)
      .first()
      .waitFor();

    await page.keyboard.press('/');
    await page.keyboard.type('opt-out');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '2 pages in 1 document' }).waitFor();
    await page.getByText(bates(1)).first().click();
    await page.waitForURL(/\/p\//);
    await page.locator('canvas').first().waitFor();
    await page.getByText('hit 1 of 1').waitFor();
    await highlightEverywhere(page, 'coordinator*');

    await page.keyboard.press('1');
    const tag = page.getByRole('button', { name: /opt-out policy/, pressed: true }).first();
    await tag.waitFor();
    await page.keyboard.press('j');
    await statusBarOf(page).getByText('Page 2 of 2', { exact: true }).waitFor();
    await page.keyboard.press('.');
    await tag.waitFor();

    // After a click no button has the focus: Space turns the page and tags nothing on it.
    await page.getByRole('button', { name: /^. contradiction/ }).click();
    await page
      .getByRole('button', { name: /contradiction/, pressed: true })
      .first()
      .waitFor();
    await page.keyboard.press('Shift+Space');
    await statusBarOf(page).getByText('Page 1 of 2', { exact: true }).waitFor();
    await page.keyboard.press('Space');
    await statusBarOf(page).getByText('Page 2 of 2', { exact: true }).waitFor();
    await page
      .getByRole('button', { name: /contradiction/, pressed: true })
      .first()
      .waitFor();
    await page.keyboard.press('u');
    await page
      .getByRole('button', { name: /contradiction/, pressed: false })
      .first()
      .waitFor();

    // The dialog shows which pages a range contains before it is tagged.
    await page.keyboard.press('t');
    await page.getByRole('textbox', { name: 'To', exact: true }).fill('3');
    await page.getByText('2 pages, 1 of them in your list of 2.').waitFor();
    await page.getByRole('button', { name: 'Apply to 2 pages' }).waitFor();
    await page.keyboard.press('Escape');

    const place = page.url();
    await page.reload();
    await statusBarOf(page).getByText('Page 2 of 2', { exact: true }).waitFor();
    await page.locator('canvas').first().waitFor();
    expect(page.url()).toBe(place);
    await tag.waitFor();

    await page.getByRole('link', { name: 'Home' }).click();
    await page.getByText('“opt-out”, page 2 of 2').waitFor();
    await page.getByRole('link', { name: 'Continue' }).click();
    await statusBarOf(page).getByText('Page 2 of 2', { exact: true }).waitFor();

    await page.getByRole('link', { name: 'Exhibits' }).click();
    await page.getByText('1 exhibit, 2 pages').waitFor();
    await page.getByLabel('List title').fill('Records cited');
    // The export button is disabled until the title is saved.
    await page.getByRole('button', { name: 'Export exhibits' }).click();
    const download = page.getByRole('link', { name: /ZIP|Download/i });
    await download.waitFor();
    const [zip] = await Promise.all([page.waitForEvent('download'), download.click()]);
    expect(zip.suggestedFilename()).toBe('Records-cited.zip');
    expect(await zip.failure()).toBeNull();

    const exportId =
      /exports\/([^/]+)\/package\.zip/.exec((await download.getAttribute('href')) ?? '')?.[1] ?? '';
    const result = await verifyPackage(join(clinic.dataDir, 'exports', exportId));
    expect(result.problems).toEqual([]);
    await page
      .getByText(result.manifestSha256?.slice(0, 12) ?? 'no hash')
      .first()
      .waitFor();
    expect(faults).toEqual([]);
  });

  it('finds no accessibility violation on any screen, in light and dark, and no screen scrolls away', async () => {
    // Attorneys see the most controls.
    const { page, faults } = await openAs('attorney', `/m/${MATTER}`);
    const sixColors = 'county+participation+program+voluntary+sheriff+activation';
    const screens = [
      '',
      '/productions',
      '/search',
      `/search?q=${sixColors}`,
      '/search?q=opt-out&narrow=source:ocr',
      '/search?q=opt-out+AND',
      `/p/1?q=${sixColors}`,
      '/documents',
      '/exhibits',
      '/batches',
      '/contradictions',
      '/codebook',
      '/sequestered',
      '/audit-log',
      '/searches',
      '/reports',
      '/reports?show=elusion',
      '/reports?show=queries',
      '/reports?show=reading',
      '/reports?show=agreement',
      '/reports/bates',
      '/suggestions',
      '/withholdings',
      '/withholdings?show=chart',
      '/withholdings?show=vaughn',
      '/help',
      '/help/search',
    ];
    const barriers: string[] = [];
    const moved: string[] = [];
    for (const screen of screens) {
      await page.goto(`${clinic.address}/m/${MATTER}${screen}`);
      await page.getByRole('button', { name: /^Account/ }).waitFor();
      await page.waitForLoadState('networkidle');
      barriers.push(...(await listViolationsInBothSchemes(page)).map((barrier) => `${screen}: ${barrier}`));
      // In a low window the content of every screen needs scrolling.
      await page.setViewportSize({ width: 900, height: 420 });
      moved.push(...(await wheelEverywhere(page)).map((where) => `${screen}: ${where}`));
      await page.setViewportSize({ width: 1440, height: 900 });
    }
    const dialogs = [
      ['/codebook', 'Add tag'],
      ['/codebook', 'Add group'],
      ['/suggestions?tag=tag-2', 'Draw a control set'],
    ] as const;
    for (const [screen, button] of dialogs) {
      await page.goto(`${clinic.address}/m/${MATTER}${screen}`);
      await page.getByRole('button', { name: button }).first().click();
      await page.getByRole('dialog').waitFor();
      barriers.push(...(await listViolationsInBothSchemes(page)).map((barrier) => `${button}: ${barrier}`));
    }
    expect(barriers).toEqual([]);
    expect(moved).toEqual([]);
    expect(faults.filter((fault) => !fault.includes('400'))).toEqual([]);
  });

  it('invites a person by a link, and locks them out at once', async () => {
    const { page, faults } = await openAs('attorney', '/people');
    await page.getByRole('button', { name: 'Add person' }).click();
    await page.getByLabel('Full name').fill('Sam Student');
    await page.getByLabel('User name').fill('sam');
    expect(await listViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add and make a link' }).click();
    const link = await page.getByText(`${clinic.address}/set-password#`).innerText();
    await page.getByRole('button', { name: 'Done' }).click();
    expect(await listViolations(page)).toEqual([]);

    const student = await (await browser.newContext()).newPage();
    await student.goto(link);
    await student.getByLabel('New password', { exact: true }).fill('a semester of pages');
    await student.getByLabel('New password again').fill('a semester of pages');
    expect(await listViolations(student)).toEqual([]);
    await student.keyboard.press('Enter');
    await student.waitForURL(`${clinic.address}/m/${MATTER}`);
    await student.getByRole('button', { name: 'Account: Sam Student' }).waitFor();

    await page.getByRole('button', { name: 'Actions for Sam Student' }).click();
    await page.getByRole('menuitem', { name: 'Deactivate' }).click();
    await student.waitForURL(/sign-in/);
    await page.getByRole('table', { name: 'Deactivated people' }).getByText('Sam Student').waitFor();
    await page.getByRole('link', { name: 'Matters' }).click();
    await page.getByRole('link', { name: 'NDLON v. ICE' }).waitFor();
    expect(await listViolations(page)).toEqual([]);
    await student.context().close();
    expect(faults).toEqual([]);
  });

  it('corrects a misread word, which is then found at its position, and updates for others who have the page open', async () => {
    const [{ page, faults }, other] = await Promise.all([
      openAs('reviewer', `/m/${MATTER}/p/3`),
      openAs('attorney', `/m/${MATTER}/p/3?q=emigrating`),
    ]);
    await other.page.getByText('No hits on this page').waitFor();
    await page.locator(DRAWN).first().waitFor();
    await page.getByRole('button', { name: 'Correct e' }).waitFor();
    await selectAndCopy(page);
    await page.keyboard.press('e');
    const field = page.getByRole('textbox', { name: 'Text of this page' });
    expect(await listViolations(page)).toEqual([]);
    await field.fill((await field.inputValue()).replace('leaving', 'emigrating'));
    await page.keyboard.press('Control+Enter');
    await page.getByText('Corrected by Rae Reviewer, was OCR').waitFor();
    await other.page.getByText('hit 1 of 1').waitFor();
    await other.page.getByText('Corrected by Rae Reviewer, was OCR').waitFor();

    await page.getByText('Text versions').click();
    await page.getByRole('button', { name: 'View version 1' }).click();
    expect(await listViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Use version 1' }).click();
    await other.page.getByText('No hits on this page').waitFor();
    expect([...faults, ...other.faults]).toEqual([]);
  });

  it('shows a read-only user everything and allows no change', async () => {
    const { page } = await openAs('reader', `/m/${MATTER}/p/1`);
    await page.locator('canvas').first().waitFor();
    const tag = page.getByRole('button', { name: /contradiction/ }).first();
    await tag.waitFor();
    await page.keyboard.press('2');
    expect(await tag.getAttribute('aria-pressed')).toBe('false');
    await page.keyboard.press('e');
    await page.getByText('Text versions').click();
    await page.getByRole('button', { name: 'View version 1' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Text of this page' }).count()).toBe(0);
  });
});

describe('pages that were scanned sideways or upside down', () => {
  beforeAll(async () => {
    const sources = TURNED.map(({ turned, file }) => ({ path: join(clinic.folder, file), turned }));
    for (const { path, turned } of sources) {
      const said = `A county said that it was ${wordTurned(turned)} and so it wanted to leave it.`;
      await writeFile(path, await makeScanPdf([{ lines: lines(1, said), turned }]));
    }
    const paths = sources.map(({ path }) => path);
    const ingest = await runUncover('ingest', ...paths, '--matter', MATTER, '--data', clinic.dataDir);
    expect(ingest.exitCode).toBe(0);
  });

  it.each(TURNED)('are shown upright, with the hit on the word ($file)', async ({ turned }) => {
    const word = wordTurned(turned);
    const { page, faults } = await openAs('reviewer', `/m/${MATTER}/search?q=${word}`);
    await page.getByRole('heading', { name: '1 page in 1 document' }).waitFor();
    await page.locator('a[href*="/p/"]').first().click();
    await page.getByText('hit 1 of 1').waitFor();
    await page.locator(DRAWN).first().waitFor();
    const hit = page.locator('[data-current="true"][style]').last();
    await hit.waitFor();
    const [sheet, box] = [await page.locator('canvas').first().boundingBox(), await hit.boundingBox()];
    if (!sheet || !box) throw new Error('The page or its hit is not on the screen.');
    expect(sheet.height / sheet.width).toBeCloseTo(792 / 612, 1);
    // The third line of an upright page: lines start 84 points from the top and are 16 points apart.
    expect((box.y + box.height / 2 - sheet.y) / sheet.height).toBeCloseTo((84 + 2 * 16 - 4) / 792, 2);
    expect(await shareOfInk(page, sheet, box)).toBeGreaterThan(0.05);
    expect(faults).toEqual([]);
  });
});
