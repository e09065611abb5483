import { boundsOf, centerOf, type Rect } from '#contract/values/rect.ts';
import type { PlacedGlyph } from '../../sources/pdf/words/text-operators.ts';
import type { ViewedOperator } from '../../sources/pdf/words/text-views.ts';
import type { PlacedWord } from '../../text/placed-word.ts';

/** A stretch of a page's text: whole words, unless part of one is covered. */
export interface SeenStretch {
  word: PlacedWord;
  /** Its letters change the page's pixels. */
  isSeen: boolean;
  /**
   * Index of the operator that painted it among the page's operators; undefined for a layer that paints
   * nothing.
   */
  paintedAt: number | undefined;
}

/** Levels (of 255) by which a pixel must change to be visible: about 1/20 of the way from white to black. */
const LEAST_CHANGE = 14;
/** At least this share of a word's ink, and of a letter's, must be visible. */
const LEAST_SEEN = 0.5;
/** The same for a letter in a word that is mostly hidden: the edge of a cover may leave part of a letter. */
const ALL_SEEN = 0.85;
/**
 * Levels of ink, summed over all pixels of a letter; with less nothing is drawn: the fonts of OCR programs
 * have no outlines.
 */
const LEAST_INK = 40;
/** Points. Nobody can read letters that are lower, or squeezed to less. */
const LEAST_HEIGHT = 1.6;
const LEAST_WIDTH = 0.25;
/**
 * How far the place that a word's run gives it may be off, in word heights: along the line, and from line to
 * line.
 */
const OFF_ALONG = 8;
const OFF_ACROSS = 0.6;
/** Number of cells along each side of the page by which glyphs are looked up. */
const CELLS = 64;

/**
 * Judges the words of a page's text by its pixels, line by line: a letter is visible if removing it changes
 * them. A word of which nothing is visible may still be a word of the picture in its place; `bearOut` decides
 * that.
 */
export function seeWords(
  lines: PlacedWord[][],
  operators: readonly ViewedOperator[],
  page: { width: number; height: number },
): SeenStretch[][] {
  const finder = new GlyphFinder(operators, page);
  return lines.map((line) => line.flatMap((word) => seeWord(word, finder.find(word), page)));
}

function seeWord(
  word: PlacedWord,
  glyphs: FoundGlyph[],
  page: { width: number; height: number },
): SeenStretch[] {
  const paintedAt = glyphs.find(({ operator }) => !operator.isInvisible)?.operator.index;
  if (glyphs.length > 0 && !glyphs.some(({ glyph }) => isReadable(glyph.rect, page))) {
    // Its run may have placed it over neighboring words.
    const rect = boundsOf(glyphs.map(({ glyph }) => glyph));
    return [{ word: { ...word, rect }, isSeen: false, paintedAt }];
  }
  const judged = glyphs.map(({ glyph, operator, at }) => ({
    at,
    length: glyph.text.length,
    ...(isReadable(glyph.rect, page) ? measureInk(glyph.rect, operator) : UNREADABLE),
  }));
  const inked = judged.filter(({ ink }) => ink >= LEAST_INK);
  const ink = inked.reduce((sum, each) => sum + each.ink, 0);
  const seen = inked.reduce((sum, each) => sum + each.seen, 0);
  const isMostlySeen = ink > 0 && seen >= LEAST_SEEN * ink;
  const odd = inked.filter((letter) => {
    const share = letter.seen / letter.ink;
    return isMostlySeen ? share < LEAST_SEEN : share >= ALL_SEEN;
  });
  const hasText = odd.some(({ at, length }) => /[\p{L}\p{N}]/u.test(word.text.slice(at, at + length)));
  if (!hasText) return [{ word, isSeen: isMostlySeen, paintedAt }];
  return cutAt(word, odd).map(({ part, isOdd }) => ({
    word: part,
    isSeen: isOdd !== isMostlySeen,
    paintedAt,
  }));
}

