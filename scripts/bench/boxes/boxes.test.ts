import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toLayerLines } from '#ingest';
import { findBoxes } from '../../../ingest/marks/boxes/find-boxes.ts';
import { openPdf } from '../../../ingest/sources/pdf/open-pdf.ts';
import type { CoverLook } from './cover-looks.ts';
import { drawAsCanvas, drawAsPdf, type PagePlan } from './page.ts';
import { type ScanLook, scan } from './scan.ts';
import { Score } from './score.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-boxes-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The words of a page, as a perfect recognizer would find them on its scan. */
async function readWords(plan: PagePlan) {
  const path = join(folder, `${plan.name}.pdf`);
  await writeFile(path, drawAsPdf(plan).bytes);
  const document = await openPdf(path);
  const page = await document.getPage(0);
  const lines = toLayerLines(await page.getText(), page);
  await document.close();
  return lines;
}

async function scoreScan(plan: PagePlan, medium: ScanLook): Promise<Score> {
  const { canvas, page } = drawAsCanvas(plan, medium);
  const image = scan(canvas, medium, plan.name);
  const whole = { x: 0, y: 0, width: 1, height: 1 };
  const found = findBoxes({ image, area: whole, dpi: medium.dpi, origin: 'own' }, await readWords(plan));
  const score = new Score();
  const boxes = found.filter(({ needsCode }) => !needsCode).map(({ rect }) => rect);
  score.add({ file: plan.name, medium, mediumName: medium.depth }, page, boxes);
  return score;
}

const BITONAL: ScanLook = { depth: 'bitonal', dpi: 200, skew: 0 };
const DITHERED: ScanLook = { depth: 'dithered', dpi: 200, skew: 0 };
const GRAY: ScanLook = { depth: 'gray', dpi: 150, skew: 0 };

describe('a page without boxes has no false box', () => {
  it.each<[string, ScanLook]>([
    ['asidePanels', GRAY],
    ['banners', GRAY],
    ['rules', BITONAL],
    ['zebraRows', DITHERED],
    ['blackedRules', BITONAL],
    ['calendar', GRAY],
    ['columnChart', GRAY],
    ['barChart', BITONAL],
    ['gantt', GRAY],
    ['pieChart', DITHERED],
    ['officeUse', GRAY],
    ['looseFields', BITONAL],
    ['qrAndBars', BITONAL],
    ['sealAndLogo', GRAY],
  ])('%s, %o', async (look, medium) => {
    const score = await scoreScan({ name: `test ${look}`, look, covers: [] }, medium);
    expect(score.falseBoxes).toEqual([]);
  });
});

describe('covers that are part of a scan are found as boxes', () => {
  const ANYWHERE: CoverLook[] = ['black', 'hatched', 'cross-hatched', 'hatched on gray', 'dark gray'];
  const TONED: CoverLook[] = ['gray', 'light gray', 'framed gray', 'dark gray', 'hatched'];

  it.each<[string, CoverLook[], ScanLook]>([
    ['black and white', ANYWHERE, BITONAL],
    ['black and white, skewed', ANYWHERE, { depth: 'bitonal', dpi: 300, skew: 0.5 }],
    ['grays as dots', TONED, DITHERED],
    ['gray with noise', TONED, GRAY],
    ['gray, skewed', TONED, { depth: 'gray', dpi: 200, skew: -0.6 }],
  ])('in %s', async (name, covers, medium) => {
    const score = await scoreScan({ name: `test covers ${name}`, look: 'shadedHeads', covers }, medium);
    expect(score.missed).toEqual([]);
    expect(score.falseBoxes).toEqual([]);
  });
});
