/** What the agency marked on a page, put in words for the panel. Pure. */

import { listExemptions, type PageMarks, type Placeholder } from '#contract/pages/marks.ts';
import { counted, sayNumber } from '#contract/values/counted.ts';
import { areaOf, type Rect, sharedArea } from '#contract/values/rect.ts';

/** Below this confidence (0..100) a mark is said to be unsure. */
export const SURE = 70;

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
  const said = [
    ...(boxes > 0 ? [counted(boxes, 'box', 'boxes')] : []),
    ...(margins > 0 ? [`${margins === 1 ? 'once' : `${sayNumber(margins)} times`} by itself`] : []),
  ];
  return said.join(', ');
}

/** `3 boxes over 12 % of the text area`. */
export function describeBoxes({ boxes, shareRedacted }: PageMarks): string {
  if (boxes.length === 0) return 'no box';
  const share = Math.round(shareRedacted * 100);
  const of = share < 1 ? 'less than 1 %' : `${share} %`;
  return `${counted(boxes.length, 'box', 'boxes')} over ${of} of the text area`;
}

const kinds: Record<Placeholder['kind'], string> = {
  withheld: 'This sheet stands for pages withheld.',
  'deleted-page-sheet': 'This is a deleted-page sheet.',
  'non-responsive': 'This sheet stands for pages said not to be responsive.',
  duplicate: 'This sheet stands for pages said to be duplicates.',
  referral: 'This sheet stands for pages referred to another agency.',
};

export const placeholderKinds: { value: Placeholder['kind']; label: string }[] = [
  { value: 'withheld', label: 'pages withheld' },
  { value: 'deleted-page-sheet', label: 'deleted-page sheet' },
  { value: 'non-responsive', label: 'not responsive' },
  { value: 'duplicate', label: 'duplicate' },
  { value: 'referral', label: 'referred to another agency' },
];

export function describePlaceholder({ kind, pagesRepresented }: Placeholder): string {
  return `${kinds[kind]} It stands for ${counted(pagesRepresented, 'page')}.`;
}

/** `1 box and 2 codes are unsure`; undefined where all are sure. */
export function describeUnsureMarks({ boxes, codes }: PageMarks): string | undefined {
  const unsure = (marks: readonly { confidence: number }[]) =>
    marks.filter(({ confidence }) => confidence < SURE).length;
  const said = [
    ...(unsure(boxes) > 0 ? [counted(unsure(boxes), 'box', 'boxes')] : []),
    ...(unsure(codes) > 0 ? [counted(unsure(codes), 'code')] : []),
  ];
  if (said.length === 0) return undefined;
  const isOne = unsure(boxes) + unsure(codes) === 1;
  return `${said.join(' and ')} ${isOne ? 'is' : 'are'} unsure: look at the image.`;
}

/** Of a place with hidden words, so much lies in the box that hides them. */
const COVERED = 0.5;

/** Undefined where no words are hidden. Only where a box lies over each place with such words is it their cover. */
export function describeHiddenText({ hiddenText, boxes }: PageMarks): string | undefined {
  if (!hiddenText) return undefined;
  const isCovered = (place: Rect) =>
    boxes.some(({ rect }) => sharedArea(rect, place) >= COVERED * areaOf(place));
  const covers = boxes.filter(({ rect }) => hiddenText.rects.some((place) => sharedArea(rect, place) > 0));
  if (covers.length === 0 || !hiddenText.rects.every(isCovered))
    return 'Hidden words lie on this page. They are not shown, searched or exported; tell an attorney.';
  const where = covers.length === 1 ? 'a box' : 'boxes';
  return `Readable text lies under ${where} of this page. It is not shown, searched or exported; tell an attorney.`;
}
