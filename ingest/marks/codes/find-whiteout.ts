import { boundsOf, type Rect, rightOf, sharedHeight, sharedWidth } from '#contract/values/rect.ts';
import type { PlacedWord } from '../../text/placed-word.ts';
import type { CodeGroup } from './code-group.ts';
import { parseCodes } from './parse-codes.ts';
import type { UprightPage } from './upright-page.ts';

/**
 * White in a line is a hole if it is this many line heights wide; a tab or the space after a full stop is
 * narrower.
 */
export const HOLE = 2.5;
/** A hole is the gap between columns if the line above or below is also white over this share of it. */
const IN_COLUMN = 0.7;
/** Distance between words and what was whited out, in line heights. */
const INSET = 0.3;
/** At least this many words make a line of text, from which words may be missing. */
const LINE = 3;
/** The widest hole belongs to the code only if it is this many times as wide as the next one. */
const CLEARLY = 1.5;

/**
 * Finds where words were whited out: the hole in a line that contains a code, or that has a code in the
 * margin at its height; or the white around a code at a line's beginning or end. Undefined if nothing shows
 * which white was words: beside a code in the margin at a line's end, or between columns.
 */
export function findWhiteout(group: CodeGroup, page: UprightPage): Rect | undefined {
  const others = page.lines.map((line) =>
    line.filter(({ rect }) => sharedHeight(rect, group.rect) <= 0 || !isPart(rect, group.rect)),
  );
  const level = others.flat().filter(({ rect }) => sharedHeight(rect, group.rect) > 0.4 * group.rect.height);
  const holes = listHoles(level, page).filter(({ rect }) => !isColumn(rect, others.flat(), page));
  if (!group.isInMargin)
    return (
      holes.find(({ rect }) => sharedWidth(rect, group.rect) > 0.9 * group.rect.width)?.rect ??
      findAtEnd(group, level, page)
    );
  const [widest, next] = holes.toSorted((a, b) => b.rect.width - a.rect.width);
  return widest && widest.rect.width > CLEARLY * (next?.rect.width ?? 0) ? widest.rect : undefined;
}

/**
 * A code in the middle of the white at the end or beginning of a line has the same amount of white on its
 * other side.
 */
function findAtEnd(
  { rect }: CodeGroup,
  level: readonly PlacedWord[],
  { em, body }: UprightPage,
): Rect | undefined {
  const before = level.filter((word) => rightOf(word.rect) <= rect.x);
  const after = level.filter((word) => word.rect.x >= rightOf(rect));
  if (![...before, ...after].every(({ text }) => parseCodes(text, 'tolerant').length === 0)) return undefined;
  if (before.length >= LINE && after.length === 0) {
    const x = Math.max(...before.map((word) => rightOf(word.rect))) + INSET * em;
    const right = Math.max(rightOf(rect), Math.min(body.right, 2 * rightOf(rect) - rect.width - x));
    return { ...rect, x, width: right - x };
  }
  if (after.length >= LINE && before.length === 0) {
    const right = Math.min(...after.map((word) => word.rect.x)) - INSET * em;
    const x = Math.min(rect.x, Math.max(body.left, 2 * rect.x + rect.width - right));
    return { ...rect, x, width: right - x };
  }
  return undefined;
}

function isPart(word: Rect, group: Rect): boolean {
  return sharedWidth(word, group) > 0.5 * word.width;
}

/** Wide white between two words of a line, as high as the words. */
function listHoles(level: readonly PlacedWord[], { em }: UprightPage): { rect: Rect }[] {
  const words = level.toSorted((a, b) => a.rect.x - b.rect.x);
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    const x = rightOf(word.rect);
    if (!next || next.rect.x - x < HOLE * em) return [];
    const { y, height } = boundsOf([word, next]);
    const inset = INSET * em;
    return [{ rect: { x: x + inset, y, width: next.rect.x - x - 2 * inset, height } }];
  });
}

function isColumn(hole: Rect, words: readonly PlacedWord[], { lineHeight }: UprightPage): boolean {
  const isWhite = (down: number) => {
    const strip = { ...hole, y: hole.y + down * lineHeight };
    const row = words.filter(({ rect }) => sharedHeight(rect, strip) > 0.3 * rect.height);
    const isPrinted =
      row.some(({ rect }) => rightOf(rect) < hole.x) && row.some(({ rect }) => rect.x > hole.x);
    const covered = row.reduce((sum, { rect }) => sum + Math.max(0, sharedWidth(rect, strip)), 0);
    return isPrinted && covered < (1 - IN_COLUMN) * hole.width;
  };
  return isWhite(-1.8) || isWhite(1.8);
}
