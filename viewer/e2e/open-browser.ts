import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/**
 * A real Chromium. On Linux it comes with `npm ci`; elsewhere the machine's own Chrome is used, and
 * playwright says how to get it where there is none.
 */
export async function openBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return playwright.launch({ channel: 'chrome' });
  const { LD_LIBRARY_PATH: _theMachines, ...environment } = process.env;
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args,
    headless: true,
    env: environment as Record<string, string>,
  });
}
