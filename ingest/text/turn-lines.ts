import type { PageTurn } from '#contract/pages/page.ts';
import { turnRect } from '#contract/values/rect.ts';
import type { PlacedWord } from './placed-word.ts';

/** Where lines lie once their page is turned clockwise. */
export function turnLines(lines: PlacedWord[][], turn: PageTurn): PlacedWord[][] {
  if (turn === 0) return lines;
  return lines.map((line) => line.map((word) => ({ ...word, rect: turnRect(word.rect, turn) })));
}

/** The turn that undoes another. */
export function turnBack(turn: PageTurn): PageTurn {
  return ((360 - turn) % 360) as PageTurn;
}
