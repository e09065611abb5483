import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { openBrowser } from '../../viewer/e2e/open-browser.ts';

/**
 * Takes the pictures of README.md and viewer/README.md from a running demonstration:
 *
 *     npm run demo -- --data /tmp/demo        (in another terminal, until all pages are read)
 *     node scripts/make/take-screenshots.ts --address http://127.0.0.1:7321 --password PASSWORD
 */
const folder = fileURLToPath(new URL('../../viewer/screenshots', import.meta.url));
const { values } = parseArgs({
  options: {
    address: { type: 'string', default: 'http://127.0.0.1:7321' },
    password: { type: 'string', default: '' },
  },
});

/** The screens to photograph, and what must be drawn before each is complete. */
const shots = [
  { name: 'search', path: '/m/ndlon/search?q=opt-out+AND+voluntar*', complete: 'main img >> nth=4' },
  {
    name: 'reading',
    path: '/m/ndlon/p/ICE%20FOIA%2010-2674.0000010?q=opt-out',
    complete: '[data-drawn="true"] canvas',
  },
];

await mkdir(folder, { recursive: true });
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(`${values.address}/m/ndlon`);
await page.getByLabel('User name').fill('attorney');
await page.getByLabel('Password', { exact: true }).fill(values.password);
await page.keyboard.press('Enter');
await page.getByRole('button', { name: /^Account/ }).waitFor();
for (const { name, path, complete } of shots) {
  await page.goto(values.address + path);
  await page.locator(complete).first().waitFor();
  // Stored with a palette, because the screens have few colors: a third of the bytes.
  await sharp(await page.screenshot())
    .png({ palette: true, colors: 64, dither: 0, effort: 10 })
    .toFile(join(folder, `${name}.png`));
}
await browser.close();
