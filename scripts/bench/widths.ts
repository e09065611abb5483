import type { Browser, Page } from 'playwright-core';
import { counted } from '#contract/values/counted.ts';
import { openBrowser } from '../../viewer/e2e/open-browser.ts';
import { type Clinic, MATTER, openClinic } from '../../viewer/e2e/open-clinic.ts';
import { listViolations, openPageAs } from '../../viewer/e2e/open-page-as.ts';
import { screens } from '../../viewer/screens.ts';
import type { BenchWords } from './bench-words.ts';
import { addReview } from './widths/add-review.ts';
import { addReports, ingestLetters } from './widths/furnish-screens.ts';
import { listCutOff } from './widths/list-cut-off.ts';
import { type DialogOfScreen, listDialogs } from './widths/list-dialogs.ts';

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
  '/reports?show=queries',
  '/reports?show=passages',
  '/reports?show=reading',
  '/reports?show=agreement',
  '/exhibits?tag=tag-1',
];
/** Screens that belong to no matter. */
const OUTSIDE = ['/matters', '/people', '/sign-in', '/set-password'];

/** A screen, or a dialog over it. */
type View = { path: string } | DialogOfScreen;

/**
 * Opens every screen and dialog at three widths, light and dark, and prints what axe finds, what is wider than the
 * window, and which controls are cut off; only those with one of the words in their names, if there are any. Progress
 * goes to stderr.
 */
export async function bench({ paths: words }: BenchWords): Promise<void> {
  const [clinic, browser] = await Promise.all([openClinic(), openBrowser()]);
  const findings = new Map<string, string[]>();
  try {
    await ingestLetters(clinic);
    const isWanted = (view: View) => words.length === 0 || words.some((word) => nameOf(view).includes(word));
    const views = (await furnish(clinic, browser)).filter(isWanted);
    for (const window of WINDOWS) {
      const { page } = await openPageAs(clinic, browser, 'attorney', `/m/${MATTER}`, window);
      for (const [index, view] of views.entries()) {
        const name = nameOf(view);
        process.stderr.write(`${window.name}: ${index + 1} of ${views.length}, ${name}\n`);
        const found = await checkView(page, clinic.address, view, window.name).catch((error: Error) => [
          `at ${window.name}: could not be checked: ${error.message.split('\n', 1)[0]}`,
        ]);
        for (const problem of found) process.stderr.write(`  ${problem}\n`);
        findings.set(name, [...(findings.get(name) ?? []), ...found]);
      }
      await page.context().close();
    }
  } finally {
    await browser.close();
    await clinic.close();
  }
  print(findings);
}

/** Fills the matter, and lists everything that is opened in it. */
async function furnish(clinic: Clinic, browser: Browser): Promise<View[]> {
  await ingestLetters(clinic);
  const openDesk = (userName: string) => openPageAs(clinic, browser, userName, `/m/${MATTER}`);
  const [attorney, reviewer] = [await openDesk('attorney'), await openDesk('reviewer')];
  const reports = await addReports(attorney.page);
  const work = await addReview({ attorney: attorney.page, reviewer: reviewer.page });
  await Promise.all([attorney, reviewer].map(({ page }) => page.context().close()));
  const paths = [
    ...Object.values(screens).map(({ path }) => path),
    ...OTHER_PATHS,
    ...reports,
    work.contradiction,
  ];
  const inMatter = [...paths.map((path) => ({ path })), ...listDialogs(work)];
  const ofMatter = inMatter.map((view) => ({ ...view, path: `/m/${MATTER}${view.path}` }));
  return [...ofMatter, ...OUTSIDE.map((path) => ({ path }))];
}

function nameOf(view: View): string {
  return 'open' in view ? `${view.path}, dialog ${view.name}` : view.path;
}

async function checkView(page: Page, origin: string, view: View, window: string): Promise<string[]> {
  await page.goto(origin + view.path);
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  // Until nothing is loading, so that what is checked is the screen itself.
  await page.waitForFunction(() => document.querySelector('.mantine-Skeleton-root[data-visible]') === null);
  if ('open' in view) {
    await view.open(page);
    await page.getByRole('dialog').waitFor();
  }
  const found: string[] = [];
  for (const scheme of SCHEMES) {
    await page.evaluate(chooseScheme, scheme);
    // In the dark only the colors differ.
    const problems =
      scheme === 'light'
        ? [...(await listViolations(page)), ...(await page.evaluate(listCutOff))]
        : await listViolations(page, ['color-contrast']);
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
  process.stdout.write(
    `${counted(findings.size, 'screen or dialog', 'screens and dialogs')}, ${counted(total, 'problem')}\n`,
  );
}
