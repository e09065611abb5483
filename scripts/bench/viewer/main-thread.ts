import type { Page } from 'playwright-core';
import { quantile } from '../figures.ts';

/** Key presses of each kind. */
const PRESSES = 40;
/** Milliseconds after which all work that a key started is done. */
const SETTLED = 700;

type CountTime = () => Promise<number>;

/**
 * How long the browser's main thread works for a tag and for turning a page, in processor time, which does
 * not depend on other work of the machine: until the paint, and until everything that follows is done, such
 * as drawing the next page.
 */
export async function measureMainThread(page: Page): Promise<void> {
  const countTime = await openTimer(page);
  const tag = page.locator('[aria-label="Tags"] [data-present] button[aria-pressed]').first();
  await measure(page, countTime, 'a tag', async () => {
    const before = await tag.getAttribute('aria-pressed');
    return {
      key: '1',
      isDone: (was) =>
        document
          .querySelector('[aria-label="Tags"] [data-present] button[aria-pressed]')
          ?.getAttribute('aria-pressed') !== was,
      was: before,
    };
  });
  await measure(page, countTime, 'turning a page', async () => ({
    key: 'j',
    isDone: (was) =>
      location.pathname !== was && document.querySelector('[data-drawn=true]:not([hidden]) canvas') !== null,
    was: new URL(page.url()).pathname,
  }));
}

interface Press {
  key: string;
  /** Runs in the browser: whether the screen shows the result of the key. */
  isDone: (was: string | null) => boolean;
  was: string | null;
}

async function measure(
  page: Page,
  countTime: CountTime,
  what: string,
  prepare: () => Promise<Press>,
): Promise<void> {
  const painted: number[] = [];
  const settled: number[] = [];
  for (let press = 0; press < PRESSES; press += 1) {
    const { key, isDone, was } = await prepare();
    const before = await countTime();
    await page.keyboard.press(key);
    await page.waitForFunction(isDone, was);
    await page.evaluate(waitForPaint);
    painted.push((await countTime()) - before);
    await page.waitForTimeout(SETTLED);
    settled.push((await countTime()) - before);
  }
  const figures = (times: number[]) =>
    `p50 ${quantile(times, 0.5).toFixed(0)}, p95 ${quantile(times, 0.95).toFixed(0)} ms`;
  process.stdout.write(
    `${what}, main thread: to the paint ${figures(painted)}; in all ${figures(settled)}\n`,
  );
}

/** Runs in the browser: resolves after the frame after next was painted. */
function waitForPaint(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
}

/** The processor time, in milliseconds, that the page's main thread has used so far. */
async function openTimer(page: Page): Promise<CountTime> {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
}
