import { areaOf, boundsOf, containsCenter, meets, type Rect, sharedArea } from '#contract/values/rect.ts';
import { cropPage, type PageImage } from '../../pixels/page-image.ts';
import type { PlacedWord } from '../../text/placed-word.ts';
import { overlaps, recognizeParts } from '../../text/recognition/recognize-page.ts';
import type { Recognizer } from '../../text/recognition/recognizer.ts';
import { isCovered } from './is-on-paper.ts';
import { type Evidence, lookForLetters } from './look-for-letters.ts';
import type { SeenStretch } from './see-words.ts';

/** A page's text, compared with its image. */
export interface BorneOut {
  /** The words that the page shows, and what the page shows instead of others; some lines may be empty. */
  lines: PlacedWord[][];
  /**
   * Words that the page does not show, except those that an earlier OCR misread and another word replaces.
   */
  refuted: PlacedWord[];
}

/** Margin around a doubtful place that the recognizer also sees, as a share of the word's height. */
const MARGIN = 0.35;
/**
 * A box may cover a word if at least this share of the word lies in it; the edge of a box may touch its
 * neighbors.
 */
const PART = 0.3;
/**
 * Two words are readings of the same word if this share of the longer one's letters are common to both, in
 * order.
 */
const ALIKE = 0.6;
/** The gray level halfway between black and white. */
const MIDDLE = 128;
/**
 * A word that OCR reads in place of another needs this confidence, 0..100, unless it looks like an exemption
 * code.
 */
const SURE = 70;
/** With more doubtful words the layer does not belong to this picture, and none of it is trusted. */
const MOST_READ = 150;
const CODE = /\([bBjJkK6]\)?\s*\(?\w?/;

/**
 * Only what the pixels show is text: a word of a layer over a picture must have ink like its letters in its
 * own place. Where that is doubtful, and in places that look like redaction boxes (`suspect`), the place is
 * read by OCR, and the result decides. Words in places where others are seen are refuted. A tick, or what was
 * typed into a field without an appearance of its own, is drawn by every PDF viewer unless something covers
 * it.
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
  const recognitions = await recognizeParts(parts, recognizer);
  const read = new Map<PlacedWord, PlacedWord[]>();
  const shownInstead = new Map<PlacedWord, PlacedWord[]>();
  const misread = new Set<PlacedWord>();
  for (const [at, { words }] of stretches.entries()) {
    const recognized = recognitions[at]?.flat() ?? [];
    for (const word of words) read.set(word, recognized);
    const kept = words.filter((word) => isRead(word, recognized));
    const place = boundsOf(words);
    const instead = recognized.filter(
      // The letters of neighbors are cut at the sides of a place: half of a `d` reads as `1`.
      (word) =>
        isSureText(word) &&
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

/** Doubtful words next to each other are read together: a code may be printed across all of them. */
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

/** Inverts white print on a dark bar, because the recognizer reads black on white best. */
function blackOnWhite(part: PageImage): PageImage {
  const { image } = part;
  const sum = image.data.reduce((total, level) => total + level, 0);
  if (sum > MIDDLE * image.data.length) return part;
  return { ...part, image: { ...image, data: image.data.map((level) => 255 - level) } };
}

/** Whether what was read in a word's place, one word or several joined, is that word. */
function isRead(word: PlacedWord, recognized: readonly PlacedWord[]): boolean {
  const text = fold(word.text);
  const there = recognized.filter(({ rect }) => meets(rect, word.rect)).map((other) => fold(other.text));
  if (text === '') return there.length > 0;
  return [...there, there.join('')].some(
    (other) =>
      countCommon(text, other) >= ALIKE * Math.max(text.length, Math.min(other.length, 2 * text.length)),
  );
}

function isSureText({ text, confidence }: PlacedWord): boolean {
  return /[\p{L}\p{N}]/u.test(text) && (confidence >= SURE || CODE.test(text));
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Letters that two texts have in common, in order (the longest common subsequence). */
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
