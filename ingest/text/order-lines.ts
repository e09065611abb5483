import type { RecognizedWord } from './recognition/recognizer.ts';

/** Two lines are above each other if they share at least this part of the narrower one's width. */
const OVER = 0.5;
/** Share of the lower line's height by which the upper one may overlap it. */
const REACH = 0.25;

interface Line {
  words: RecognizedWord[];
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Reorders the recognizer's lines so that no line comes after one below it. The recognizer returns block
 * after block, and a block of one line sometimes late: the first line of a paragraph came after its third.
 * Lines beside each other keep their order, so that columns stay columns.
 */
export function orderLines(lines: RecognizedWord[][]): RecognizedWord[][] {
  const ordered: Line[] = [];
  for (const line of lines.map(toLine)) {
    const index = ordered.findIndex((other) => isAbove(line, other));
    ordered.splice(index < 0 ? ordered.length : index, 0, line);
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
