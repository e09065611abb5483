import { formatLongDate } from '#contract/values/dates.ts';
import type { Caption, Exhibit } from './exhibit.ts';

/** What an exhibit's cover sheet says. */
export interface SlipSheet {
  /** What stands at its top, line by line. */
  caption: string[];
  letter: string;
  /** `to the Declaration of Jane Doe`, or ''. */
  attachedTo: string;
  description: string;
  facts: { label: string; value: string }[];
  notes: string[];
}

/** What the asterisk of a range means; shown wherever ranges with one are. */
export const INFERRED_NOTE =
  '* The number, or a number within the range, could not be read from the page itself and was inferred from the numbers of neighboring pages.';

/** Plain facts, and what the exhibit is an excerpt of. `matter` is what people here call the case. */
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

/** What stands above a filed list and on its cover sheets, line by line: court, parties, docket number, as far as they are known. */
export function listCaptionLines({ court, parties, docketNumber }: Caption, matter: string): string[] {
  return [court, parties || matter, nameDocket(docketNumber)].filter((line) => line !== '');
}

/** `to the Declaration of Jane Doe`; '' where nobody declares. */
export function attachedTo(declarant: string): string {
  return declarant === '' ? '' : `to the Declaration of ${declarant}`;
}

function nameDocket(docketNumber: string): string {
  const isNamed = docketNumber === '' || /^(?:case|civil|docket|no\b)/i.test(docketNumber);
  return isNamed ? docketNumber : `Case No. ${docketNumber}`;
}
