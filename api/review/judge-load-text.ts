import { findGarble, judgeLegibility, normalizeTerm } from '#ingest';
import type { StoredText } from '../repositories/pages/pages.ts';
import { alignCorrection } from './align-correction.ts';
import { carryGaps } from './carry-gaps.ts';
import { keepShown } from './keep-shown.ts';

/** Share of words that two recognitions of one page have in common at least, even if its scan is poor. */
const LEAST_SHARED = 0.5;

/** A text that came with a load file, as a version of the page's text, and whether to use it. */
export interface JudgedText {
  text: StoredText;
  use: boolean;
}

/**
 * Compares the text that came with a load file with what was read from the page. It is used if its letters
 * can be trusted and it matches the page: a text file may belong to another page. Words that the page does
 * not show are in no version of its text, used or not: they may be what the agency blacked out on the image.
 * Where boxes interrupt the text read, this text gets gaps too.
 */
export function judgeLoadText(read: StoredText, text: string): JudgedText {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  const wordlike = Math.round(judgeLegibility(words).wordlike * 100);
  const garble = findGarble(words);
  const doubt = garble
    ? `it ${garble}`
    : findDisagreement(listTerms(read.words.map((word) => word.text)), listTerms(words));
  const shown = keepShown(read.words, text);
  const aligned = alignCorrection(read, carryGaps(read.words, shown.text));
  const worth =
    doubt === undefined
      ? 'came with the load file, and says what the page shows'
      : `came with the load file; not used by itself: ${doubt}`;
  return {
    text: {
      source: 'load-file',
      reason: `${worth}${describeDropped(shown.dropped)}`,
      confidence: aligned.words.length === 0 ? null : wordlike,
      text: aligned.text,
      // No confidence of single words is known; the share of words that look like words replaces it.
      words: aligned.words.map((word) => ({ ...word, confidence: wordlike })),
    },
    use: doubt === undefined,
  };
}

/**
 * The remark in a reason about words of a file's text that the page does not show; it never contains the
 * words.
 */
export function describeDropped(dropped: number): string {
  if (dropped === 0) return '';
  return `; ${dropped === 1 ? '1 word that the page does not show is' : `${dropped} words that the page does not show are`} left out`;
}

/** As text; undefined if the two agree. */
function findDisagreement(read: readonly string[], given: readonly string[]): string | undefined {
  if (read.length === 0) return 'no words were read on this page to compare it with';
  const shared = countShared(read, given);
  if (shared < given.length * LEAST_SHARED) {
    return `${percent(shared, given.length)} of its words were found on the page`;
  }
  if (shared < read.length * LEAST_SHARED) {
    return `it has ${percent(shared, read.length)} of the words that were read on the page`;
  }
  return undefined;
}

function listTerms(words: readonly string[]): string[] {
  return words.map(normalizeTerm).filter((term) => term !== '');
}

function countShared(read: readonly string[], given: readonly string[]): number {
  const left = new Map<string, number>();
  for (const term of read) left.set(term, (left.get(term) ?? 0) + 1);
  let shared = 0;
  for (const term of given) {
    const count = left.get(term) ?? 0;
    if (count === 0) continue;
    left.set(term, count - 1);
    shared += 1;
  }
  return shared;
}

function percent(part: number, whole: number): string {
  return `${Math.round((part / Math.max(1, whole)) * 100)} %`;
}
