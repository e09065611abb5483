import { centerOf, type Rect, union } from '#contract/values/rect.ts';
import { reverseTurn } from '#contract/values/turn.ts';
import type { LayerRun } from '../../sources/pdf/layer-run.ts';
import { transformBox } from '../../sources/pdf/matrix.ts';
import type { PlacedWord } from '../placed-word.ts';
import { turnLines } from '../turn-lines.ts';
import { findLayerTurn } from './find-layer-turn.ts';
import { insertLines } from './insert-lines.ts';
import { joinLetters } from './join-letters.ts';
import { orderTableRows } from './order-table-rows.ts';

/** Runs closer than this share of their height form one word: PDFs often break inside words. */
const WORD_GAP = 0.15;
/** The same for letters, some of which are set apart. */
const LETTER_GAP = 0.05;
/** A baseline further away than this share of the height starts a new line. */
const LINE_SHIFT = 0.5;

interface Size {
  width: number;
  height: number;
}

/**
 * The text layer's words, line by line, in the order in which the PDF draws them, which nearly every program
 * writes in reading order, except for tables that it reads by columns; text drawn by annotations is inserted
 * where it lies on the page. Words outside the page are left out.
 */
export function toLayerLines(runs: LayerRun[], page: Size): PlacedWord[][] {
  const turn = findLayerTurn(runs);
  const drawnLines = toLines(
    runs.filter(({ drawnBy }) => !drawnBy),
    page,
  );
  const lines = turnLines(orderTableRows(turnLines(drawnLines, turn)), reverseTurn(turn));
  const drawn = listParts(runs).map((part) => toLines(part, page));
  return insertLines(lines, drawn, turn);
}

/** The runs of each annotation. */
function listParts(runs: LayerRun[]): LayerRun[][] {
  const parts: LayerRun[][] = [];
  let isOpen = false;
  for (const run of runs) {
    if (!run.drawnBy) continue;
    if (isOpen) parts.at(-1)?.push(run);
    else parts.push([run]);
    isOpen = !run.endsLine;
  }
  return parts;
}

function toLines(runs: LayerRun[], page: Size): PlacedWord[][] {
  const lines: PlacedWord[][] = [];
  let line: PlacedWord[] = [];
  let before: LayerRun | undefined;
  const endLine = () => {
    if (line.length > 0) lines.push(line);
    line = [];
    before = undefined;
  };
  for (const run of runs) {
    if (run.text.trim() !== '' && run.height > 0) {
      if (before && !onSameLine(before, run)) endLine();
      const words = wordsOf(run, page);
      const joins = before !== undefined && touches(before, run);
      const last = line.at(-1);
      const first = words[0];
      if (joins && last && first) {
        line[line.length - 1] = { ...last, text: last.text + first.text, rect: union(last.rect, first.rect) };
        line.push(...words.slice(1));
      } else {
        line.push(...words);
      }
      before = run;
    }
    if (run.endsLine) endLine();
  }
  endLine();
  return lines
    .map((words) => joinLetters(words.filter(isOnPage).map(clip), page))
    .filter((words) => words.length > 0);
}

/** Where a run starts and ends, and the distance between two runs, along the first one's direction. */
function stepBetween(before: LayerRun, run: LayerRun): { along: number; across: number } {
  const [a, b, , , x, y] = before.placing;
  const length = Math.hypot(a, b) || 1;
  const toX = run.placing[4] - x;
  const toY = run.placing[5] - y;
  return {
    along: (toX * a + toY * b) / length - before.width,
    across: Math.abs(toX * b - toY * a) / length,
  };
}

function onSameLine(before: LayerRun, run: LayerRun): boolean {
  const { along, across } = stepBetween(before, run);
  const height = Math.max(before.height, run.height);
  return across < LINE_SHIFT * height && along > -2 * height;
}

function touches(before: LayerRun, run: LayerRun): boolean {
  if (/\s$/.test(before.text) || /^\s/.test(run.text)) return false;
  const gap = before.isSpaced && run.isSpaced ? LETTER_GAP : WORD_GAP;
  return stepBetween(before, run).along < gap * Math.max(before.height, run.height);
}

function wordsOf(run: LayerRun, page: Size): PlacedWord[] {
  const widthOf = run.monospaced ? countLetters : guessWidth;
  const total = widthOf(run.text) || 1;
  return [...run.text.matchAll(/\S+/g)].map((match) => {
    const from = widthOf(run.text.slice(0, match.index)) / total;
    const to = from + widthOf(match[0]) / total;
    const word = { text: match[0], rect: rectOf(run, from, to, page), confidence: 100 };
    return run.drawnBy ? { ...word, drawnBy: run.drawnBy } : word;
  });
}

function countLetters(text: string): number {
  return [...text].length;
}

/** An estimate of printed widths, in units of a lowercase letter: good enough to place a word in its run. */
function guessWidth(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (/[\sijl.,:;'|!()[\]ftr-]/.test(letter)) width += 0.6;
    else if (/[A-ZmwMW@%&]/.test(letter)) width += 1.4;
    else width += 1;
  }
  return width;
}

function rectOf(run: LayerRun, from: number, to: number, page: Size): Rect {
  const [a, b, c, d, e, f] = run.placing;
  const across = Math.hypot(a, b) || 1;
  const upward = Math.hypot(c, d) || 1;
  // Points along the line and above it, instead of text units.
  const box = transformBox([a / across, b / across, c / upward, d / upward, e, f], {
    left: from * run.width,
    right: to * run.width,
    top: run.ascent * run.height,
    bottom: run.descent * run.height,
  });
  return {
    x: box.left / page.width,
    y: box.top / page.height,
    width: (box.right - box.left) / page.width,
    height: (box.bottom - box.top) / page.height,
  };
}

function isOnPage({ rect }: PlacedWord): boolean {
  const { x, y } = centerOf(rect);
  return x >= 0 && x <= 1 && y >= 0 && y <= 1;
}

function clip(word: PlacedWord): PlacedWord {
  const x = Math.max(0, word.rect.x);
  const y = Math.max(0, word.rect.y);
  const width = Math.min(1, word.rect.x + word.rect.width) - x;
  const height = Math.min(1, word.rect.y + word.rect.height) - y;
  return { ...word, rect: { x, y, width, height } };
}