function isReadable({ width, height }: Rect, page: { width: number; height: number }): boolean {
  const sides = [width * page.width, height * page.height];
  return Math.max(...sides) >= LEAST_HEIGHT && Math.min(...sides) >= LEAST_WIDTH;
}

/** Ink in a letter's place, in levels, and how much of it is visible. */
interface LetterInk {
  ink: number;
  seen: number;
}

const UNREADABLE: LetterInk = { ink: LEAST_INK, seen: 0 };

function measureInk(rect: Rect, { letters, change }: ViewedOperator): LetterInk {
  const { width, height, data } = letters;
  const [left, right] = [Math.floor(rect.x * width), Math.ceil((rect.x + rect.width) * width)];
  const [top, bottom] = [Math.floor(rect.y * height), Math.ceil((rect.y + rect.height) * height)];
  let ink = 0;
  let seen = 0;
  for (let y = Math.max(0, top); y < Math.min(height, bottom); y += 1) {
    for (let x = Math.max(0, left); x < Math.min(width, right); x += 1) {
      const level = data[y * width + x] as number;
      ink += level;
      if ((change.data[y * width + x] as number) >= LEAST_CHANGE) seen += level;
    }
  }
  return { ink, seen };
}

/**
 * Splits a word into the stretches that the given letters make and those between them; `at` counts the
 * letters of its text.
 */
function cutAt(
  word: PlacedWord,
  letters: { at: number; length: number }[],
): { part: PlacedWord; isOdd: boolean }[] {
  const isOdd = Array.from({ length: word.text.length }, () => false);
  for (const { at, length } of letters) isOdd.fill(true, at, at + length);
  const parts: { part: PlacedWord; isOdd: boolean }[] = [];
  for (let from = 0, to = 0; from < word.text.length; from = to) {
    while (to < word.text.length && isOdd[to] === isOdd[from]) to += 1;
    parts.push({ part: takePart(word, from, to), isOdd: isOdd[from] === true });
  }
  return parts;
}

/** All letters of a word are assumed to be equally wide. */
function takePart(word: PlacedWord, from: number, to: number): PlacedWord {
  const letter = word.rect.width / word.text.length;
  const rect = { ...word.rect, x: word.rect.x + from * letter, width: (to - from) * letter };
  return { ...word, text: word.text.slice(from, to), rect };
}

interface FoundGlyph {
  glyph: PlacedGlyph;
  operator: ViewedOperator;
  /** Index of the letter with which it begins in the word's text. */
  at: number;
}

/** Finds the glyphs that draw a word, by its text among those near its place. */
class GlyphFinder {
  readonly #operators: (ViewedOperator & { text: string; starts: number[]; glyphAt: Map<number, number> })[];
  readonly #cells = new Map<number, Set<number>>();
  readonly #page: { width: number; height: number };

