import { formatLongDate } from '#contract/values/dates.ts';
import type { Caption, Exhibit } from './exhibit.ts';

/** The text of an exhibit's cover sheet. */
export interface SlipSheet {
  /** The lines at its top. */
  caption: string[];
  letter: string;
  /** `to the Declaration of Jane Doe`, or ''. */
  attachedTo: string;
  description: string;
  facts: { label: string; value: string }[];
  notes: string[];
}

/** Explains the asterisk of a range; shown wherever ranges with one are. */
export const INFERRED_NOTE =
  '* The number, or a number within the range, could not be read from the page itself and was inferred from the numbers of neighboring pages.';

/**
 * Only facts, and the documents from which the exhibit is an excerpt. `matter` is the internal name of the
 * case.
 */
export function describeSlipSheet(
  exhibit: Exhibit,
  { caption, matter, declarant }: { caption: Caption; matter: string; declarant: string },
): SlipSheet {
  const facts = [
    { label: 'Document date', value: formatLongDate(exhibit.documentDate ?? '') },
    { label: 'Bates range', value: exhibit.batesRange },
    { label: 'Pages', value: String(exhibit.pages.length) },
    { label: 'Excerpt', value: exhibit.excerpt ?? '' },
  ];
  const isInferred = exhibit.pages.some(({ batesSource }) => batesSource === 'inferred');
  return {
    caption: listCaptionLines(caption, matter),
    letter: exhibit.letter,
    attachedTo: attachedTo(declarant),
    description: exhibit.description,
    facts: facts.filter(({ value }) => value !== ''),
    notes: isInferred ? [INFERRED_NOTE] : [],
  };
}

/**
 * The lines above a filed list and on its cover sheets: court, parties and docket number, as far as known.
 */
export function listCaptionLines({ court, parties, docketNumber }: Caption, matter: string): string[] {
  return [court, parties || matter, nameDocket(docketNumber)].filter((line) => line !== '');
}

/** `to the Declaration of Jane Doe`; '' if there is no declarant. */
export function attachedTo(declarant: string): string {
  return declarant === '' ? '' : `to the Declaration of ${declarant}`;
}

function nameDocket(docketNumber: string): string {
  const isNamed = docketNumber === '' || /^(?:case|civil|docket|no\b)/i.test(docketNumber);
  return isNamed ? docketNumber : `Case No. ${docketNumber}`;
}
