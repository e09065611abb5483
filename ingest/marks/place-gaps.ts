import {
  areaOf,
  boundsOf,
  centerOf,
  type Rect,
  sharedArea,
  sharedHeight,
  sharedWidth,
} from '#contract/values/rect.ts';
import { GAP } from '../text/gap.ts';
import type { PlacedWord } from '../text/placed-word.ts';

/** A box breaks a line if it covers at least this share of the line's height. */
const COVERS = 0.5;
/** A box that is more line heights away from a line's words breaks another column. */
const NEAR = 3;
/** The rest of a word that lies under a box's edge by at least this share is not a word. */
const MOSTLY = 0.5;

/** Rectangles that break a page's lines, or are not part of them. */
export interface Breaks {
  boxes: readonly Rect[];
  /** Boxes whose words are text of the page, as on a page withheld in full: the gap follows them. */
  withText: readonly Rect[];
  /** Places whose words are stored elsewhere, such as codes in a margin. */
  apart: readonly Rect[];
}

/**
 * Lines of an upright page, without what was read inside boxes, and with a gap word where a box breaks a
 * line. A box that breaks no line becomes a line of its own, in its place.
 */
export function placeGaps(lines: PlacedWord[][], { boxes, withText, apart }: Breaks): PlacedWord[][] {
  const open = lines
    .map((line) => line.filter((word) => !isCovered(word, boxes) && !isInside(word.rect, apart)))
    .filter((line) => line.length > 0);
  const inOrder = [...boxes].sort((a, b) => a.y - b.y || a.x - b.x);
  const placed = inOrder.reduce(placeGap, open);
  return withText.reduce(placeAfterText, placed);
}

/** Whether a word lies inside a box, or was read from the edge of one. */
function isCovered({ text, rect }: PlacedWord, boxes: readonly Rect[]): boolean {
  if (isInside(rect, boxes)) return true;
  const isStroke = !/[\p{L}\p{N}]/u.test(text);
  return isStroke && boxes.some((box) => sharedArea(rect, box) > 0.2 * areaOf(rect));
}

function isInside(rect: Rect, places: readonly Rect[]): boolean {
  return places.some((place) => sharedArea(rect, place) > MOSTLY * areaOf(rect));
}

function placeGap(lines: PlacedWord[][], box: Rect): PlacedWord[][] {
  const broken = lines.filter((line) => breaks(box, boundsOf(line)));
  const rows = keepOnePerRow(broken, box);
  if (rows.length === 0) return insertLine(lines, [toGap(box)]);
  return lines.map((line) => (rows.includes(line) ? insertWord(line, toGap(partBeside(box, line))) : line));
}

function placeAfterText(lines: PlacedWord[][], box: Rect): PlacedWord[][] {
  const last = lines.findLastIndex((line) => line.some(({ rect }) => isInside(rect, [box])));
  return lines.toSpliced(last + 1, 0, [toGap(box)]);
}

function breaks(box: Rect, line: Rect): boolean {
  if (sharedHeight(box, line) < COVERS * Math.min(line.height, box.height)) return false;
  return gapBetween(box, line) < NEAR * line.height;
}

/** Horizontal distance; negative where the rectangles overlap. */
function gapBetween(a: Rect, b: Rect): number {
  return -sharedWidth(a, b);
}

/**
 * The recognizer often reads a line that a box breaks as two lines: the gap goes into the first, or into the
 * one that continues on both sides.
 */
function keepOnePerRow(lines: PlacedWord[][], box: Rect): PlacedWord[][] {
  const kept: PlacedWord[][] = [];
  const nearest = (a: PlacedWord[], b: PlacedWord[]) =>
    gapBetween(boundsOf(a), box) - gapBetween(boundsOf(b), box) || boundsOf(a).x - boundsOf(b).x;
  for (const line of [...lines].sort(nearest)) {
    if (!kept.some((other) => isSameRow(boundsOf(other), boundsOf(line)))) kept.push(line);
  }
  return kept;
}

function isSameRow(a: Rect, b: Rect): boolean {
  return sharedHeight(a, b) > 0.5 * Math.min(a.height, b.height);
}

function insertWord(line: PlacedWord[], gap: PlacedWord): PlacedWord[] {
  const middle = centerOf(gap.rect).x;
  const index = line.findIndex(({ rect }) => centerOf(rect).x > middle);
  return line.toSpliced(index < 0 ? line.length : index, 0, gap);
}

/** Inserts the line before the first line below it that overlaps it horizontally, else at the end. */
function insertLine(lines: PlacedWord[][], line: PlacedWord[]): PlacedWord[][] {
  const upper = boundsOf(line);
  const index = lines.findIndex((other) => {
    const lower = boundsOf(other);
    return upper.y + upper.height <= lower.y + 0.5 * lower.height && gapBetween(upper, lower) < 0;
  });
  return lines.toSpliced(index < 0 ? lines.length : index, 0, line);
}

/** The part of a box at the height of a line. */
function partBeside(box: Rect, line: PlacedWord[]): Rect {
  const { y, height } = boundsOf(line);
  const top = Math.max(box.y, y);
  return { ...box, y: top, height: Math.min(box.y + box.height, y + height) - top };
}

function toGap(rect: Rect): PlacedWord {
  return { text: GAP, rect, confidence: 100 };
}
