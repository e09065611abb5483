import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReaderPoolOptions } from '#ingest';
import { assemblePdf } from '../../make/fixtures/assemble-pdf.ts';
import { makeUnstamped } from '../../make/fixtures/numbers/lookalikes.ts';
import type { NumberedProduction } from '../../make/fixtures/numbers/numbered-production.ts';
import { makeStamped } from '../../make/fixtures/numbers/stamped.ts';
import { createRandom } from '../../make/fixtures/random.ts';
import { scanSheet } from '../../make/fixtures/scan.ts';
import { percent } from '../figures.ts';
import { ingestToMeasure } from './ingest-to-measure.ts';
import { type NumberScore, numberWords, scoreNumbers } from './number-files.ts';
import { print } from './print-marks.ts';

/** Seeds that were not used to develop the rules. */
const SEEDS = Array.from({ length: 6 }, (_, index) => `bench ${index + 1}`);
/** The number of pages of each production that are read by OCR, at most a few of each file. */
const PAGES = 8;
const PAGES_OF_FILE = 3;

/**
 * Measures pages without a stamp and pages stamped in many styles: from their words with simulated
 * misreadings, and by OCR.
 */
export async function measureNumbers(folder: string, reader: ReaderPoolOptions): Promise<void> {
  for (const [what, make] of [
    ['without a stamp', makeUnstamped],
    ['stamped', makeStamped],
  ] as const) {
    const scores = SEEDS.flatMap((seed) => make(seed).map((production) => numberWords(production, seed)));
    printScores(`\nPages ${what}, from their words`, scores);
  }
  const [seed = ''] = SEEDS;
  const unstamped = makeUnstamped(seed).map(shorten);
  const joined = { kind: 'all', files: unstamped.flatMap(({ files }) => files) };
  printScores('\nPages without a stamp, through OCR', [
    await readByOcr(joined, join(folder, 'none'), reader),
  ]);
  const scores: NumberScore[] = [];
  for (const [at, production] of makeStamped(seed).entries())
    scores.push(await readByOcr(shorten(production), join(folder, String(at)), reader));
  printScores('\nPages stamped, through OCR', scores);
}

function shorten({ kind, files }: NumberedProduction): NumberedProduction {
  let left = PAGES;
  const kept = files.map((pages) => {
    const part = pages.slice(0, Math.min(left, PAGES_OF_FILE));
    left -= part.length;
    return part;
  });
  return { kind, files: kept.filter((pages) => pages.length > 0) };
}

async function readByOcr(
  production: NumberedProduction,
  folder: string,
  reader: ReaderPoolOptions,
): Promise<NumberScore> {
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const [index, pages] of production.files.entries()) {
    const path = join(folder, `${String(index + 1).padStart(4, '0')}.pdf`);
    await writeFile(path, await scan(pages, `${production.kind} ${index}`));
    paths.push(path);
  }
  const { pages } = await ingestToMeasure(paths, join(folder, 'data'), reader);
  const read = new Map(pages.map(({ file, page }) => [`${file} ${page.pageNumber}`, page.bates]));
  const numbers = production.files.map((sheets, file) =>
    sheets.map((_, page) => read.get(`${String(file + 1).padStart(4, '0')}.pdf ${page + 1}`) ?? null),
  );
  const truth = production.files.map((sheets) => sheets.map(({ bates }) => bates));
  return scoreNumbers(production.kind, truth, numbers);
}

async function scan(pages: NumberedProduction['files'][number], label: string): Promise<Uint8Array> {
  const random = createRandom(`scan ${label}`);
  const scans = pages.map(({ sheet }) => ({
    scan: scanSheet(
      sheet,
      {
        dpi: 200,
        depth: 'bitonal',
        skewDegrees: random.between(-0.4, 0.4),
        drift: { x: random.between(-2, 2), y: random.between(-2, 2) },
        turned: 0,
        edges: [],
        holes: 'none',
        streaks: 0,
        specks: 2,
        ink: 1,
        foldedCorner: false,
      },
      undefined,
      random,
    ),
    rotate: 0 as const,
  }));
  return assemblePdf(scans, { title: label, subject: 'Pages to number' });
}

function printScores(title: string, scores: readonly NumberScore[]): void {
  const sum = (of: 'right' | 'wrong' | 'missed' | 'invented' | 'unstamped') =>
    scores.reduce((total, score) => total + score[of], 0);
  const stamped = sum('right') + sum('wrong') + sum('missed');
  print(
    `${title}: ${stamped} stamped: ${sum('right')} right (${percent(sum('right') / Math.max(1, stamped))}), ` +
      `${sum('wrong')} wrong, ${sum('missed')} missed; ${sum('unstamped')} unstamped: ${sum('invented')} numbers invented`,
  );
  for (const note of scores.flatMap(({ notes }) => notes).filter((each) => !each.includes(': null,')))
    print(`    ${note}`);
}
