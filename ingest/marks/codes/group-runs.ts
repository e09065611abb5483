import {
  bottomOf,
  boundsOf,
  containsCenter,
  type Rect,
  rightOf,
  sharedHeight,
  sharedWidth,
} from '#contract/values/rect.ts';
import type { PlacedWord } from '../../text/placed-word.ts';
import type { CodeGroup } from './code-group.ts';
import { type CodeRun, findCodeRun, listOnce } from './code-run.ts';
import { HOLE } from './find-whiteout.ts';
import { cutAtGaps, type UprightPage } from './upright-page.ts';

/** White on both sides of codes that are not part of a sentence, in line heights. */
const APART = 1.2;
/** Largest distance between the lines of a group, in line heights. */
const STACKED = 0.9;
/** Largest distance between the left ends of those lines, in line heights. */
const ALIGNED = 1.5;

/** All codes outside boxes that are separate from other words. */
export function groupRuns(page: UprightPage, boxes: readonly { rect: Rect }[]): CodeGroup[] {
  const outside = page.lines.flatMap((line) => {
    const words = line.filter(({ rect }) => !boxes.some((box) => containsCenter(box.rect, rect)));
    return cutAtGaps(words, APART * page.em);
  });
  const runs = outside
    .flatMap((words) => findCodeRun(words) ?? findAtEnd(words, page) ?? [])
    .filter((run) => standsApart(run, page, boxes));
  runs.push(...outside.flatMap((words) => findBeforeHole(words, page, outside) ?? []));
  return stack(runs, page).map((group) => toGroup(group, runs, page));
}

/** Ignores a stroke or a scrap of a word right before the codes: they count if they begin in the margin. */
function findAtEnd(words: readonly PlacedWord[], page: UprightPage): CodeRun | undefined {
  const from = words.findIndex(({ rect }) => rect.x > page.body.right);
  return from > 0 ? findCodeRun(words.slice(from)) : undefined;
}

/**
 * A code at the end of words after which others are missing: it was printed at the beginning of a white
 * patch.
 */
function findBeforeHole(
  words: readonly PlacedWord[],
  page: UprightPage,
  runs: readonly PlacedWord[][],
): CodeRun | undefined {
  const last = words.at(-1);
  if (!last || words.length < 2 || !isHoleAfter(last, page, runs)) return undefined;
  const found = findCodeRun([last]);
  return found?.form === 'bracketed' ? found : undefined;
}

function isHoleAfter({ rect }: PlacedWord, { em }: UprightPage, runs: readonly PlacedWord[][]): boolean {
  const after = runs
    .flat()
    .filter((word) => sharedHeight(word.rect, rect) > 0 && word.rect.x > rect.x)
    .map((word) => word.rect.x - rightOf(rect));
  return after.length > 0 && Math.min(...after) > HOLE * em;
}

function standsApart({ rect }: CodeRun, page: UprightPage, boxes: readonly { rect: Rect }[]): boolean {
  if (rect.x >= page.body.right || rightOf(rect) <= page.body.left) return true;
  return page.lines.flat().every((word) => {
    const isOther = sharedWidth(word.rect, rect) <= 0;
    const isNear = sharedHeight(word.rect, rect) > 0 && -sharedWidth(word.rect, rect) < APART * page.em;
    return !isOther || !isNear || boxes.some((box) => isBetween(box.rect, word.rect, rect));
  });
}

/** Whether a box separates two words of a line, or contains one of them. */
function isBetween(box: Rect, a: Rect, b: Rect): boolean {
  if (containsCenter(box, a) || containsCenter(box, b)) return true;
  const [left, right] = a.x < b.x ? [a, b] : [b, a];
  return sharedHeight(box, a) > 0 && box.x + box.width / 2 > left.x && box.x + box.width / 2 < right.x;
}

function stack(runs: readonly CodeRun[], { lineHeight, em }: UprightPage): CodeRun[][] {
  const groups: CodeRun[][] = [];
  for (const run of runs.toSorted((a, b) => a.rect.y - b.rect.y)) {
    const group = groups.find((above) => {
      const last = boundsOf(above.slice(-1));
      const near = run.rect.y - bottomOf(last) < STACKED * lineHeight;
      return near && (Math.abs(run.rect.x - last.x) < ALIGNED * em || isBesideIn(run.rect, last, em));
    });
    if (group) group.push(run);
    else groups.push([run]);
  }
  return groups;
}

/** Whether a line of codes was read as two runs, as in `(b)(6);   (b)(7)(C)`. */
function isBesideIn(run: Rect, last: Rect, em: number): boolean {
  return sharedHeight(run, last) > 0.5 * run.height && -sharedWidth(run, last) < 3 * em;
}

function toGroup(runs: readonly CodeRun[], all: readonly CodeRun[], page: UprightPage): CodeGroup {
  const { body, em } = page;
  const rect = boundsOf(runs);
  return {
    rect,
    codes: listOnce(runs.flatMap(({ codes }) => codes)),
    printed: runs.map(({ printed }) => printed).join('; '),
    confidence: Math.min(...runs.map(({ confidence }) => confidence)),
    form: runs.some(({ form }) => form === 'misread') ? 'misread' : (runs[0]?.form ?? 'bare'),
    forms: runs.map(({ form }) => form),
    isInMargin: rect.x >= body.right - em || rightOf(rect) <= body.left + em,
    isAtSide: isAtSide(rect, all, page),
  };
}

function isAtSide(rect: Rect, all: readonly CodeRun[], { lines }: UprightPage): boolean {
  const level = lines
    .flat()
    .filter(
      (word) => /[\p{L}\p{N}]/u.test(word.text) && sharedHeight(word.rect, rect) > 0.3 * word.rect.height,
    )
    .filter((word) => !all.some((run) => containsCenter(run.rect, word.rect)));
  return level.every((word) => word.rect.x < rect.x) || level.every((word) => word.rect.x > rect.x);
}
