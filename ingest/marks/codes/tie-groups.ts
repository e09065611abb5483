import { type Rect, rightOf, sharedHeight, sharedWidth } from '#contract/values/rect.ts';
import type { CodeGroup } from './code-group.ts';
import type { UprightPage } from './upright-page.ts';

/** How far a code's line and its box's line may be apart, in line heights. */
const OFF = 0.4;
/** A code at a side belongs to the nearest box if that is at most this far up or down, in line heights. */
const NEAR = 1.5;
/** A code right above or below its box almost touches it. */
const TOUCHING = 0.8;

/**
 * The boxes, by their index in `boxes`, that a group of codes belongs to: all boxes at the height of codes at
 * a side of the text; elsewhere those with no words between; else the one directly below or above.
 */
export function findBoxesBeside(
  group: CodeGroup,
  boxes: readonly Rect[],
  page: UprightPage,
  groups: readonly CodeGroup[],
): number[] {
  const { lineHeight } = page;
  const places = boxes.keys().toArray();
  const level = places.filter((place) => isLevel(group.rect, boxes[place], OFF * lineHeight));
  const next = level.filter(
    (place) => !groups.some((other) => isBetween(other.rect, group.rect, boxes[place])),
  );
  const beside = group.isAtSide ? next : next.filter((place) => isAside(group.rect, boxes[place], page));
  if (beside.length > 0) return beside;
  const touching = findTouching(group.rect, boxes, page);
  if (touching.length > 0 || !group.isInMargin) return touching;
  return findNearest(group.rect, boxes, NEAR * lineHeight);
}

function isLevel(rect: Rect, box: Rect | undefined, off: number): boolean {
  return box !== undefined && sharedHeight(rect, box) > -off && sharedWidth(rect, box) <= 0.5 * rect.width;
}

/** Whether another code is nearer to the box. */
function isBetween(other: Rect, rect: Rect, box: Rect | undefined): boolean {
  if (!box || sharedHeight(other, rect) <= 0 || sharedHeight(other, box) <= 0) return false;
  return rect.x > box.x ? other.x < rect.x && other.x > box.x : other.x > rect.x && other.x < box.x;
}

function isAside(rect: Rect, box: Rect | undefined, { lines }: UprightPage): boolean {
  if (!box) return false;
  const [left, right] = rect.x < box.x ? [rightOf(rect), box.x] : [rightOf(box), rect.x];
  return !lines.flat().some((word) => {
    const center = word.rect.x + word.rect.width / 2;
    return center > left && center < right && sharedHeight(word.rect, rect) > 0.3 * rect.height;
  });
}

function findNearest(rect: Rect, boxes: readonly Rect[], most: number): number[] {
  const distances = boxes.map((box) =>
    sharedWidth(rect, box) <= 0.5 * rect.width ? -sharedHeight(rect, box) : Number.POSITIVE_INFINITY,
  );
  const least = Math.min(...distances);
  return least <= most ? [distances.indexOf(least)] : [];
}

/** Only if there is exactly one candidate. */
function findTouching(rect: Rect, boxes: readonly Rect[], { lineHeight }: UprightPage): number[] {
  const touching = boxes
    .keys()
    .toArray()
    .filter((place) => {
      const box = boxes[place];
      if (!box || sharedWidth(rect, box) < 0.8 * Math.min(rect.width, box.width)) return false;
      return -sharedHeight(rect, box) < TOUCHING * lineHeight && sharedHeight(rect, box) < 0.5 * rect.height;
    });
  return touching.length === 1 ? touching : [];
}
