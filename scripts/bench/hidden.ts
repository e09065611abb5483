import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { PageMarks } from '#contract/pages/marks.ts';
import type { PageDetail } from '#contract/pages/page.ts';
import type { BenchWords } from './bench-words.ts';
import { percent } from './figures.ts';
import { getJson, listPages } from './hidden/ask-all.ts';
import { listLost } from './hidden/count-lost.ts';
import { listVariants } from './hidden/list-variants.ts';
import { HEIGHT, type PointRect, WIDTH } from './hidden/page-plan.ts';
import { MATTER, openProgram, type Program } from './hidden/program.ts';
import {
  type ExportedPage,
  type Page,
  searchAnswers,
  searchDocuments,
  searchExhibits,
  searchForWords,
} from './hidden/search-outputs.ts';
import type { HiddenVariant } from './hidden/variant.ts';
import { WordWatch } from './hidden/word-watch.ts';
import { print } from './marks/print-marks.ts';

/**
 * Checks whether words that are invisible on a page appear in any output of the program, and whether visible
 * words are lost, with pages made so that both are known.
 */
export async function bench({ workers, keep, paths }: BenchWords): Promise<void> {
  const variants = listVariants().filter(
    ({ name }) => paths.length === 0 || paths.some((part) => name.includes(part)),
  );
  const folder = keep === undefined ? await mkdtemp(join(tmpdir(), 'uncover-hidden-')) : resolve(keep);
  const dataDir = join(folder, 'data');
  await rm(dataDir, { recursive: true, force: true });
  await mkdir(dataDir, { recursive: true });
  try {
    const files = await writeVariants(join(folder, 'files'), variants);
    const program = await openProgram(dataDir, workers);
    try {
      await measure(program, dataDir, files, variants);
    } finally {
      await program.close();
    }
  } finally {
    if (keep === undefined) await rm(folder, { recursive: true });
  }
}

/** Writes each variant as a file, with a file beside it that lists its hidden and visible words. */
async function writeVariants(folder: string, variants: readonly HiddenVariant[]): Promise<string> {
  const files = join(folder, 'pdf');
  await rm(folder, { recursive: true, force: true });
  await mkdir(files, { recursive: true });
  for (const { name, build } of variants) await writeFile(join(files, `${name}.pdf`), await build());
  await writeFile(join(folder, 'truth.json'), JSON.stringify(variants, null, 2));
  return files;
}

async function measure(
  program: Program,
  dataDir: string,
  files: string,
  variants: readonly HiddenVariant[],
): Promise<void> {
  const watch = new WordWatch(variants);
  watch.search('what ingest prints', await program.run('ingest', files, '--matter', MATTER));
  const pages = await pair(program, variants);
  const exported = await searchExhibits(program, dataDir, pages, watch);
  await searchAnswers(program, watch);
  await searchForWords(program, pages, watch);
  await searchDocuments(dataDir, pages, watch);
  watch.search('event stream', program.events());
  watch.search("the server's log", program.log());
  printLeaks(variants, watch);
  await printLost(program, pages, exported);
  await printBoxes(program, pages);
}

async function pair(program: Program, variants: readonly HiddenVariant[]): Promise<Page[]> {
  const pages = await listPages(program);
  return variants.map((variant) => {
    const page = pages.find(
      ({ file }) => file.endsWith(`/${variant.name}.pdf`) || file === `${variant.name}.pdf`,
    );
    if (!page) throw new Error(`The program has no page of ${variant.name}.pdf.`);
    return { variant, page };
  });
}

function printLeaks(variants: readonly HiddenVariant[], watch: WordWatch): void {
  const leaks = watch.list();
  print(`${variants.length} variants, ${variants.filter(({ isScan }) => isScan).length} of them scans`);
  print(`leaks: ${leaks.length} variants`);
  for (const { variant, outputs } of leaks) print(`  ${variant}: ${outputs.join('; ')}`);
}

async function printLost(
  program: Program,
  pages: readonly Page[],
  exported: readonly ExportedPage[],
): Promise<void> {
  const texts = new Map<string, string>();
  for (const { variant, page } of pages)
    texts.set(variant.name, (await getJson<PageDetail>(program, `/pages/${page.pageId}`)).text);
  printLostOf('page text', pages, (name) => texts.get(name) ?? '');
  const exhibitTexts = new Map(exported.map(({ page, text }) => [page.variant.name, text]));
  printLostOf('exhibits', pages, (name) => exhibitTexts.get(name) ?? '');
  const rendered = exported.filter(({ image }) => image === 'rendered').length;
  print(`exhibit pages: ${exported.length - rendered} copied, ${rendered} as pictures`);
}

function printLostOf(where: string, pages: readonly Page[], textOf: (name: string) => string): void {
  let seen = 0;
  const losses: string[] = [];
  let lost = 0;
  for (const { variant } of pages) {
    const missing = listLost(variant.visible, textOf(variant.name), variant.isScan);
    seen += variant.visible.length;
    lost += missing.length;
    if (missing.length > 0) losses.push(`  ${variant.name}: ${missing.join(' ')}`);
  }
  print(`visible words lost, ${where}: ${lost} of ${seen} (${percent(lost / seen)})`);
  for (const line of losses) print(line);
}

async function printBoxes(program: Program, pages: readonly Page[]): Promise<void> {
  let found = 0;
  let expected = 0;
  const faults: string[] = [];
  for (const { variant, page } of pages) {
    const { marks } = await getJson<{ marks: PageMarks }>(program, `/pages/${page.pageId}/marks`);
    const boxes = marks.boxes.map(({ rect }) => rect);
    const met = variant.places.filter((place) => boxes.some((box) => isAt(box, place))).length;
    const others = boxes.filter((box) => !variant.places.some((place) => isAt(box, place))).length;
    expected += variant.boxes;
    found += Math.min(met, variant.boxes);
    const missed = variant.boxes - Math.min(met, variant.boxes);
    if (missed > 0 || others > 0)
      faults.push(`  ${variant.name}: ${missed} missed, ${others} where there are none`);
  }
  print(`boxes found: ${found} of ${expected}`);
  for (const line of faults) print(line);
}

/** Whether the box covers at least half of the place. */
function isAt(box: PointRect, place: PointRect): boolean {
  const [left, top] = [box.x * WIDTH, box.y * HEIGHT];
  const width = Math.min(left + box.width * WIDTH, place.x + place.width) - Math.max(left, place.x);
  const height = Math.min(top + box.height * HEIGHT, place.y + place.height) - Math.max(top, place.y);
  return width > 0 && height > 0 && width * height > 0.5 * place.width * place.height;
}
