import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { databasePath } from '#api/data-folder.ts';
import { ingestProduction } from '#api/jobs/ingest/ingest-production.ts';
import { walkFiles } from '#api/jobs/ingest/walk-files.ts';
import { startServer } from '#api/main.ts';
import { OriginalStore } from '#api/originals/original-store.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { addUser } from '#api/repositories/people/users.ts';
import { addTag } from '#api/repositories/review/tags.ts';
import { hashPassword } from '#api/review/passwords.ts';
import { formatNumber } from '#contract/values/counted.ts';
import type { PageRecord, PdfObject } from '#ingest';
import { openBrowser } from '../../viewer/e2e/open-browser.ts';
import { ensureViewer } from '../cli/ensure-viewer.ts';
import { median, megabytes, quantile } from './figures.ts';
import { makeScanFile } from './make-scan-file.ts';
import { openScript } from './scripted-page.ts';
import { measureMainThread } from './viewer/main-thread.ts';
import { memoryOfTabs } from './viewer/tab-memory.ts';

const PAGES = 3000;
/** The words of a typical page, for its text to be shown and drawn over the image. */
const WORDS = 300;
const PASSWORD = 'for the benchmark only';
/** Pages turned while the browser's memory is measured. */
const TURNS = 500;

/** Opens page 2,500 of a 3,000-page file of scans, then tags and turns pages: seconds, bytes fetched, main thread, memory. */
export async function bench(): Promise<void> {
  await ensureViewer();
  const dataDir = await mkdtemp(join(tmpdir(), 'uncover-viewer-'));
  const path = join(dataDir, 'big.pdf');
  const { bytes, objects } = await makeScanFile(PAGES);
  await writeFile(path, bytes);
  await enterPages(dataDir, path, objects);
  const server = await startServer({ dataDir, host: '127.0.0.1', port: 0 });
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await signIn(page, server.address);
    await measureOpening(page, server.address);
    await measureTurning(page);
    await measureMainThread(page);
  } finally {
    await browser.close();
    await server.close();
    await rm(dataDir, { recursive: true });
  }
}

/** Inserts the pages with scripted words, without reading them, because reading is not measured. */
async function enterPages(dataDir: string, path: string, objects: readonly PdfObject[]): Promise<void> {
  const database = await openDatabase(databasePath(dataDir));
  const newId = () => crypto.randomUUID();
  const script = openScript();
  const recordOf = (pageIndex: number): PageRecord => ({
    ...script('big.pdf', pageIndex, WORDS, 1),
    pdfObject: objects[pageIndex] ?? null,
    // Addresses name the pages by their control numbers.
    batesCandidates: [],
  });
  const passwordHash = await hashPassword(PASSWORD);
  const act = { actor: 'bench', at: new Date() };
  await addUser(database, act, {
    newId: newId(),
    name: 'bench',
    displayName: 'Bench',
    role: 'attorney',
    passwordHash,
  });
  await ingestProduction(
    {
      database,
      originals: new OriginalStore(dataDir),
      now: () => new Date(),
      newId,
      pool: {
        openFile: async () => ({ pageCount: PAGES, rendition: null, files: [], note: null, notes: [] }),
        readPages: async function* (jobs) {
          for await (const job of jobs) yield { job, record: recordOf(job.pageIndex) };
        },
      },
    },
    { ...(await walkFiles([path])), matterSlug: 'bench', productionName: 'bench', actor: 'bench' },
  );
  const matter = await database.selectFrom('matter').select('id').executeTakeFirstOrThrow();
  for (const [index, color] of (['blue', 'red', 'green'] as const).entries()) {
    const tag = { name: color, definition: '', color, key: String(index + 1) };
    await addTag(database, act, matter.id, newId(), tag);
  }
  await database.destroy();
}

async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/m/bench`);
  await page.getByLabel('User name').fill('bench');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Account/ }).waitFor();
}

async function measureOpening(page: Page, address: string): Promise<void> {
  let fetched = 0;
  page.on('response', (response) => {
    // The first answer is the whole file; pdf.js cancels it as soon as it knows that ranges are supported.
    if (response.status() === 206) fetched += Number(response.headers()['content-length'] ?? 0);
  });
  const opened = await timed(async () => {
    await page.goto(`${address}/m/bench/p/UNC-0002500`);
    await page.waitForFunction(isPainted);
  });
  const firstPaint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
  process.stdout.write(`first paint of the screen: ${(firstPaint / 1000).toFixed(2)} s\n`);
  process.stdout.write(
    `page 2,500 of ${formatNumber(PAGES)}, address to painted page: ${opened.toFixed(2)} s, ` +
      `${(fetched / 2 ** 20).toFixed(1)} MB of the file fetched\n`,
  );
  const gone = await timed(async () => {
    await page.keyboard.press('g');
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await page.keyboard.type('UNC-0000700');
    await page.keyboard.press('Enter');
    await page.waitForURL(/UNC-0000700/);
    await page.waitForFunction(isPainted);
  });
  process.stdout.write(`to page 700 by its number, key to painted page: ${gone.toFixed(2)} s\n`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function measureTurning(page: Page): Promise<void> {
  const memory: number[] = [];
  const ofTab: number[] = [];
  const turns: number[] = [];
  const client = await page.context().newCDPSession(page);
  for (let turn = 1; turn <= TURNS; turn += 1) {
    const seconds = await timed(async () => {
      await page.keyboard.press('j');
      await page.waitForURL(new RegExp(`UNC-${String(700 + turn).padStart(7, '0')}`));
      await page.waitForFunction(isPainted);
    });
    turns.push(seconds);
    if (turn % 100 === 0) {
      await client.send('HeapProfiler.collectGarbage');
      const { usedSize, backingStorageSize = 0 } = (await client.send('Runtime.getHeapUsage')) as {
        usedSize: number;
        backingStorageSize?: number;
      };
      memory.push(usedSize + backingStorageSize);
      ofTab.push(memoryOfTabs(process.pid));
    }
  }
  process.stdout.write(
    `${TURNS} pages turned: median ${median(turns).toFixed(2)} s, p95 ${quantile(turns, 0.95).toFixed(2)} s, ` +
      `memory after each 100: scripts ${memory.map(megabytes).join(', ')}; the tab's process ${ofTab.map(megabytes).join(', ')}\n`,
  );
}

/** Runs in the browser: whether the current page is drawn and has ink. */
function isPainted(): boolean {
  const canvas = document.querySelector<HTMLCanvasElement>('[data-drawn=true]:not([hidden]) canvas');
  if (!canvas || canvas.width < 100) return false;
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
  return pixels?.some((value, index) => index % 4 === 0 && value < 128) ?? false;
}
