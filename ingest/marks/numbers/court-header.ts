import type { BatesCandidate } from '../../page-record.ts';

/**
 * What a court stamps at the top of a filed page: `Case 1:10-cv-03488-SAS Document 45-1 Filed 08/02/11 Page 3
 * of 12`.
 */
const HEADER =
  /\b(?<case>Case:? ?#? ?\d[\w:.-]{0,40})(?![\w:.-]).{0,12}?\bDoc(?:ument)?:? ?#?:? ?(?<document>\d[\d-]{0,12})(?![\d-]).{0,60}?\bPage:? ?(?<page>\d{1,5})\b(?: ?of ?\d+)?/i;

/** A page of a court filing. */
export interface CourtPage {
  /** As stamped: `1:10-cv-03488-SAS`. */
  docket: string;
  /** The docket entry, with its attachment: `45-1`. */
  document: string;
  page: number;
}

/** The parts of a court's header; undefined if the text is not one. */
export function readCourtHeader(text: string): CourtPage | undefined {
  const parts = HEADER.exec(text.replace(/\s+/g, ' '))?.groups;
  if (!parts) return undefined;
  const { case: stamped = '', document = '', page = '' } = parts;
  return { docket: stamped.replace(/^Case:?\s*#?\s*/i, ''), document, page: Number(page) };
}

/** A court's header as a number in the margin: the prefix is the document's, the digits are the page's. */
export function toCourtCandidate(
  text: string,
  place: Pick<BatesCandidate, 'rect' | 'confidence'>,
): BatesCandidate | undefined {
  const found = readCourtHeader(text);
  if (!found) return undefined;
  const prefix = `${courtPrefix(found.docket, found.document)}Page `;
  return { verbatim: text, prefix, digits: String(found.page), suffix: '', ...place };
}

function courtPrefix(docket: string, document: string): string {
  return `Case ${docket} Document ${document} `;
}

export function isCourtPrefix(prefix: string): boolean {
  return /^Case \S+ Document [\d-]+ Page $/.test(prefix);
}
