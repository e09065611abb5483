import type { BoxOnPage } from './box-on-page.ts';
import type { CodeGroup } from './code-group.ts';
import type { CodeRun } from './code-run.ts';
import { groupRuns } from './group-runs.ts';
import { keepClaims } from './judge-groups.ts';
import { readInside } from './read-inside.ts';
import { findBoxesBeside } from './tie-groups.ts';
import { findInParagraph, listParagraphs } from './tie-paragraphs.ts';
import type { UprightPage } from './upright-page.ts';

/** A box whose rectangle is on the upright page. */
export type UprightBox = BoxOnPage;

/** The codes found in a page's words. */
export interface Claims {
  /** In each box, and beside each box that has none of its own; in the order of the boxes. */
  inside: (CodeRun | undefined)[];
  beside: CodeGroup[][];
  /** In the margin of its paragraph, for a box without any of these. */
  around: (CodeGroup | undefined)[];
  /** Not beside any box. */
  alone: CodeGroup[];
}

/** An outlined box that needs a code inside may be a cell of a table; a toned box cannot be one. */
function isOpen(box: UprightBox | undefined): boolean {
  return box !== undefined && (!box.needsCode || box.style !== 'outlined');
}

/** Finds the codes of a page in its words, and which box each belongs to. */
export function findClaims(page: UprightPage, boxes: readonly UprightBox[]): Claims {
  const inside = readInside(page, boxes);
  const open = boxes
    .keys()
    .toArray()
    .filter((index) => !inside[index] && isOpen(boxes[index]));
  const rects = open.flatMap((index) => boxes[index]?.rect ?? []);
  const groups = groupRuns(page, boxes);
  const ties = new Map(groups.map((group) => [group, findBoxesBeside(group, rects, page, groups)]));
  const claims = keepClaims(groups, page, {
    isBesideBox: (group) => (ties.get(group) ?? []).length > 0,
    hasBoxes: boxes.some((box) => !box.needsCode),
  });
  const beside = boxes.map((_, index) =>
    claims.filter((group) => ties.get(group)?.includes(open.indexOf(index))),
  );
  const tied = claims.filter((group) => beside.some((groups) => groups.includes(group)));
  const paragraphs = listParagraphs(page, rects);
  const around = boxes.map(({ rect, needsCode }, index) =>
    open.includes(index) && !needsCode && beside[index]?.length === 0
      ? findInParagraph(rect, tied, paragraphs)
      : undefined,
  );
  return { inside, beside, around, alone: claims.filter((group) => ties.get(group)?.length === 0) };
}
