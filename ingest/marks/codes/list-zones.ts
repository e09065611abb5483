import {
  bottomOf,
  containsCenter,
  type Rect,
  rightOf,
  sharedHeight,
  sharedWidth,
} from '#contract/values/rect.ts';
import type { Claims, UprightBox } from './claims.ts';
import { listOnce } from './code-run.ts';
import type { Zone } from './crop-zone.ts';
import type { UprightPage } from './upright-page.ts';

/** Words with a lower confidence, 0..100, are read again. */
const SURE = 75;
/** Few pages have more zones; each costs about as much as a line of text. */
const MOST = 24;
/** In line heights. */
const LARGE = 12;
/** Largest distance of codes from the text, as a share of the page's width. */
const MARGIN = 0.24;
/** The paper's edge, where scanners leave shadows. */
const EDGE = 0.012;

/**
 * Lists where codes may have been missed or misread: in boxes that show none, at the misread codes beside
 * boxes, and in the margins beside boxes that still have no code.
 */
export function listZones(claims: Claims, page: UprightPage, boxes: readonly UprightBox[]): Zone[] {
  const insides = boxes.flatMap((box, index): Zone[] => {
    const before = claims.inside[index];
    if (isSure(before) || (!before && isCell(box, page))) return [];
    return [{ rect: box.rect, style: box.style, known: listKnown(box.rect, page), before }];
  });
  const groups = listOnce([...claims.beside.flat(), ...claims.alone]);
  const unsure = groups
    .filter((group) => !isSure(group))
    .map((before): Zone => ({ ...toPaper(widen(before.rect, page)), before }));
  const bare = boxes.filter(
    ({ needsCode }, index) => !needsCode && !claims.inside[index] && claims.beside[index]?.length === 0,
  );
  const margins = joinLevel(bare.flatMap(({ rect }) => listMargins(rect, page))).filter(
    (margin) => !groups.some(({ rect }) => sharedHeight(rect, margin) > 0 && sharedWidth(rect, margin) > 0),
  );
  const stacks = groups.flatMap(({ rect }) => listAboveAndBelow(rect, page));
  return [...insides, ...unsure, ...[...margins, ...stacks].map(toPaper)].slice(0, MOST);
}

function toPaper(rect: Rect): Zone {
  return { rect, style: 'paper', known: [], before: undefined };
}

function isSure(run: { confidence: number } | undefined): boolean {
  return run !== undefined && run.confidence >= SURE;
}

/** Whether a box is a cell of a table or form: its words were read, and are not a code. */
function isCell({ rect, needsCode }: UprightBox, { lines, lineHeight }: UprightPage): boolean {
  const isSmall = rect.height < LARGE * lineHeight;
  return (
    needsCode &&
    isSmall &&
    lines
      .flat()
      .some((word) => word.confidence >= SURE && word.text.length > 2 && containsCenter(rect, word.rect))
  );
}

/**
 * A large box contains text of its own, which is already read; its code may have been missed because of its
 * size.
 */
function listKnown(box: Rect, { lines, lineHeight }: UprightPage): Rect[] {
  if (box.height < LARGE * lineHeight) return [];
  return lines
    .flat()
    .flatMap(({ rect, confidence }) => (confidence >= SURE && containsCenter(box, rect) ? rect : []));
}

/** Adds the white around, and letters that were not recognized as such. */
function widen({ x, y, width, height }: Rect, { em, lineHeight }: UprightPage): Rect {
  return { x: x - em, y: y - 0.4 * lineHeight, width: width + 2 * em, height: height + 0.8 * lineHeight };
}

/** Where a stack of codes may continue, if no words were read there. */
function listAboveAndBelow({ x, y, width, height }: Rect, { lines, em, lineHeight }: UprightPage): Rect[] {
  const strip = { x: x - em, width: width + 2 * em, height: 1.5 * lineHeight };
  return [
    { ...strip, y: y - 1.7 * lineHeight },
    { ...strip, y: y + height + 0.2 * lineHeight },
  ].filter((place) =>
    lines.flat().every(({ rect }) => sharedHeight(rect, place) <= 0 || sharedWidth(rect, place) <= 0),
  );
}

function listMargins(box: Rect, { body, em, lineHeight }: UprightPage): Rect[] {
  const level = { y: box.y - 0.6 * lineHeight, height: box.height + 1.2 * lineHeight };
  const right = Math.max(body.right, rightOf(box)) + 0.5 * em;
  const left = Math.min(body.left, box.x) - 0.5 * em;
  const [from, to] = [Math.max(EDGE, left - MARGIN), Math.min(1 - EDGE, right + MARGIN)];
  return [
    { x: right, width: to - right, ...level },
    { x: from, width: left - from, ...level },
  ].filter(({ width }) => width > 2 * em);
}

/** Joins the margins beside boxes below each other. */
function joinLevel(margins: readonly Rect[]): Rect[] {
  const joined: Rect[] = [];
  for (const margin of margins.toSorted((a, b) => a.y - b.y)) {
    const last = joined.findIndex(
      (other) => sharedHeight(other, margin) > 0 && sharedWidth(other, margin) > 0,
    );
    const other = joined[last];
    if (!other) joined.push(margin);
    else {
      const x = Math.max(other.x, margin.x);
      const right = Math.min(rightOf(other), rightOf(margin));
      joined[last] = {
        x,
        y: other.y,
        width: right - x,
        height: Math.max(bottomOf(other), bottomOf(margin)) - other.y,
      };
    }
  }
  return joined;
}
