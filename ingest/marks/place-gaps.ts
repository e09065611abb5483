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

/** A box breaks a line that it covers so much of, of the line's height. */
const COVERS = 0.5;
/** A box further from a line's words than so many line heights breaks another column. */
const NEAR = 3;
/** What letters are left of a word under a box's edge, this much of it, is no word. */
const MOSTLY = 0.5;

/** What of a page breaks its lines, or is no part of them. */
export interface Breaks {
  boxes: readonly Rect[];
  /** Boxes whose words are text of the page, as on one that was withheld in full: the gap follows them. */
  withText: readonly Rect[];
  /** Places whose words are kept elsewhere, as codes in a margin. */
  apart: readonly Rect[];
}

/**
 * Lines of a page that stands upright, without what was read inside boxes, and with a gap word where a box
 * breaks a line. A box that breaks none is a line of its own, where it stands.
 */
export function placeGaps(lines: PlacedWord[][], { boxes, withText, apart }: Breaks): PlacedWord[][] {
  const open = lines
    .map((line) => line.filter((word) => !isCovered(word, boxes) && !isInside(word.rect, apart)))
    .filter((line) => line.length > 0);
  const inOrder = [...boxes].sort((a, b) => a.y - b.y || a.x - b.x);
  const placed = inOrder.reduce(placeGap, open);
  return withText.reduce(placeAfterText, placed);
}

/** Inside a box; or what the recognizer made of its edge. */
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

/** Across; negative where one reaches into the other. */
function gapBetween(a: Rect, b: Rect): number {
  return -sharedWidth(a, b);
}

/** The recognizer often makes two lines of one that a box breaks: the gap stands in the first, or in the one that goes on around it. */
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
  const place = line.findIndex(({ rect }) => centerOf(rect).x > middle);
  return line.toSpliced(place < 0 ? line.length : place, 0, gap);
}

/** Before the first line that it stands above, of those over or under it; else last. */
function insertLine(lines: PlacedWord[][], line: PlacedWord[]): PlacedWord[][] {
  const upper = boundsOf(line);
  const place = lines.findIndex((other) => {
    const lower = boundsOf(other);
    return upper.y + upper.height <= lower.y + 0.5 * lower.height && gapBetween(upper, lower) < 0;
  });
  return lines.toSpliced(place < 0 ? lines.length : place, 0, line);
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
