import { percent } from '../figures.ts';
import { describeBoundaries, measureBoundaries, type ReadFile, type StartTruth } from './boundaries.ts';
import type { FactFigures } from './facts.ts';
import type { MarkTruth } from './mark-truth.ts';
import {
  type Hits,
  type MarkedPage,
  scoreBates,
  scoreBoxes,
  scoreCodes,
  scoreSheets,
} from './score-marks.ts';

/** Prints a production's figures, each followed by what was wrong or missed. */
export function printMarks(pages: readonly MarkedPage[], files: readonly ReadFile[]): void {
  const bates = scoreBates(pages);
  const all = bates.right + bates.wrong + bates.missed;
  print(
    `Bates numbers: ${bates.right} of ${all} right (${percent(bates.right / Math.max(1, all))}; ${bates.inferred} of them inferred), ` +
      `${bates.wrong} wrong, ${bates.missed} missed; where none is printed, ${bates.given} given from the neighbors, ${bates.invented} invented`,
  );
  for (const note of bates.notes) print(`    ${note}`);
  printHits('codes, a page and a code', scoreCodes(pages));
  if (pages.some(({ truth }) => truth.boxes !== null))
    for (const [style, hits] of scoreBoxes(pages))
      printHits(style === 'all' ? 'boxes' : `  ${style}`, style === 'all' ? { ...hits, notes: [] } : hits);
  const { sheets, counts, listed } = scoreSheets(pages);
  printHits('placeholder sheets', sheets);
  printHits('  pages they stand for', counts);
  printHits('  pages they list', listed);
  printBoundaries(
    'boundaries',
    files,
    pages.map(({ truth }) => truth),
    false,
  );
}

/** `joined`: the files as one merged file. */
export function printBoundaries(
  what: string,
  files: readonly ReadFile[],
  truths: readonly MarkTruth[],
  joined: boolean,
): void {
  const starts = new Map(truths.map(({ file, page, startsDocument }) => [`${file} ${page}`, startsDocument]));
  const truth: StartTruth = (file, pageNumber) => starts.get(`${file} ${pageNumber}`) ?? null;
  print(describeBoundaries(what, measureBoundaries(files, truth, { joined })));
}

/** The documents of a production, fact by fact. */
export function printFacts(figures: readonly FactFigures[]): void {
  for (const { name, right, wrong, missed, errors } of figures) {
    print(
      `documents, ${name}: ${right} of ${right + wrong + missed} right, ${wrong} wrong, ${missed} missed`,
    );
    for (const error of errors) print(`    ${error}`);
  }
}

function printHits(what: string, { right, wrong, missed, notes }: Hits): void {
  const share = (part: number, whole: number) => (whole === 0 ? 'none' : percent(part / whole));
  print(
    `${what}: precision ${share(right, right + wrong)}, recall ${share(right, right + missed)}; ${right} right, ${wrong} wrong, ${missed} missed`,
  );
  for (const note of notes) print(`    ${note}`);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
