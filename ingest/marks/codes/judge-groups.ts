import { type Rect, rightOf, sharedHeight } from '#contract/values/rect.ts';
import type { CodeGroup } from './code-group.ts';
import { joinWords } from './code-run.ts';
import { parseCodes } from './parse-codes.ts';
import type { UprightPage } from './upright-page.ts';

/**
 * This many different codes outside boxes, on a page that names the statute, are a list that explains them.
 */
const LIST_OF_ALL = 4;
/** This many are a list whatever the page says. */
const FORM_OF_ALL = 8;
/**
 * This many codes that increase down the page, with words to their right, number the paragraphs of a statute.
 */
const NUMBERED = 3;
const STATUTE = /\b552a?\b|explanation of exemptions|freedom of information act/i;

/**
 * Keeps the groups that are an agency's claims: beside a box, in a margin, or separate and written as only a
 * claim is. Lists of the exemptions, forms to tick, and the paragraphs of the statute are dropped.
 */
export function keepClaims(
  groups: readonly CodeGroup[],
  page: UprightPage,
  { isBesideBox, hasBoxes }: { isBesideBox: (group: CodeGroup) => boolean; hasBoxes: boolean },
): CodeGroup[] {
  const beside = groups.filter(isBesideBox);
  const others = groups.filter(
    (group) => !beside.includes(group) && couldStandAlone(group) && !isListOfPages(group, page),
  );
  if (isListOfExemptions(others, page) || isNumbering(others, page)) return beside;
  const sure = others.filter(({ forms }) => !forms.every((form) => form === 'bare'));
  // A bare b6 may be a cell of a table, except on a page that shows other claims.
  const isClaimed = hasBoxes || beside.length + sure.length > 0;
  return groups.filter((group) => beside.includes(group) || (isClaimed ? others : sure).includes(group));
}

function couldStandAlone({ forms, isInMargin, printed }: CodeGroup): boolean {
  const isPrinted = forms.some((form) => form === 'bracketed' || form === 'reasoned');
  if (isPrinted) return true;
  if (forms.includes('named')) return isInMargin && /exemption/i.test(printed);
  // An appendix numbers its pages B-1, B-2.
  return isInMargin && forms.includes('bare') && /^b/.test(printed);
}

/**
 * Whether the group is an entry such as `Page 12 ~ b6; b7C;` on a sheet that lists pages, which is parsed
 * from the sheet's text.
 */
function isListOfPages({ rect }: CodeGroup, { lines }: UprightPage): boolean {
  return lines
    .flat()
    .some((word) => /^page$/i.test(word.text) && word.rect.x < rect.x && sharedHeight(word.rect, rect) > 0);
}

function isListOfExemptions(groups: readonly CodeGroup[], { lines }: UprightPage): boolean {
  const different = new Set(groups.flatMap(({ codes }) => codes)).size;
  if (different >= FORM_OF_ALL) return true;
  return different >= LIST_OF_ALL && STATUTE.test(lines.map(joinWords).join(' '));
}

function isNumbering(groups: readonly CodeGroup[], page: UprightPage): boolean {
  const followed = groups
    .filter(({ rect }) => hasWordsToTheRight(rect, page))
    .map(({ codes }) => codes.join());
  const increases = followed.every((codes, index) => index === 0 || codes > (followed[index - 1] ?? ''));
  return followed.length >= NUMBERED && increases;
}

function hasWordsToTheRight(rect: Rect, { lines }: UprightPage): boolean {
  return lines
    .flat()
    .some((word) => word.rect.x > rightOf(rect) && sharedHeight(word.rect, rect) > 0 && !isCode(word.text));
}

function isCode(text: string): boolean {
  return parseCodes(text, 'tolerant').length > 0;
}
