import type { RecognizedWord } from './recognition/recognizer.ts';

/** Two lines stand over each other when they share so much of the narrower one's width. */
const OVER = 0.5;
/** Of the lower line's height, so much may the upper one reach into it. */
const REACH = 0.25;

interface Line {
  words: RecognizedWord[];
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * The recognizer's lines, none of them after one that it stands above. The recognizer gives block after
 * block, and a block of one line sometimes late: the first line of a paragraph came after its third. Lines
 * beside each other keep their order, so that columns stay columns.
 */
export function orderLines(lines: RecognizedWord[][]): RecognizedWord[][] {
  const ordered: Line[] = [];
  for (const line of lines.map(toLine)) {
    const place = ordered.findIndex((other) => isAbove(line, other));
    ordered.splice(place < 0 ? ordered.length : place, 0, line);
  }
  return ordered.map(({ words }) => words);
}

function toLine(words: RecognizedWord[]): Line {
  return {
    words,
    left: Math.min(...words.map((word) => word.left)),
    top: Math.min(...words.map((word) => word.top)),
    right: Math.max(...words.map((word) => word.right)),
    bottom: Math.max(...words.map((word) => word.bottom)),
  };
}

function isAbove(upper: Line, lower: Line): boolean {
  if (upper.bottom > lower.top + REACH * (lower.bottom - lower.top)) return false;
  const shared = Math.min(upper.right, lower.right) - Math.max(upper.left, lower.left);
  return shared > OVER * Math.min(upper.right - upper.left, lower.right - lower.left);
}
