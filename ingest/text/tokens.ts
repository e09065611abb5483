import type { Rect } from '#contract/values/rect.ts';
import type { Word } from '../page-record.ts';
import { GAP } from './gap.ts';

/**
 * A page's token stream: the only input of the index, hits, highlights, counts and exports.
 *
 * A token is at a `position` and covers `span` positions. A word broken by a hyphen gives its parts, one
 * position each, and also the joined word over all of them: `opt-out` is `opt` at 7, `out` at 8, and `optout`
 * at 7 with span 2. So a hyphenated word is found however it is typed.
 *
 * GAP_TERM marks where a redaction box breaks the text, at a position of its own: no phrase continues across
 * it, and code that counts words between two others can see that they do not belong to the same text.
 */
export interface Token {
  /** Lowercase, accents folded, letters and digits only. */
  term: string;
  position: number;
  span: number;
  /** Position in the page's text, in UTF-16 units. */
  start: number;
  end: number;
  /** One rectangle for each printed word that the token touches. */
  rects: Rect[];
  /** 0..100, of the least sure word touched. */
  confidence: number;
}

/** A private-use character: no word on a page, and nothing that a person can search for, is this term. */
export const GAP_TERM = '\ue002';

/** Most words are plain, and skip the work that the others need. */
const PLAIN = /^[a-z0-9]+$/i;
const HYPHENS = /[-\u00ad\u2010\u2011]/u;
/**
 * A run of letters and digits; an apostrophe inside joins, so that `don't` is one word. Or a run of blocks.
 */
const PARTS = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*|\u2588+/gu;
/** Scripts without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** One letter of such a script with its marks, or a run without any. */
const CUTS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;

/** Lowercase, accents folded, compatibility forms (ligatures, full width) resolved. */
export function normalizeTerm(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * Splits a run of letters where a script without spaces between words begins, ends or continues: each of its
 * letters is a term, with its marks, so that a word is found as the run of its letters.
 */
export function cutUnspaced(run: string): string[] {
  return run.match(CUTS) ?? [];
}

/** A printed run of letters and digits inside a word. */
interface Part {
  term: string;
  start: number;
  end: number;
  rect: Rect;
  confidence: number;
  /** True if a hyphen joins this part to the next one: `opt-` before `out`. */
  tied: boolean;
}

/** Represents a word whose term is not requested: it only takes up a position. */
const PASSED_OVER: Part = {
  term: '',
  start: 0,
  end: 0,
  rect: { x: 0, y: 0, width: 0, height: 0 },
  confidence: 0,
  tied: false,
};

/**
 * Makes the token stream of a page from its words, which must be in the order of the text; with
 * `isWanted`, only the tokens of those terms. Of the words that give none no box is asked for.
 */
export function tokenize(words: Word[], text: string, isWanted: (term: string) => boolean = isAny): Token[] {
  const parts = listParts(words, text, isWanted);
  const tokens: Token[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] as Part;
    if (part === PASSED_OVER) continue;
    if (isWanted(part.term)) tokens.push(toToken(part, at));
    const startsTie = part.tied && (at === 0 || !parts[at - 1]?.tied);
    const last = startsTie ? endOfTie(parts, at) : at;
    const joined = last > at ? joinParts(parts.slice(at, last + 1), at) : undefined;
    if (joined && isWanted(joined.term)) tokens.push(joined);
  }
  return tokens;
}

function isAny(): boolean {
  return true;
}

/** A loop, as there are hundreds of words on a page, and a million pages. */
function listParts(words: Word[], text: string, isWanted: (term: string) => boolean): Part[] {
  const parts: Part[] = [];
  let isTied = false;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as Word;
    if (!PLAIN.test(word.text)) parts.push(...partsOf(word, words[index + 1], text));
    else parts.push(isTied || isWanted(word.text.toLowerCase()) ? toPlainPart(word) : PASSED_OVER);
    isTied = parts.at(-1)?.tied ?? false;
  }
  return parts;
}

function endOfTie(parts: Part[], from: number): number {
  let last = from;
  while (parts[last]?.tied && last + 1 < parts.length) last += 1;
  return last;
}

function toToken({ term, start, end, rect, confidence }: Part, position: number): Token {
  return { term, position, span: 1, start, end, rects: [rect], confidence };
}

function joinParts(parts: Part[], position: number): Token {
  const first = parts[0] as Part;
  const last = parts.at(-1) as Part;
  return {
    term: parts.map((part) => part.term).join(''),
    position,
    span: parts.length,
    start: first.start,
    end: last.end,
    rects: parts.map((part) => part.rect),
    confidence: Math.min(...parts.map((part) => part.confidence)),
  };
}

function partsOf(word: Word, next: Word | undefined, text: string): Part[] {
  const runs = listRuns(word.text);
  const parts: Part[] = [];
  runs.forEach((run, index) => {
    const term = run.letters.startsWith(GAP) ? GAP_TERM : normalizeTerm(run.letters);
    if (term === '') return;
    const from = run.index;
    const to = from + run.letters.length;
    const nextRun = runs[index + 1];
    const between = nextRun ? word.text.slice(to, nextRun.index) : word.text.slice(to);
    const tied = nextRun
      ? isHyphen(between)
      : isHyphen(between) && next !== undefined && breaksLine(word, next, text) && /^\p{L}/u.test(next.text);
    parts.push({
      term,
      start: word.start + from,
      end: word.start + to,
      rect: sliceOf(word, from, to),
      confidence: word.confidence,
      tied: tied && /\p{L}$/u.test(run.letters) && (!nextRun || /^\p{L}/u.test(nextRun.letters)),
    });
  });
  return parts;
}

function listRuns(text: string): { letters: string; index: number }[] {
  return [...text.matchAll(PARTS)].flatMap(({ 0: letters, index }) => {
    if (!UNSPACED.test(letters)) return { letters, index };
    let at = index;
    return cutUnspaced(letters).map((cut) => {
      at += cut.length;
      return { letters: cut, index: at - cut.length };
    });
  });
}

function toPlainPart({ text, start, rect, confidence }: Word): Part {
  return { term: text.toLowerCase(), start, end: start + text.length, rect, confidence, tied: false };
}

function isHyphen(between: string): boolean {
  return between.length === 1 && HYPHENS.test(between);
}

function breaksLine(word: Word, next: Word, text: string): boolean {
  return text.slice(word.start + word.text.length, next.start).includes('\n');
}

/** The share of a word's box that some of its letters take, as if all letters were equally wide. */
function sliceOf(word: Word, from: number, to: number): Rect {
  const length = word.text.length;
  if (from === 0 && to === length) return word.rect;
  return {
    x: word.rect.x + (word.rect.width * from) / length,
    y: word.rect.y,
    width: (word.rect.width * (to - from)) / length,
    height: word.rect.height,
  };
}
