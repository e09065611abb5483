import { areaOf, boundsOf, containsCenter, meets, type Rect, sharedArea } from '#contract/values/rect.ts';
import { cropPage, type PageImage } from '../../pixels/page-image.ts';
import type { PlacedWord } from '../../text/placed-word.ts';
import { overlaps, recognizeParts } from '../../text/recognition/recognize-page.ts';
import type { Recognizer } from '../../text/recognition/recognizer.ts';
import { isCovered } from './is-on-paper.ts';
import { type Evidence, lookForLetters } from './look-for-letters.ts';
import type { SeenStretch } from './see-words.ts';

/** A page's text, held against its image. */
export interface BorneOut {
  /** Its words that the page shows, and what the page shows instead of others; some lines may be empty. */
  lines: PlacedWord[][];
  /** Words that the page does not show; not those that an earlier OCR misread, in whose place another one stands. */
  refuted: PlacedWord[];
}

/** Of a word's height, so much around a doubtful place is shown to the recognizer. */
const MARGIN = 0.35;
/** Of a word, so much lies in a box where the box may be its cover; the edge of one may touch its neighbors. */
const PART = 0.3;
/** Of the longer of two words' letters, so many are common, in order, where one is a reading of the other. */
const ALIKE = 0.6;
/** The grey level between black and white. */
const MIDDLE = 128;
/** A word that OCR reads in the place of another must be this sure, 0..100, unless it looks like an exemption's code. */
const SURE = 70;
/** With more doubtful words the layer is not of this picture, and nothing of it is believed. */
const MOST_READ = 150;
const CODE = /\([bBjJkK6]\)?\s*\(?\w?/;

/**
 * Only what the pixels show is text: a word of a layer over a picture must have ink like its letters in its own
 * place. Where that leaves doubt, and in places that look like an agency's boxes (`suspect`), the place is read,
 * and what is read there decides. Words that stand where others are seen are refuted. A tick, or what was typed
 * into a field that has no appearance of its own, is drawn by every reader's program, unless something covers it.
 */
export async function bearOut(
  lines: SeenStretch[][],
  image: PageImage,
  suspect: readonly Rect[],
  recognizer: Recognizer,
): Promise<BorneOut> {
  const seen = lines.flat().filter(({ isSeen }) => isSeen);
  const judge = ({ word, paintedAt }: SeenStretch): Evidence => {
    if (word.drawnBy && paintedAt === undefined) return isCovered(word, image) ? 'nothing' : 'letters';
    if (seen.some((other) => overlaps(word, other.word))) return 'nothing';
    const evidence = lookForLetters(word, image);
    return evidence === 'letters' && suspect.some((box) => isPartlyIn(word.rect, box)) ? 'doubt' : evidence;
  };
  const judged = lines.map((line) =>
    line.map((stretch) => ({
      word: stretch.word,
      evidence: stretch.isSeen ? ('letters' as const) : judge(stretch),
    })),
  );
  const isHopeless = judged.flat().filter(({ evidence }) => evidence === 'doubt').length > MOST_READ;
  const stretches = isHopeless ? [] : judged.flatMap(listStretches);
  const parts = stretches.map(({ rect }) => blackOnWhite(cropPage(image, rect)));
  const readings = await recognizeParts(parts, recognizer);
  const read = new Map<PlacedWord, PlacedWord[]>();
  const shownInstead = new Map<PlacedWord, PlacedWord[]>();
  const misread = new Set<PlacedWord>();
  for (const [at, { words }] of stretches.entries()) {
    const reading = readings[at]?.flat() ?? [];
    for (const word of words) read.set(word, reading);
    const kept = words.filter((word) => isRead(word, reading));
    const place = boundsOf(words);
    const instead = reading.filter(
      // At the sides of a place its neighbors' letters are cut: a half of a `d` reads as `1`.
      (word) =>
        isTelling(word) &&
        containsCenter(place, word.rect) &&
        !kept.some((other) => meets(word.rect, other.rect)),
    );
    shownInstead.set(words[0] as PlacedWord, instead);
    for (const word of words) {
      const isInBox = suspect.some((box) => containsCenter(box, word.rect));
      if (!isInBox && instead.some(({ rect }) => meets(rect, word.rect))) misread.add(word);
    }
  }
  const refuted: PlacedWord[] = [];
  const shown = judged.map((line) =>
    line.flatMap(({ word, evidence }) => {
      const isShown = evidence === 'letters' || (evidence === 'doubt' && isRead(word, read.get(word) ?? []));
      if (!isShown && !misread.has(word)) refuted.push(word);
      return [...(shownInstead.get(word) ?? []), ...(isShown ? [word] : [])];
    }),
  );
  return { lines: shown, refuted };
}

interface Stretch {
  words: PlacedWord[];
  rect: Rect;
}

/** Doubtful words side by side are read together: a code may stand across all of them. */
function listStretches(line: { word: PlacedWord; evidence: Evidence }[]): Stretch[] {
  const stretches: PlacedWord[][] = [];
  let before: Evidence | undefined;
  for (const { word, evidence } of line) {
    if (evidence === 'doubt') {
      if (before === 'doubt') stretches.at(-1)?.push(word);
      else stretches.push([word]);
    }
    before = evidence;
  }
  return stretches.map((words) => ({ words, rect: withMargin(words) }));
}

function withMargin(words: readonly PlacedWord[]): Rect {
  const { x, y, width, height } = boundsOf(words);
  const margin = MARGIN * Math.max(...words.map(({ rect }) => rect.height));
  return { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
}

function isPartlyIn(word: Rect, box: Rect): boolean {
  return sharedArea(word, box) > PART * areaOf(word);
}

/** White print on a dark bar, turned into what the recognizer reads best. */
function blackOnWhite(part: PageImage): PageImage {
  const { image } = part;
  const sum = image.data.reduce((total, level) => total + level, 0);
  if (sum > MIDDLE * image.data.length) return part;
  return { ...part, image: { ...image, data: image.data.map((level) => 255 - level) } };
}

/** Whether what was read in a word's place, by itself or joined, is that word. */
function isRead(word: PlacedWord, reading: readonly PlacedWord[]): boolean {
  const text = fold(word.text);
  const there = reading.filter(({ rect }) => meets(rect, word.rect)).map((other) => fold(other.text));
  if (text === '') return there.length > 0;
  return [...there, there.join('')].some(
    (other) =>
      countCommon(text, other) >= ALIKE * Math.max(text.length, Math.min(other.length, 2 * text.length)),
  );
}

function isTelling({ text, confidence }: PlacedWord): boolean {
  return /[\p{L}\p{N}]/u.test(text) && (confidence >= SURE || CODE.test(text));
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Letters that two texts have in common, in their order (the longest common subsequence). */
function countCommon(one: string, other: string): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const letter of one) {
    const next = [0];
    for (let at = 1; at <= other.length; at += 1) {
      const isSame = letter === other[at - 1];
      next[at] = isSame ? (row[at - 1] as number) + 1 : Math.max(row[at] as number, next[at - 1] as number);
    }
    row = next;
  }
  return row[other.length] as number;
}
