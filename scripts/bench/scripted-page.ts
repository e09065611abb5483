import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NO_MARKS } from '#contract/pages/marks.ts';
import type { BatesCandidate, PageRecord, Word } from '#ingest';
import { createRandom, type Random } from '../make/fixtures/random.ts';
import type { Truth } from '../make/fixtures/truth.ts';

const truthPath = fileURLToPath(new URL('../../fixtures/secure-communities/truth.json', import.meta.url));
const PREFIX = 'ICE FOIA 10-2674.';
/** Shares of the pages of a release of scans and e-mails. */
const BLANK = 0.06;
const LAYER = 0.3;
const STAMP_LOST = 0.03;
/** The share of words that are names, numbers and misreadings, most of which occur once. */
const ODD_WORD = 0.04;
const WORDS_A_LINE = 11;

/**
 * Makes pages in the form that readers return, without reading anything: words by their frequency in real
 * letters.
 */
export function openScript(): (
  file: string,
  pageIndex: number,
  words: number,
  firstBates: number,
) => PageRecord {
  const vocabulary = readVocabulary();
  return (file, pageIndex, words, firstBates) => {
    const random = createRandom(`${file} ${pageIndex}`);
    const stamp = random.chance(STAMP_LOST) ? null : String(firstBates + pageIndex).padStart(7, '0');
    if (random.chance(BLANK)) return toRecord(pageIndex, 'blank', [], null);
    const source = random.chance(LAYER) ? 'layer' : 'ocr';
    const count = Math.round(words * random.between(0.4, 1.6));
    const said = Array.from({ length: count }, () => pickWord(random, vocabulary));
    return toRecord(pageIndex, source, layOut(said, source, random), stamp);
  };
}

/** The words of the synthetic production's truth, each as often as it occurs there. */
function readVocabulary(): string[] {
  const truth = JSON.parse(readFileSync(truthPath, 'utf8')) as Truth;
  return truth.files.flatMap(({ pages }) => pages.flatMap(({ text }) => text.split(/\s+/)));
}

function pickWord(random: Random, vocabulary: readonly string[]): string {
  if (!random.chance(ODD_WORD)) return random.pick(vocabulary);
  const letters = 'etaoinshrdlucmfwypvbgk0123456789';
  return Array.from({ length: random.integer(3, 9) }, () => random.pick([...letters])).join('');
}

function layOut(said: readonly string[], source: 'layer' | 'ocr', random: Random): Word[] {
  let start = 0;
  let x = 0.1;
  return said.map((text, index) => {
    if (index % WORDS_A_LINE === 0) x = 0.1;
    const rect = {
      x,
      y: 0.08 + Math.floor(index / WORDS_A_LINE) * 0.018,
      width: text.length * 0.009,
      height: 0.012,
    };
    const word = { text, start, rect, confidence: source === 'layer' ? 100 : random.integer(60, 96) };
    x += rect.width + 0.009;
    start += text.length + 1;
    return word;
  });
}

function toRecord(
  pageIndex: number,
  source: 'layer' | 'ocr' | 'blank',
  words: Word[],
  stamp: string | null,
): PageRecord {
  const isBlank = source === 'blank';
  const text = words.map(
    (word, index) => `${index === 0 ? '' : index % WORDS_A_LINE === 0 ? '\n' : ' '}${word.text}`,
  );
  return {
    pageIndex,
    status: isBlank ? 'blank' : 'read',
    problem: null,
    notes: [],
    width: 612,
    height: 792,
    pdfObject: { number: pageIndex * 3 + 4, generation: 0 },
    turned: 0,
    pixels: null,
    otherTexts: [],
    text: {
      source: isBlank ? 'none' : source,
      reason: isBlank ? 'the page is blank' : 'no text layer; the page is a scanned image',
      confidence: isBlank ? null : 88,
      text: text.join(''),
      words,
    },
    marks: NO_MARKS,
    batesCandidates:
      stamp === null ? [] : [...endings(PREFIX, stamp), ...endings('Page ', String(pageIndex + 1))],
  };
}

/** A stamp as text in the margins: in full, and without each of its first words. */
function endings(prefix: string, digits: string): BatesCandidate[] {
  return prefix.split(' ').map((_, from, words) => {
    const ending = words.slice(from).join(' ');
    const rect = { x: 0.62 + from * 0.04, y: 0.95, width: 0.3 - from * 0.04, height: 0.02 };
    return { verbatim: ending + digits, prefix: ending, digits, suffix: '', rect, confidence: 91 };
  });
}
