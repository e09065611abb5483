import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Rect } from '#contract/values/rect.ts';
import type { BenchWords } from './bench-words.ts';
import { type BenchPage, listCleanPages, listCoveredPages } from './boxes/list-pages.ts';
import type { DrawnPage } from './boxes/page.ts';
import { Score } from './boxes/score.ts';
import { percent } from './figures.ts';
import { listLost } from './hidden/count-lost.ts';
import { ingestToMeasure, type ReadProduction } from './marks/ingest-to-measure.ts';
import { print } from './marks/print-marks.ts';

const PAGES = 300;
/** The share of the pages without boxes for which there is a page with boxes too. */
const SHARE_COVERED = 0.4;

/**
 * Counts false and missed boxes: pages of reports and forms with everything that resembles an agency's box,
 * as written files and as scans, are read by the whole program; so are the same kinds of pages with real
 * boxes, to see what is missed.
 */
export async function bench({
  pages = PAGES,
  workers,
  engine,
  languageData,
  keep,
}: BenchWords): Promise<void> {
  const folder = keep === undefined ? await mkdtemp(join(tmpdir(), 'uncover-boxes-')) : resolve(keep);
  const files = join(folder, 'pdf');
  await mkdir(files, { recursive: true });
  try {
    const made = [...listCleanPages(pages), ...listCoveredPages(Math.round(SHARE_COVERED * pages))];
    const drawn = await writePages(files, made);
    const read = await ingestToMeasure([files], join(folder, 'data'), { workers, engine, languageData });
    const score = new Score();
    for (const page of made) score.add(page, get(drawn, page.file), listFound(read, page.file));
    score.print();
    printLost(read, made, drawn);
  } finally {
    if (keep === undefined) await rm(folder, { recursive: true });
  }
}

async function writePages(folder: string, pages: readonly BenchPage[]): Promise<Map<string, DrawnPage>> {
  const drawn = new Map<string, DrawnPage>();
  for (const { file, build } of pages) {
    const { bytes, page } = await build();
    await writeFile(join(folder, file), bytes);
    drawn.set(file, page);
  }
  return drawn;
}

function get(drawn: ReadonlyMap<string, DrawnPage>, file: string): DrawnPage {
  const page = drawn.get(file);
  if (!page) throw new Error(`${file} was not drawn.`);
  return page;
}

function listFound(read: ReadProduction, file: string): Rect[] {
  const found = read.pages.find((page) => page.file === file);
  if (!found) throw new Error(`${file} is not in the ingest.`);
  return found.marks.boxes.map(({ rect }) => rect);
}

/** Words that a reader sees. Words of codes are not text of the page. */
function printLost(
  read: ReadProduction,
  pages: readonly BenchPage[],
  drawn: ReadonlyMap<string, DrawnPage>,
): void {
  const texts = new Map(
    read.files.map(({ name, pages: list }) => [name, list.map(({ text }) => text).join('\n')]),
  );
  for (const isScan of [false, true]) {
    let [lost, of] = [0, 0];
    for (const { file, medium } of pages) {
      if ((medium !== 'written') !== isScan) continue;
      const words = get(drawn, file).words.filter((word) => !word.startsWith('('));
      of += words.length;
      lost += listLost(words, texts.get(file) ?? '', isScan).length;
    }
    print(
      `visible words lost, ${isScan ? 'scans' : 'written pages'}: ${lost} of ${of} (${percent(lost / of)})`,
    );
  }
}
