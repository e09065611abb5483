import { type Change, listChanges } from '#contract/values/list-changes.ts';
import { boundsOf, type Rect, sharedHeight } from '#contract/values/rect.ts';
import { isGap, type Word } from '#ingest';
import { placeInsertions } from './place-insertions.ts';

/** A page's text with its words, as in one of its versions. */
export interface WordedText {
  text: string;
  words: Word[];
  /** 0..100 for the page as a whole; null if there is no text. */
  confidence: number | null;
}

/** A word written by a person was not guessed. */
const SURE = 100;
/** The maximum length of a stored word, see encode-words.ts; far more than any word has. */
const WORDS = /\S{1,1000}/gu;

/** A word of the corrected text; `rect` is undefined until its position is known. */
interface AlignedWord {
  text: string;
  start: number;
  line: number;
  rect: Rect | undefined;
  confidence: number;
}

/**
 * Gives a corrected text the word boxes of the text that it corrects, so that hits are still marked on the
 * image. An unchanged word keeps its box and its confidence; a changed one gets the box of what it replaces;
 * an added one is put between its neighbors. The page's confidence rises by the share of letters that a
 * person wrote: the correction of one word does not confirm the others.
 *
 * A gap is a block in the corrected text: it keeps its box if the block remains, and disappears if a person
 * removes it.
 */
export function alignCorrection(before: WordedText, corrected: string): WordedText {
  const text = corrected.replace(/\r\n?/g, '\n');
  const words = cutWords(text);
  const changes = listChanges(
    before.words.map((word) => word.text),
    words.map((word) => word.text),
  );
  keepUnchanged(before.words, words, changes);
  for (const change of changes) {
    for (const part of splitByLine(before, words, change)) replace(before.words, words, part);
  }
  const lines = [...Map.groupBy(words, (word) => word.line).values()];
  const placed = placeInsertions(lines).map(({ line: _line, ...word }): Word => word);
  return { text, words: placed, confidence: confidenceOf(before, words, changes) };
}

function cutWords(text: string): AlignedWord[] {
  const words: AlignedWord[] = [];
  let lineStart = 0;
  text.split('\n').forEach((content, line) => {
    for (const match of content.matchAll(WORDS)) {
      const start = lineStart + match.index;
      words.push({ text: match[0], start, line, rect: undefined, confidence: SURE });
    }
    lineStart += content.length + 1;
  });
  return words;
}

function keepUnchanged(old: readonly Word[], words: AlignedWord[], changes: readonly Change[]): void {
  let oldAt = 0;
  let newAt = 0;
  for (const change of [...changes, { oldFrom: old.length, oldTo: 0, newFrom: words.length, newTo: 0 }]) {
    for (; newAt < change.newFrom; newAt += 1, oldAt += 1) {
      const kept = old[oldAt] as Word;
      Object.assign(words[newAt] as AlignedWord, { rect: kept.rect, confidence: kept.confidence });
    }
    oldAt = change.oldTo;
    newAt = change.newTo;
  }
}

/** A change over several lines is aligned line by line if both texts have the same number of lines. */
function splitByLine(before: WordedText, words: readonly AlignedWord[], change: Change): Change[] {
  const oldEnds = lineEnds(change.oldFrom, change.oldTo, (at) =>
    before.text.slice(before.words[at]?.start, before.words[at + 1]?.start).includes('\n'),
  );
  const newEnds = lineEnds(change.newFrom, change.newTo, (at) => words[at]?.line !== words[at + 1]?.line);
  if (oldEnds.length !== newEnds.length) return [change];
  return oldEnds.map((oldTo, index) => ({
    oldFrom: oldEnds[index - 1] ?? change.oldFrom,
    oldTo,
    newFrom: newEnds[index - 1] ?? change.newFrom,
    newTo: newEnds[index] as number,
  }));
}

function lineEnds(from: number, to: number, breaksAfter: (at: number) => boolean): number[] {
  const ends: number[] = [];
  for (let at = from; at < to - 1; at += 1) if (breaksAfter(at)) ends.push(at + 1);
  return from < to ? [...ends, to] : ends;
}

/** Word for word if the counts are equal; else each word gets the share of its letters. */
function replace(old: readonly Word[], words: AlignedWord[], change: Change): void {
  const from = old.slice(change.oldFrom, change.oldTo);
  const to = words.slice(change.newFrom, change.newTo);
  if (from.length === 0) return;
  const scale = lettersOf(from) / Math.max(1, lettersOf(to));
  let letters = 0;
  to.forEach((word, index) => {
    const start = letters * scale;
    letters += word.text.length;
    word.rect = from.length === to.length ? from[index]?.rect : cutOut(from, start, letters * scale);
  });
}

function lettersOf(words: readonly { text: string }[]): number {
  return words.reduce((sum, word) => sum + word.text.length, 0);
}

/** The rectangle of the letters `from` to `to` of the words: the pieces on the line that has most of them. */
function cutOut(words: readonly Word[], from: number, to: number): Rect {
  let passed = 0;
  const pieces: { letters: number; rect: Rect }[] = [];
  for (const { text, rect } of words) {
    const first = Math.max(0, from - passed);
    const last = Math.min(text.length, to - passed);
    const letter = rect.width / text.length;
    if (last > first) {
      const piece = { ...rect, x: rect.x + first * letter, width: (last - first) * letter };
      pieces.push({ letters: last - first, rect: piece });
    }
    passed += text.length;
  }
  const [main] = pieces.toSorted((a, b) => b.letters - a.letters);
  if (!main) return (words.at(-1) as Word).rect;
  return boundsOf(pieces.filter((piece) => onOneLine(piece.rect, main.rect)));
}

function onOneLine(a: Rect, b: Rect): boolean {
  return sharedHeight(a, b) > Math.min(a.height, b.height) / 2;
}

function confidenceOf(
  before: WordedText,
  words: readonly AlignedWord[],
  changes: readonly Change[],
): number | null {
  const countRead = (some: readonly AlignedWord[]) => lettersOf(some.filter(({ text }) => !isGap(text)));
  const letters = countRead(words);
  if (letters === 0) return null;
  const written = changes.reduce(
    (sum, { newFrom, newTo }) => sum + countRead(words.slice(newFrom, newTo)),
    0,
  );
  const share = written / letters;
  return Math.round(SURE * share + (before.confidence ?? SURE) * (1 - share));
}
