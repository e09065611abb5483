import type { CellBox } from './ink-table.ts';

/** A word in pixels of the page's image. */
export interface PixelWord {
  text: string;
  /** 0..100. */
  confidence: number;
  at: CellBox;
}

/** The words at the height of a box, left and right of it, nearest first. */
export interface WordsBeside {
  left: PixelWord[];
  right: PixelWord[];
}

/** At least this share of a word's height is at the height of the box. */
const LEVEL = 0.5;

export function listBeside(box: CellBox, words: readonly PixelWord[]): WordsBeside {
  const level = words.filter(({ at }) => {
    const shared = Math.min(at.bottom, box.bottom) - Math.max(at.top, box.top);
    return shared > LEVEL * Math.min(at.bottom - at.top, box.bottom - box.top);
  });
  const middle = (box.left + box.right) / 2;
  const centerOf = ({ at }: PixelWord) => (at.left + at.right) / 2;
  return {
    left: level
      .filter((word) => centerOf(word) < middle && word.at.left < box.left)
      .sort((a, b) => b.at.right - a.at.right),
    right: level
      .filter((word) => centerOf(word) > middle && word.at.right > box.right)
      .sort((a, b) => a.at.left - b.at.left),
  };
}

/** The words that follow each other without a gap wider than `gap`, starting at the box. */
export function listJoined(box: CellBox, { left, right }: WordsBeside, gap: number): WordsBeside {
  const joined: WordsBeside = { left: [], right: [] };
  let end = box.left;
  for (const word of left) {
    if (end - word.at.right > gap) break;
    joined.left.push(word);
    end = word.at.left;
  }
  end = box.right;
  for (const word of right) {
    if (word.at.left - end > gap) break;
    joined.right.push(word);
    end = word.at.right;
  }
  return joined;
}

/** The height of a usual word in pixels; `usual` if the page has no words. */
export function measureLine(words: readonly PixelWord[], usual: number): number {
  const heights = words
    .filter(({ text }) => text.length > 2)
    .map(({ at }) => at.bottom - at.top)
    .sort((a, b) => a - b);
  return heights[heights.length >> 1] ?? usual;
}

/** At least this many words joined to a box make it part of a sentence: the label of a bar has fewer. */
export const SENTENCE = 3;

export function isNatural({ text }: PixelWord): boolean {
  return /\p{L}{2}/u.test(text);
}
