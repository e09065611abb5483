import type { Page } from 'playwright-core';
import { counted } from '#contract/values/counted.ts';
import { openBrowser } from '../../viewer/e2e/open-browser.ts';
import { MATTER, openClinic } from '../../viewer/e2e/open-clinic.ts';
import { listViolations, openPageAs } from '../../viewer/e2e/open-page-as.ts';
import { screens } from '../../viewer/screens.ts';
import { addWork, ingestLetters } from './widths/furnish-screens.ts';
import { listCutOff } from './widths/list-cut-off.ts';

/** 200 % zoom of a window of 1440 pixels is half its width, at twice the sharpness. */
const WINDOWS = [
  { name: '1440', width: 1440, height: 900, deviceScaleFactor: 1 },
  { name: '900', width: 900, height: 900, deviceScaleFactor: 1 },
  { name: '200 % zoom', width: 720, height: 450, deviceScaleFactor: 2 },
] as const;
const SCHEMES = ['light', 'dark'] as const;

/** Screens of a matter that are not in the table of screens, because they show one thing or a part of another. */
const OTHER_PATHS = [
  '/search?q=voluntary',
  '/search?q=county+sheriff&mode=explore',
  '/p/ICE%20FOIA%2010-2674.0000001?q=voluntary',
  '/documents?show=time',
  '/withholdings?show=log',
  '/reports?show=elusion',
];
/** Screens that belong to no matter. */
const OUTSIDE = ['/matters', '/people', '/sign-in', '/set-password'];

/**
 * Opens every screen at three widths, light and dark, and prints what axe finds, what is wider than the window, and
 * which controls are cut off. Progress goes to stderr.
 */
export async function bench(): Promise<void> {
  const [clinic, browser] = await Promise.all([openClinic(), openBrowser()]);
  const findings = new Map<string, string[]>();
  try {
    await ingestLetters(clinic);
    const { page: desk } = await openPageAs(clinic, browser, 'attorney', `/m/${MATTER}`);
    const ofMatter = [
      ...Object.values(screens).map(({ path }) => path),
      ...OTHER_PATHS,
      ...(await addWork(desk)),
    ];
    await desk.context().close();
    const paths = [...ofMatter.map((path) => `/m/${MATTER}${path}`), ...OUTSIDE];
    for (const window of WINDOWS) {
      const { page } = await openPageAs(clinic, browser, 'attorney', `/m/${MATTER}`, window);
      for (const [index, path] of paths.entries()) {
        process.stderr.write(`${window.name}: ${index + 1} of ${paths.length}, ${path}\n`);
        const found = await checkScreen(page, clinic.address + path, window.name).catch((error: Error) => [
          `at ${window.name}: could not be checked: ${error.message.split('\n', 1)[0]}`,
        ]);
        findings.set(path, [...(findings.get(path) ?? []), ...found]);
      }
      await page.context().close();
    }
  } finally {
    await browser.close();
    await clinic.close();
  }
  print(findings);
}

async function checkScreen(page: Page, address: string, window: string): Promise<string[]> {
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  await page.waitForLoadState('load');
  // Until nothing is loading, so that what is checked is the screen itself.
  await page.waitForFunction(() => document.querySelector('.mantine-Skeleton-root[data-visible]') === null);
  const found: string[] = [];
  for (const scheme of SCHEMES) {
    await page.evaluate(chooseScheme, scheme);
    const problems = [...(await listViolations(page)), ...(await page.evaluate(listCutOff))];
    found.push(...problems.map((problem) => `at ${window}, ${scheme}: ${problem}`));
  }
  await page.evaluate(chooseScheme, SCHEMES[0]);
  return found;
}

/** Runs in the browser, and does what another tab of it would cause: the viewer follows this key. */
function chooseScheme(scheme: string): void {
  const key = 'mantine-color-scheme-value';
  localStorage.setItem(key, scheme);
  window.dispatchEvent(new StorageEvent('storage', { key, newValue: scheme, storageArea: localStorage }));
}

function print(findings: ReadonlyMap<string, readonly string[]>): void {
  const views = WINDOWS.length * SCHEMES.length;
  for (const [path, found] of findings) {
    process.stdout.write(`${path}: ${counted(found.length, 'problem')} in ${views} views\n`);
    for (const problem of found) process.stdout.write(`  ${problem}\n`);
  }
  const total = [...findings.values()].flat().length;
  process.stdout.write(`${counted(findings.size, 'screen')}, ${counted(total, 'problem')}\n`);
}
