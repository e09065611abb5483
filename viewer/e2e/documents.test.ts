import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTextPdf } from '#api/testing/make-text-pdf.ts';
import { runUncover } from '../../scripts/testing/run-uncover.ts';
import { openBrowser } from './open-browser.ts';
import { type Clinic, MATTER, openClinic } from './open-clinic.ts';
import { listViolations, openPageAs } from './open-page-as.ts';

let clinic: Clinic;
let browser: Browser;
/**
 * With text layers, so that nothing waits for OCR. Nothing on these pages suggests that a document starts
 * there.
 */
const PAGES = 24;
beforeAll(async () => {
  [clinic, browser] = await Promise.all([openClinic(), openBrowser()]);
  const source = join(clinic.folder, 'release');
  await mkdir(source);
  const pages = Array.from(
    { length: PAGES },
    (_, place) => `and so on, says page ${place + 1} of the sheriff,`,
  );
  await writeFile(join(source, 'merged.pdf'), await makeTextPdf(pages));
  await writeFile(join(source, 'single.pdf'), await makeTextPdf(['and no more of it.']));
  const ingest = await runUncover('ingest', source, '--matter', MATTER, '--data', clinic.dataDir);
  expect(ingest.stderr + ingest.exitCode).toMatch(/0$/);
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

const openAs = (userName: string, path: string) => openPageAs(clinic, browser, userName, path);
const counted = (page: Page, documents: number) =>
  page.getByText(`${documents} document${documents === 1 ? '' : 's'}`, { exact: true }).waitFor();
const waitForPosition = (page: Page, position: string) => page.getByText(position, { exact: true }).waitFor();
const scheme = async (page: Page, colorScheme: 'light' | 'dark') => {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
};

describe('the screen of documents', () => {
  it('accepts ten corrections by keyboard in less than two minutes, visible to another reviewer', async () => {
    const [{ page, faults }, other] = await Promise.all([
      openAs('reviewer', `/m/${MATTER}/documents`),
      openAs('reader', `/m/${MATTER}/documents`),
    ]);
    await counted(page, 2);
    await counted(other.page, 2);
    await waitForPosition(page, `Document 1 of 2, page 1 of ${PAGES} pages`);
    await page.locator('[data-drawn="true"] img').first().waitFor();
    expect(await listViolations(page)).toEqual([]);
    await scheme(page, 'dark');
    expect(await listViolations(page, ['color-contrast'])).toEqual([]);
    await scheme(page, 'light');

    const started = performance.now();
    // Six splits, each at the second page of the remaining document.
    for (let split = 1; split <= 6; split += 1) {
      await page.keyboard.press('l');
      await waitForPosition(page, `Document ${split} of ${split + 1}, page 2 of ${PAGES - split + 1} pages`);
      await page.keyboard.press('s');
      await counted(page, split + 2);
      await waitForPosition(page, `Document ${split + 1} of ${split + 2}, page 1 of ${PAGES - split} pages`);
    }
    // Two merges, faster than the screen shows them, one confirmation, and one split that is undone.
    await page.keyboard.press('Shift+J');
    await page.keyboard.press('Shift+J');
    await counted(page, 6);
    await page.getByText(/^Document 5 of 6,/).waitFor();
    await page.keyboard.press('j');
    await waitForPosition(page, 'Document 6 of 6, page 1 of 1 page');
    await page.keyboard.press('c');
    await page.getByText(/^Confirmed: a document starts at/).waitFor();
    await page.keyboard.press('u');
    await page.getByText('Undone').waitFor();
    const seconds = (performance.now() - started) / 1000;
    console.log(`Ten corrections of documents took ${seconds.toFixed(1)} s.`);
    expect(seconds).toBeLessThan(120);

    await counted(other.page, 6);
    expect(await other.page.getByRole('button', { name: /Confirm|Merge|Split|Undo/ }).count()).toBe(0);
    expect([...faults, ...other.faults]).toEqual([]);
  });

  it('opens the reader at the page, where the same corrections and edits of facts are possible', async () => {
    const { page, faults } = await openAs('reviewer', `/m/${MATTER}/documents`);
    await page.getByRole('region', { name: 'Selected document' }).waitFor();
    await page.getByRole('button', { name: 'Page 1:' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/p\//);
    await page.getByRole('tab', { name: 'Document' }).click();
    const block = page.getByRole('region', { name: 'Document', exact: true });
    await block.getByText('page 1 of 1').waitFor();
    await block.getByRole('button', { name: 'Next document' }).click();
    await block.getByRole('button', { name: 'Merge with previous document' }).waitFor();
    await page.keyboard.press('b');
    await page.getByText(/^Merged .* with the previous document/).waitFor();
    await block.getByText('page 2 of 2').waitFor();

    await block.getByRole('button', { name: 'Add title' }).click();
    await page.keyboard.type('Opting out');
    // A tooltip under the pointer is outside of all landmarks.
    await page.mouse.move(720, 400);
    await page.getByRole('tooltip').waitFor({ state: 'detached' });
    expect(await listViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await block.getByText('Opting outentered by hand; no value was read').waitFor();
    await block.getByRole('button', { name: 'Add date' }).click();
    await page.keyboard.type('2009-08-14');
    await page.keyboard.press('Enter');
    await block.getByText('Aug 14, 2009').waitFor();
    await block.getByText('Document history').click();
    await block.getByText(/entered the document’s title: Opting out/).waitFor();

    await page.goto(`${clinic.address}/m/${MATTER}/documents?show=time`);
    await page.getByRole('link', { name: 'August 2009' }).waitFor();
    expect(await listViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'August 2009' }).click();
    await counted(page, 1);
    await page.getByRole('button', { name: 'Remove filter: August 2009' }).waitFor();
    await scheme(page, 'dark');
    expect(await listViolations(page, ['color-contrast'])).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('the layouts of the reader', () => {
  it('show two pages, pages below each other, text, and a comparison; keys and tags apply to the open page', async () => {
    const { page, faults } = await openAs('colleague', `/m/${MATTER}/pages`);
    const heading = (index: number) =>
      page.getByRole('heading', { level: 1, name: `Page UNC-${String(index).padStart(7, '0')}` });
    const open = (index: number) => heading(index).waitFor();
    const drawn = (name: string) =>
      page.getByRole('region', { name }).locator('[data-drawn="true"]:not([hidden])').first().waitFor();
    const expectNoBarrier = async () => {
      expect(await listViolations(page)).toEqual([]);
      await scheme(page, 'dark');
      expect(await listViolations(page, ['color-contrast'])).toEqual([]);
      await scheme(page, 'light');
    };
    await drawn('Page image');
    await page.keyboard.press('Shift+T');
    await page.getByRole('toolbar', { name: 'Pages' }).locator('[data-drawn="true"] img').first().waitFor();

    await page.keyboard.press('Shift+Z');
    await drawn('Left page image');
    await drawn('Right page image');
    await page.keyboard.press('j');
    await open(2);
    await page.keyboard.press('1');
    await page.getByRole('button', { name: /^UNC-0000002.*1$/ }).waitFor();
    await expectNoBarrier();

    await page.keyboard.press('Shift+Z');
    await drawn('Page images');
    await page.getByRole('region', { name: 'Page images' }).hover();
    const { height = 0 } = (await page.locator('[data-open="true"]').boundingBox()) ?? {};
    // In steps: a page that is still being measured may take back one of them.
    while (!(await heading(3).isVisible())) {
      await page.mouse.wheel(0, height / 4);
      await heading(3)
        .waitFor({ timeout: 2000 })
        .catch(() => undefined);
    }
    await page.keyboard.press('j');
    await open(4);
    await page.locator('[data-open="true"] [data-drawn="true"]').waitFor();
    await page.keyboard.press('2');
    await page.getByRole('button', { name: /^UNC-0000004.*2$/ }).waitFor();
    await expectNoBarrier();

    await page.keyboard.press('Shift+Z');
    await page.getByRole('region', { name: 'Text beside the page' }).getByText('says page 4').waitFor();
    await page.keyboard.press('Shift+C');
    await page.keyboard.type('UNC-0000009');
    await page.keyboard.press('Enter');
    await page.waitForURL(/with=UNC-0000009/);
    await drawn('Image of the compared page');
    await page.keyboard.press('k');
    await open(3);
    await drawn('Image of the compared page');
    await expectNoBarrier();
    await page.keyboard.press('Escape');
    await page.waitForURL((address) => !address.searchParams.has('with'));

    // What a person chose holds for the page that they open next.
    await page.keyboard.press('?');
    await page.getByRole('button', { name: 'Change key: Next page of the list' }).click();
    await page.keyboard.press('k');
    await page.getByText('k is the key of “Previous page of the list”').waitFor();
    await page.keyboard.press('w');
    expect(await listViolations(page)).toEqual([]);
    await page.goto(`${clinic.address}/m/${MATTER}/pages`);
    await page.getByRole('region', { name: 'Text beside the page' }).getByText('says page 1').waitFor();
    await page.keyboard.press('w');
    await open(2);
    expect(faults).toEqual([]);
  });
});

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The pixels in which two screenshots of one part of the screen differ. */
async function listChangedPixels(one: Buffer, other: Buffer): Promise<{ x: number; y: number }[]> {
  const toPixels = (image: Buffer) => sharp(image).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const [{ data, info }, { data: others }] = await Promise.all([toPixels(one), toPixels(other)]);
  const pixels = Array.from({ length: info.width * info.height }, (_, pixel) => pixel);
  return pixels
    .filter((pixel) => [0, 1, 2].some((channel) => data[3 * pixel + channel] !== others[3 * pixel + channel]))
    .map((pixel) => ({ x: pixel % info.width, y: Math.floor(pixel / info.width) }));
}

/** Whether a pixel is at least partly in a box, whose edges may be fractions of a pixel. */
function isInside(x: number, y: number, box: Box | null): boolean {
  if (!box) return false;
  const isWithin = (at: number, start: number, length: number) =>
    at >= Math.floor(start) && at < Math.ceil(start + length);
  return isWithin(x, box.x, box.width) && isWithin(y, box.y, box.height);
}

describe('the agency’s marks on a page', () => {
  it('are drawn by hand without covering their surroundings, can be hidden, and appear for others who have the page open', async () => {
    const [{ page, faults }, other] = await Promise.all([
      openAs('reviewer', `/m/${MATTER}/p/UNC-0000005`),
      openAs('attorney', `/m/${MATTER}/p/UNC-0000005`),
    ]);
    const sheet = page.locator('canvas').first();
    await sheet.waitFor();
    await Promise.all([page, other.page].map((each) => each.getByRole('tab', { name: 'Withheld' }).click()));
    await page.getByText('No redactions or markings were found on this page.').waitFor();
    await page.keyboard.press('|');
    await page.getByRole('region', { name: /drag to draw a box/ }).waitFor();
    const box = await sheet.boundingBox();
    if (!box) throw new Error('Bates number set to not on the screen.');
    const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
    await page.mouse.move(...at(0.2, 0.3));
    await page.mouse.down();
    await page.mouse.move(...at(0.6, 0.4), { steps: 4 });
    await page.mouse.up();
    await page.keyboard.type('b6 b7c');
    await page.getByText('(b)(6) personal privacy; (b)(7)(C) law enforcement: privacy.').waitFor();
    expect(await listViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('Box added.').waitFor();
    await page.getByRole('button', { name: 'Done' }).click();

    // The typed code is printed in the box on the page, so that the outline does not repeat it.
    const outline = page.locator('[data-kind="box"]');
    await outline.waitFor();
    expect(await outline.textContent()).toBe('');
    const drawn = await outline.boundingBox();
    // The box is drawn in whole pixels, and nothing outside of it changes.
    expect(Math.abs((drawn?.width ?? 0) - 0.4 * box.width)).toBeLessThan(2);
    expect(Math.abs((drawn?.y ?? 0) - (box.y + 0.3 * box.height))).toBeLessThan(2);
    const clip = { x: Math.floor(box.x), y: Math.floor(box.y), width: 500, height: 500 };
    const withMarks = await page.screenshot({ clip });
    await page.keyboard.press('\\');
    await outline.waitFor({ state: 'detached' });
    const withoutMarks = await page.screenshot({ clip });
    const changed = await listChangedPixels(withMarks, withoutMarks);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.filter(({ x, y }) => !isInside(x + clip.x, y + clip.y, drawn))).toEqual([]);
    await page.getByRole('button', { name: 'Layers' }).click();
    await page.getByRole('menuitemcheckbox', { name: /boxes/ }).click();
    await page.keyboard.press('Escape');
    await outline.waitFor();
    expect(await listViolations(page)).toEqual([]);

    await other.page.getByText('Corrected by reviewer').waitFor();
    await other.page.locator('[data-kind="box"]').waitFor();
    expect([...faults, ...other.faults]).toEqual([]);
  });
});
