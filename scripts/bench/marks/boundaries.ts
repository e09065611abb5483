import { parseBates } from '#contract/values/bates-number.ts';
import {
  type BoundaryPage,
  inferBatesNumbers,
  keepPrinted,
  lookAt,
  type PageRecord,
  type PageSight,
  STARTS_FROM,
  weighStart,
} from '#ingest';

/** A file's pages as read, in page order. */
export interface ReadFile {
  name: string;
  pages: BoundaryPage[];
}

/** Whether a document starts on a page, by page number from 1; null if nobody has labeled it. */
export type StartTruth = (file: string, pageNumber: number) => boolean | null;

export interface BoundaryFigures {
  /** Correctly found starts; false starts; missed starts. */
  right: number;
  wrong: number;
  missed: number;
  precision: number;
  recall: number;
  f1: number;
  /** Formatted as `file.pdf 3: 62, a title in larger letters`. */
  errors: string[];
}

/**
 * Compares where documents start with the truth. `joined`: all files as one merged file, so that the start of
 * a file is not revealed; only the first page of all is known to be a start.
 */
export function measureBoundaries(
  files: readonly ReadFile[],
  truth: StartTruth,
  { joined }: { joined: boolean },
): BoundaryFigures {
  const counts = { right: 0, wrong: 0, missed: 0 };
  const errors: string[] = [];
  let before: PageSight | null = null;
  let place = 0;
  for (const { name, pages } of files) {
    for (const page of pages) {
      const sight = lookAt({ ...page, pageIndex: joined ? place : page.pageIndex });
      const { score, cues } = weighStart(before, sight);
      before = keepPrinted(before, sight);
      place += 1;
      const expected = truth(name, page.pageIndex + 1);
      const found = score >= STARTS_FROM;
      if (expected === null || (!expected && !found)) continue;
      counts[expected ? (found ? 'right' : 'missed') : 'wrong'] += 1;
      if (expected !== found)
        errors.push(`${name} ${page.pageIndex + 1}: ${score}, ${cues.map(({ words }) => words).join('; ')}`);
    }
  }
  return { ...counts, ...toShares(counts), errors };
}

function toShares({ right, wrong, missed }: { right: number; wrong: number; missed: number }) {
  return {
    precision: right / Math.max(1, right + wrong),
    recall: right / Math.max(1, right + missed),
    f1: (2 * right) / Math.max(1, 2 * right + wrong + missed),
  };
}

/** The pages of a file, built from what reading them gave, as documents are rebuilt from them. */
export function toBoundaryPages(records: readonly PageRecord[]): BoundaryPage[] {
  const numbers = inferBatesNumbers(
    records.map(({ pageIndex, batesCandidates }) => ({ pageIndex, batesCandidates })),
  );
  const numberOf = new Map(numbers.map(({ pageIndex, bates }) => [pageIndex, bates]));
  return records.map((record) => ({
    pageIndex: record.pageIndex,
    status: record.status,
    width: record.width,
    height: record.height,
    text: record.text.text,
    words: record.text.words,
    isPlaceholder: record.marks.placeholder !== null,
    boxes: record.marks.boxes.map(({ rect }) => rect),
    bates: parseBates(numberOf.get(record.pageIndex) ?? '') ?? null,
  }));
}

/** Formatted for the output of the benchmark. */
export function describeBoundaries(what: string, figures: BoundaryFigures): string {
  const { right, wrong, missed, precision, recall, f1 } = figures;
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return [
    `${what}: F1 ${f1.toFixed(3)} (precision ${percent(precision)}, recall ${percent(recall)}); ${right} right, ${wrong} wrong, ${missed} missed`,
    ...figures.errors.map((error) => `    ${error}`),
  ].join('\n');
}
