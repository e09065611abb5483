import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/**
 * The package's own arguments are for a cloud function: one process, which cannot run two people's contexts.
 * The sandbox needs rights that a container does not have; only our own pages are opened.
 */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
];

/**
 * A real Chromium. On Linux it comes with `npm ci`; elsewhere the machine's own Chrome is used, and
 * Playwright explains how to get it if it is missing.
 */
export async function openBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return playwright.launch({ channel: 'chrome' });
  const { LD_LIBRARY_PATH: _theMachines, ...environment } = process.env;
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ARGUMENTS,
    headless: true,
    env: environment as Record<string, string>,
  });
}
