import { boundsOf, rightOf } from '#contract/values/rect.ts';
import type { PlacedWord } from '../../text/placed-word.ts';

/** The words of a page turned upright, and the units in which distances on it are measured. */
export interface UprightPage {
  lines: PlacedWord[][];
  /** Height of a usual word, as a share of the page's height. */
  lineHeight: number;
  /** The same length horizontally, as a share of the page's width. */
  em: number;
  /** Where running text begins and ends, as shares of the width; the margins are outside. */
  body: { left: number; right: number };
}

/** Used if a page has no running text. */
const USUAL_BODY = { left: 0.12, right: 0.85 };
const USUAL_HEIGHT = 0.011;
/** A line with at least this many words is running text. */
const RUNNING = 4;
/** Share of the line ends that is ignored: a note in the margin may have been read into a line. */
const OUTLYING = 0.15;

/** `aspect` is the page's width divided by its height. */
export function measurePage(lines: PlacedWord[][], aspect: number): UprightPage {
  const words = lines.flat().filter(({ text }) => text.length > 2);
  const lineHeight = middle(words.map(({ rect }) => rect.height)) ?? USUAL_HEIGHT;
  const em = lineHeight / aspect;
  const running = lines.flatMap((line) => cutAtGaps(line, 2 * em)).filter((run) => run.length >= RUNNING);
  const lefts = running.map((run) => boundsOf(run).x).sort((a, b) => a - b);
  const rights = running.map((run) => rightOf(boundsOf(run))).sort((a, b) => b - a);
  const outlying = Math.floor(OUTLYING * running.length);
  const body = {
    left: lefts[outlying] ?? USUAL_BODY.left,
    right: rights[outlying] ?? USUAL_BODY.right,
  };
  return { lines, lineHeight, em, body };
}

/** Splits a line's words where the white is wider than `gap`, a share of the page's width. */
export function cutAtGaps(line: readonly PlacedWord[], gap: number): PlacedWord[][] {
  const runs: PlacedWord[][] = [];
  for (const word of line) {
    const last = runs.at(-1)?.at(-1);
    if (last && Math.abs(word.rect.x - rightOf(last.rect)) <= gap) runs.at(-1)?.push(word);
    else runs.push([word]);
  }
  return runs;
}

function middle(numbers: number[]): number | undefined {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
