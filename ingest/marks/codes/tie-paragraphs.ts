import { bottomOf, type Rect, sharedHeight } from '#contract/values/rect.ts';
import type { CodeGroup } from './code-group.ts';
import type { UprightPage } from './upright-page.ts';

/** More white than this between two lines, in line heights, separates paragraphs. */
const APART = 0.8;

/**
 * The codes in the margin that apply to a box without its own: agencies print them once beside a paragraph,
 * for all boxes in it. If there are several, the nearest one. Undefined if the paragraph has none.
 */
export function findInParagraph(
  box: Rect,
  groups: readonly CodeGroup[],
  paragraphs: readonly Rect[],
): CodeGroup | undefined {
  const paragraph = paragraphs.find((each) => sharedHeight(each, box) > 0.5 * box.height);
  if (!paragraph) return undefined;
  const distance = ({ rect }: CodeGroup) => Math.max(0, -sharedHeight(rect, box));
  return groups
    .filter((group) => group.isInMargin && sharedHeight(group.rect, paragraph) > 0)
    .toSorted((a, b) => distance(a) - distance(b))[0];
}

/** Groups lines of running text, and boxes in them, that have no blank line between them. */
export function listParagraphs({ lines, body, lineHeight }: UprightPage, boxes: readonly Rect[]): Rect[] {
  const inBody = lines
    .flat()
    .map(({ rect }) => rect)
    .filter(({ x, width }) => x + width / 2 > body.left && x + width / 2 < body.right);
  const paragraphs: Rect[] = [];
  for (const rect of [...inBody, ...boxes].sort((a, b) => a.y - b.y)) {
    const last = paragraphs.at(-1);
    if (last && rect.y - bottomOf(last) < APART * lineHeight)
      last.height = Math.max(bottomOf(last), bottomOf(rect)) - last.y;
    else paragraphs.push({ x: 0, width: 1, y: rect.y, height: rect.height });
  }
  return paragraphs;
}
