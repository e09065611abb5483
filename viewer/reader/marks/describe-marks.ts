/** Descriptions of the agency's marks on a page. Pure. */

import { CERTAIN, listExemptions, type PageMarks, type Placeholder } from '#contract/pages/marks.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { areaOf, type Rect, sharedArea } from '#contract/values/rect.ts';

/** How many boxes and margins claim a code. */
export interface CodeCount {
  code: string;
  boxes: number;
  margins: number;
}

export function countCodes(marks: PageMarks): CodeCount[] {
  return listExemptions({ ...marks, placeholder: null }).map((code) => ({
    code,
    boxes: marks.boxes.filter(({ codes }) => codes.includes(code)).length,
    margins: marks.codes.filter(({ codes }) => codes.includes(code)).length,
  }));
}

export function formatCodes({ codes }: { codes: readonly string[] }): string {
  return codes.length > 0 ? codes.join(' ') : 'no code';
}

export function describeCodeCount({ boxes, margins }: CodeCount): string {
  const parts = [
    ...(boxes > 0 ? [counted(boxes, 'box', 'boxes')] : []),
    ...(margins > 0 ? [`${margins === 1 ? 'once' : `${formatNumber(margins)} times`} in the margin`] : []),
  ];
  return parts.join(', ');
}

/** `3 redaction boxes covering 12% of the text area`. */
export function describeBoxes({ boxes, shareRedacted }: PageMarks): string {
  if (boxes.length === 0) return 'No redaction boxes';
  const share = Math.round(shareRedacted * 100);
  const covered = share < 1 ? 'less than 1%' : `${share}%`;
  return `${counted(boxes.length, 'redaction box', 'redaction boxes')} covering ${covered} of the text area`;
}

const sheets: Record<Placeholder['kind'], [sheet: string, pages: string]> = {
  withheld: ['Placeholder sheet', 'withheld'],
  'deleted-page-sheet': ['Deleted-page sheet', 'withheld'],
  'non-responsive': ['Placeholder sheet', 'marked as not responsive'],
  duplicate: ['Placeholder sheet', 'marked as duplicates'],
  referral: ['Placeholder sheet', 'referred to another agency'],
};

export const placeholderKinds: { value: Placeholder['kind']; label: string }[] = [
  { value: 'withheld', label: 'Withheld pages' },
  { value: 'deleted-page-sheet', label: 'Deleted pages (deleted-page sheet)' },
  { value: 'non-responsive', label: 'Pages marked as not responsive' },
  { value: 'duplicate', label: 'Duplicates' },
  { value: 'referral', label: 'Pages referred to another agency' },
];

/** `Placeholder sheet for 3 pages withheld.` */
export function describePlaceholder({ kind, pagesRepresented }: Placeholder): string {
  const [sheet, pages] = sheets[kind];
  return `${sheet} for ${counted(pagesRepresented, 'page')} ${pages}.`;
}

/**
 * `1 box and 2 codes are uncertain. Check the page image.` Includes the sheet's list. Undefined if everything
 * is certain.
 */
export function describeUncertainMarks({ boxes, codes, placeholder }: PageMarks): string | undefined {
  const uncertainBoxes = countUncertain(boxes);
  const uncertainCodes = countUncertain(codes);
  const parts = [
    ...(uncertainBoxes > 0 ? [counted(uncertainBoxes, 'box', 'boxes')] : []),
    ...(uncertainCodes > 0 ? [counted(uncertainCodes, 'code')] : []),
  ];
  const verb = uncertainBoxes + uncertainCodes === 1 ? 'is' : 'are';
  const told = [
    ...(parts.length > 0 ? [`${parts.join(' and ')} ${verb} uncertain.`] : []),
    ...(placeholder?.doubt === undefined ? [] : [placeholder.doubt]),
  ];
  return told.length === 0 ? undefined : `${told.join(' ')} Check the page image.`;
}

function countUncertain(marks: readonly { confidence: number }[]): number {
  return marks.filter(({ confidence }) => confidence < CERTAIN).length;
}

/** A box covers hidden text if at least this fraction of the text's area is under it. */
const COVERED = 0.5;

/** Undefined if no text is hidden. Boxes are named as the cover only if they cover all of the hidden text. */
export function describeHiddenText({ hiddenText, boxes }: PageMarks): string | undefined {
  if (!hiddenText) return undefined;
  const isCovered = (text: Rect) =>
    boxes.some(({ rect }) => sharedArea(rect, text) >= COVERED * areaOf(text));
  const covers = boxes.filter(({ rect }) => hiddenText.rects.some((text) => sharedArea(rect, text) > 0));
  const what =
    covers.length === 0 || !hiddenText.rects.every(isCovered)
      ? 'This page has hidden text.'
      : `This page has readable text under ${covers.length === 1 ? 'a redaction box' : 'redaction boxes'}.`;
  return `${what} Uncover does not show, search or export it. Tell an attorney.`;
}