  constructor(operators: readonly ViewedOperator[], page: { width: number; height: number }) {
    this.#page = page;
    this.#operators = operators.map((operator, index) => {
      const starts: number[] = [];
      let text = '';
      for (const glyph of operator.glyphs) {
        starts.push(text.length);
        text += fold(glyph.text);
        this.#note(glyph.rect, index);
      }
      return { ...operator, text, starts, glyphAt: new Map(starts.map((start, glyph) => [start, glyph])) };
    });
  }

  find(word: PlacedWord): FoundGlyph[] {
    const near = [...this.#listNear(word.rect)].sort((a, b) => a - b);
    return this.#findWhole(word, near) ?? this.#findByPlace(word, near);
  }

  #note(rect: Rect, operator: number): void {
    const key = keyOf(centerOf(rect));
    const cell = this.#cells.get(key);
    if (cell) cell.add(operator);
    else this.#cells.set(key, new Set([operator]));
  }

  #listNear({ x, y, width, height }: Rect): Set<number> {
    const near = new Set<number>();
    const reach = OFF_ALONG * Math.max(width, height);
    const first = keyOf({ x: x - reach, y: y - reach });
    const last = keyOf({ x: x + width + reach, y: y + height + reach });
    // A word's place reaches over thousands of cells, most of which contain no glyph.
    for (const [key, operators] of this.#cells) {
      if (rowOf(key) < rowOf(first) || rowOf(key) > rowOf(last)) continue;
      if (columnOf(key) < columnOf(first) || columnOf(key) > columnOf(last)) continue;
      for (const operator of operators) near.add(operator);
    }
    return near;
  }

  /** In the text of a single operator: the occurrence nearest to the word's place. */
  #findWhole(word: PlacedWord, near: readonly number[]): FoundGlyph[] | undefined {
    const text = fold(word.text);
    // An empty text would match everywhere, without end.
    if (text === '') return undefined;
    let best: { glyphs: FoundGlyph[]; distance: number } | undefined;
    for (const index of near) {
      const operator = this.#operators[index];
      if (!operator) continue;
      for (let at = operator.text.indexOf(text); at >= 0; at = operator.text.indexOf(text, at + 1)) {
        const first = operator.glyphAt.get(at);
        if (first === undefined) continue;
        const glyphs: FoundGlyph[] = [];
        for (let next = first; next < operator.glyphs.length; next += 1) {
          const start = (operator.starts[next] as number) - at;
          if (start >= text.length) break;
          glyphs.push({ glyph: operator.glyphs[next] as PlacedGlyph, operator, at: start });
        }
        const center = centerOf(boundsOf(glyphs.map(({ glyph }) => glyph)));
        const distance = this.#distance(word, center);
        if (distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { glyphs, distance };
      }
    }
    return best?.glyphs;
  }

  /**
   * Distance from a word's middle to a place in points; infinite if that is another line, or too far along
   * it.
   */
  #distance({ rect }: PlacedWord, place: { x: number; y: number }): number {
    const middle = centerOf(rect);
    const [width, height] = [rect.width * this.#page.width, rect.height * this.#page.height];
    const steps = [(place.x - middle.x) * this.#page.width, (place.y - middle.y) * this.#page.height].map(
      Math.abs,
    );
    const size = Math.min(width, height);
    const isNear =
      Math.min(...steps) < OFF_ACROSS * size &&
      Math.max(...steps) < Math.max(width, height) + OFF_ALONG * size;
    return isNear ? Math.hypot(...steps) : Number.POSITIVE_INFINITY;
  }

  /** For letters that were drawn one by one, or in pieces: those in the word's place that occur in it. */
  #findByPlace({ text, rect }: PlacedWord, near: readonly number[]): FoundGlyph[] {
    const folded = fold(text);
    const letter = rect.width / Math.max(1, text.length);
    return near.flatMap((index) => {
      const operator = this.#operators[index];
      if (!operator) return [];
      return operator.glyphs.flatMap((glyph) => {
        const { x, y } = centerOf(glyph.rect);
        const isThere = x > rect.x && x < rect.x + rect.width && y > rect.y && y < rect.y + rect.height;
        if (!isThere || !folded.includes(fold(glyph.text))) return [];
        const at = Math.min(text.length - 1, Math.max(0, Math.floor((x - rect.x) / letter)));
        return [{ glyph, operator, at }];
      });
    });
  }
}

/** Distance between rows of cells; it leaves room for places beyond the page. */
const ROW = 1024;

function keyOf({ x, y }: { x: number; y: number }): number {
  return clampCell(y) * ROW + clampCell(x);
}

function clampCell(share: number): number {
  return Math.min(ROW - 1, Math.max(0, Math.floor(share * CELLS) + CELLS));
}

function rowOf(key: number): number {
  return Math.floor(key / ROW);
}

function columnOf(key: number): number {
  return key % ROW;
}

function fold(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '');
}
