import type { BoundaryCue } from '#contract/documents/document.ts';
import { listContinuations } from './continuations.ts';
import { listEndings } from './endings.ts';
import { listOpenings } from './openings.ts';
import { isBlankSheet, type PageSight } from './page-sight.ts';
import type { PrintedNumber } from './printed-number.ts';

/** How likely a document starts on a page, and why. */
export interface StartScore {
  /** 0..100. */
  score: number;
  cues: BoundaryCue[];
}

/**
 * Without any cue a page continues the one before, because most pages do. Weights are natural logarithms of
 * odds, each cue on its own: 4 is “almost always”, 1 “more often than not”. They were estimated, not fitted.
 */
const WITHOUT_CUES = -1.5;
/** A document starts from this score on. */
export const STARTS_FROM = 50;
/** Between these scores the cues are not reliable. */
export const UNSURE = { from: 20, to: 80 };

/** A cue of this weight alone shows that a document begins. */
const PLAIN = 3;

/** Points by which two pages on the same paper differ at most. */
const SAME_SIZE = 0.06;

/** A file starts a document, whatever its first page looks like. */
export const FIRST_OF_FILE: StartScore = {
  score: 100,
  cues: [{ words: 'the first page of a file as it was received', weight: 10 }],
};

/**
 * Compares a page with the one before it, in the order received. `before` is null for the first page of a
 * production, else the last page with print on it; see `keepPrinted`.
 */
export function weighStart(before: PageSight | null, sight: PageSight): StartScore {
  if (before === null || sight.page.pageIndex === 0) return FIRST_OF_FILE;
  const blank = weighBlank(before, sight);
  if (blank) return blank;
  const openings = listOpenings(sight);
  const opensPlainly = openings.some(({ weight }) => weight >= PLAIN);
  const cues = [
    ...openings,
    ...describeWordless(sight),
    ...describeBlanksBetween(before, sight),
    ...describeNumbers(before, sight),
    ...describeBates(before, sight),
    ...describePaper(before, sight),
    ...listEndings(before),
    ...listContinuations(before, sight, opensPlainly),
  ];
  return { score: toScore(cues), cues };
}

function toScore(cues: readonly BoundaryCue[]): number {
  const odds = cues.reduce((sum, { weight }) => sum + weight, WITHOUT_CUES);
  return Math.round(100 / (1 + Math.exp(-odds)));
}

/** Blank pages belong to the page before them, or at the start of a file to the page after. */
function weighBlank(before: PageSight, sight: PageSight): StartScore | undefined {
  const words = isBlankSheet(sight)
    ? 'nothing is printed on it, so it goes with the page before'
    : 'the pages before it in the file are blank';
  if (!isBlankSheet(sight) && !isBlankSheet(before)) return undefined;
  const cues = [{ words, weight: -6 }];
  return { score: toScore(cues), cues };
}

/** A page in which OCR found no words, such as a picture, is usually a sheet by itself. */
function describeWordless({ words }: PageSight): BoundaryCue[] {
  return words === 0 ? [{ words: 'no words were found on it', weight: 2 }] : [];
}

/** A document often ends on the front of a sheet whose back is blank. */
function describeBlanksBetween(before: PageSight, sight: PageSight): BoundaryCue[] {
  return sight.page.pageIndex - before.page.pageIndex > 1
    ? [{ words: 'after a page with nothing on it', weight: 0.5 }]
    : [];
}

function describeNumbers(before: PageSight, sight: PageSight): BoundaryCue[] {
  const court = compareCourt(pick(before, 'court'), pick(sight, 'court'));
  if (court) return [court];
  const cues: BoundaryCue[] = [];
  const fax = pick(sight, 'fax');
  const faxBefore = pick(before, 'fax');
  if (fax?.number === 1) cues.push({ words: 'the first page of a fax', weight: 1 });
  else if (fax && faxBefore?.number === fax.number - 1)
    cues.push({ words: 'the next page of the same fax', weight: -1.5 });
  const own = compareOwn(before, pick(sight, 'document'));
  return own ? [...cues, own] : cues;
}

function pick({ numbers }: PageSight, by: PrintedNumber['by']): PrintedNumber | undefined {
  return numbers.find((number) => number.by === by);
}

/** Courts number the pages of each filing. */
function compareCourt(
  before: PrintedNumber | undefined,
  now: PrintedNumber | undefined,
): BoundaryCue | undefined {
  if (!now) return undefined;
  if (now.number === 1) return { words: 'page 1 of a filing, by the court’s header', weight: 6 };
  if (before?.series === now.series && before.number === now.number - 1)
    return { words: `page ${now.number} of the same filing, by the court’s header`, weight: -6 };
  if (before && before.series !== now.series)
    return { words: 'another filing, by the court’s header', weight: 3 };
  return { words: `page ${now.number} of a filing, by the court’s header`, weight: -3 };
}

function compareOwn(before: PageSight, now: PrintedNumber | undefined): BoundaryCue | undefined {
  if (!now) return undefined;
  const last = before.numbers.find(({ by, number }) => by === 'document' && number === now.number - 1);
  const name = now.of === null ? `page ${now.number}` : `page ${now.number} of ${now.of}`;
  if (now.number === 1) return now.isSaid ? { words: `it says that it is ${name}`, weight: 4 } : undefined;
  if (last && last.of === now.of)
    return { words: `${name}, after page ${last.number}`, weight: now.isSaid || last.isSaid ? -5 : -4 };
  if (now.isSaid) return { words: `it says that it is ${name}`, weight: -4 };
  const isSecond = now.number === 2 && before.numbers.every(({ by }) => by !== 'document');
  return isSecond ? { words: 'the number 2 where page numbers stand', weight: -2 } : undefined;
}

function describeBates(before: PageSight, sight: PageSight): BoundaryCue[] {
  const [last, now] = [before.page.bates, sight.page.bates];
  if (last === null || now === null) return [];
  if (last.prefixKey !== now.prefixKey)
    return [{ words: 'another Bates prefix than on the page before', weight: 4 }];
  const pages = Math.max(1, sight.page.pageIndex - before.page.pageIndex);
  if (now.number > last.number + pages)
    return [{ words: 'Bates numbers are missing before it', weight: 0.8 }];
  return [];
}

function describePaper(before: PageSight, sight: PageSight): BoundaryCue[] {
  const { width, height } = sight.page;
  const isTurned = width > height !== before.page.width > before.page.height;
  if (isTurned) return [{ words: 'the paper lies the other way', weight: 1.3 }];
  const differs = (a: number, b: number) => Math.abs(a - b) > SAME_SIZE * Math.max(a, b);
  if (differs(width, before.page.width) || differs(height, before.page.height))
    return [{ words: 'paper of another size', weight: 1 }];
  const isSlide = width > height && sight.words > 0;
  if (isSlide && sight.words < 80 && before.words < 80)
    return [{ words: 'a slide after a slide', weight: -1.5 }];
  return [];
}
