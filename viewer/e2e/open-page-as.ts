import axe from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { type Clinic, PASSWORD } from './open-clinic.ts';

const DESKTOP = { width: 1440, height: 900, deviceScaleFactor: 1 };

/** Opens a signed-in page. Errors on it make the test fail. */
export async function openPageAs(
  clinic: Clinic,
  browser: Browser,
  userName: string,
  path: string,
  { width, height, deviceScaleFactor } = DESKTOP,
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor,
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // The request for the session answers 401 before anyone has signed in, and the browser logs that.
    if (message.type() === 'error' && !message.text().includes('401')) faults.push(message.text());
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== clinic.address)
      faults.push(`left the machine: ${request.url()}`);
  });
  await page.goto(clinic.address + path);
  await page.getByLabel('User name').fill(userName);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Account/ }).waitFor();
  return { page, faults };
}

/** The violations that axe finds on the screen, in words, by all of its rules or by those named. */
export async function listViolations(page: Page, rules?: string[]): Promise<string[]> {
  // A tooltip under the mouse is not part of the screen, and stands outside its landmarks.
  await page.mouse.move(0, 0);
  await page.evaluate(axe.source);
  // Wait for transitions to end: colors that are changing and elements that are fading do not count.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  );
  // axe asks for a landmark around everything, also around a tooltip, which belongs to the control it describes.
  await page.evaluate(() => {
    for (const tooltip of document.querySelectorAll<HTMLElement>('[role="tooltip"]')) tooltip.hidden = true;
  });
  const { violations } = await page.evaluate(
    (runOnly) => (window as unknown as { axe: typeof axe }).axe.run(runOnly ? { runOnly } : {}),
    rules,
  );
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.html.slice(0, 120)).join(' | ')})`,
  );
}

/** The same in light and in dark, where only the colors differ. */
export async function listViolationsInBothSchemes(page: Page): Promise<string[]> {
  const light = await listViolations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
  const dark = await listViolations(page, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.locator('html[data-mantine-color-scheme="light"]').waitFor();
  return [...light, ...dark.map((violation) => `in the dark: ${violation}`)];
}

/**
 * The text of the status bar for the open page's index in the current list; the panel shows the index in the
 * document.
 */
export function statusBarOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Navigation and view' });
}

/** Selects a line of the page with the mouse, as people do: pressed at its start, released at its end. */
export async function selectLine(page: Page, line: string): Promise<void> {
  const box = await page.locator('[data-turn] > span', { hasText: line }).boundingBox();
  if (!box) throw new Error(`The page does not show: ${line}`);
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + 1, middle);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, middle);
  await page.mouse.move(box.x + box.width - 1, middle);
  await page.mouse.up();
  await page.getByRole('toolbar', { name: 'Selected words' }).waitFor();
}
