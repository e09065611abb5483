import {
  type FoundSeries,
  findBatesCandidates,
  inferBatesNumbers,
  type Neighbor,
  type NumberedPage,
  type OwnSeries,
  type PageNumber,
  SeriesSurvey,
} from '#ingest';
import type { NumberedProduction } from '../../make/fixtures/numbers/numbered-production.ts';
import { readSheet } from '../../make/fixtures/numbers/read-sheet.ts';
import { createRandom } from '../../make/fixtures/random.ts';

/** The results of numbering a production. */
export interface NumberScore {
  right: number;
  /** A number other than the stamped one. */
  wrong: number;
  missed: number;
  /** Any number on a page without a stamp. */
  invented: number;
  /** Pages without a stamp. */
  unstamped: number;
  notes: string[];
}

/**
 * Numbers a production from the words on its pages with simulated misreadings: like `numberProduction`, but
 * without pixels and without a database.
 */
export function numberWords({ kind, files }: NumberedProduction, seed: string): NumberScore {
  const random = createRandom(`${seed} ${kind} read`);
  const read = files.map((pages) =>
    pages.map(
      ({ sheet }, pageIndex): NumberedPage => ({
        pageIndex,
        batesCandidates: findBatesCandidates(readSheet(sheet, random)),
      }),
    ),
  );
  const survey = new SeriesSurvey();
  for (const pages of read) survey.add(pages);
  const own = toOwnSeries(survey.conclude(null));
  const first = read.map((pages) => inferBatesNumbers(pages, { own }));
  const second = read.map((pages, at) =>
    inferBatesNumbers(pages, { own, before: findBefore(first, at), after: findAfter(first, at) }),
  );
  return scoreNumbers(
    kind,
    files.map((pages) => pages.map(({ bates }) => bates)),
    second.map((pages) => pages.map(({ bates }) => bates)),
  );
}

function toOwnSeries([own, ...rest]: FoundSeries[]): OwnSeries | null {
  if (!own) return null;
  return {
    prefix: own.prefix,
    others: new Set(rest.filter(({ isBeside }) => isBeside).map(({ key }) => key)),
    alternates: rest
      .filter(({ role, isBeside }) => role === 'other' && !isBeside)
      .map(({ prefix }) => prefix),
  };
}

/** The last number read before a file, as if its page belonged to that file. */
function findBefore(numbers: PageNumber[][], at: number): Neighbor | undefined {
  let distance = 0;
  for (const file of numbers.slice(0, at).reverse()) {
    const page = file.findLast(({ batesSource }) => batesSource === 'read');
    if (page?.bates) return { pageIndex: page.pageIndex - file.length - distance, bates: page.bates };
    distance += file.length;
  }
  return undefined;
}

function findAfter(numbers: PageNumber[][], at: number): Neighbor | undefined {
  let distance = numbers[at]?.length ?? 0;
  for (const file of numbers.slice(at + 1)) {
    const page = file.find(({ batesSource }) => batesSource === 'read');
    if (page?.bates) return { pageIndex: page.pageIndex + distance, bates: page.bates };
    distance += file.length;
  }
  return undefined;
}

/** Numbers and their truth, file by file and page by page. */
export function scoreNumbers(
  kind: string,
  truth: readonly (readonly (string | null)[])[],
  numbers: readonly (readonly (string | null)[])[],
): NumberScore {
  const scored: NumberScore = { right: 0, wrong: 0, missed: 0, invented: 0, unstamped: 0, notes: [] };
  truth.forEach((pages, file) => {
    pages.forEach((bates, page) => {
      const number = numbers[file]?.[page] ?? null;
      if (bates === null) scored.unstamped += 1;
      if (number === bates) scored.right += bates === null ? 0 : 1;
      else if (number === null) scored.missed += 1;
      else if (bates !== null) scored.wrong += 1;
      else scored.invented += 1;
      if (number !== bates)
        scored.notes.push(`${kind}, file ${file + 1} p. ${page + 1}: ${number}, not ${bates}`);
    });
  });
  return scored;
}
