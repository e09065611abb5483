import { turnRect } from '#contract/values/rect.ts';
import type { Turn } from '#contract/values/turn.ts';
import type { PlacedWord } from './placed-word.ts';

/** Where lines lie once their page is turned clockwise. */
export function turnLines(lines: PlacedWord[][], turn: Turn): PlacedWord[][] {
  if (turn === 0) return lines;
  return lines.map((line) => line.map((word) => ({ ...word, rect: turnRect(word.rect, turn) })));
}
