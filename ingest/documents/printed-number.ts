import type { PrintedLine } from './page-lines.ts';

/** A page number that is printed on a page. */
export interface PrintedNumber {
  number: number;
  /** How many pages there are, if the page says so. */
  of: number | null;
  /** Whether it is marked as a page number, as in “Page 2” or “- 2 -”; a number by itself may be anything. */
  isSaid: boolean;
  /**
   * Who printed it. The number in a court's header on a filed page, or in a fax machine's line, does not
   * belong to the document below.
   */
  by: 'document' | 'court' | 'fax';
  /** What is counted, if the page says so: a filing's case and number. */
  series: string;
  line: PrintedLine;
}

/** Page numbers are in the outer parts of a page. */
const TOP = 0.16;
const BOTTOM = 0.84;
/** The page numbers of a document are at most this high; years and Bates numbers are higher. */
const MOST = 999;

// As “Case: 20-1507 Document: 00117684624 Page: 3 Date Filed: 12/22/2020”, “Case 17-3510, Document 1-1, …, Page1 of 2”.
const COURT =
  /^\W{0,9}(?:case|appeal)\W{0,3}(\S{1,40}) .{0,30}?\bdoc(?:ument|\.)?\W{0,3}(\d[\w-]{0,20}).{0,60}?\bp(?:age|g)\W{0,3}(\d{1,4})(?: ?of ?(\d{1,4}))?/i;
// As “09/29/2010 16:41 FAX 4085550137 COUNTY COUNSEL 002/003”.
const FAX = /\b(\d{2,3})\s?\/\s?(\d{3})\s*$/;
const PAGE_OF = /\bpa[gq]e ?[:.]? ?(\d{1,3}) ?(?:of|\/) ?(\d{1,3})\b/i;
const BARE_OF = /^\W*(\d{1,3})\s+of\s+(\d{1,3})\W*$/i;
const PAGE = /(?:^|\s)page ?[:.]? ?(\d{1,3})\W*$/i;
const DASHED = /^\W*[-–—]\s?(\d{1,3})\s?[-–—]\W*$/;
const ALONE = /^\W{0,2}(\d{1,3})\W{0,2}$/;
// As the running head “2 TARRANT REGIONAL WATER DIST. v. HERRMANN” or the foot “Secure Communities 3”.
const BESIDE = /^(\d{1,3})\s+(?:(?:[A-Z]\S*|vs?\.|of|the)\s+){2,}\S*$|^(?:[A-Z]\S*\s+){1,6}(\d{1,3})$/;

/** The page numbers printed on a page, the most explicit first. */
export function listPrintedNumbers(lines: readonly PrintedLine[]): PrintedNumber[] {
  const outer = lines.filter(({ rect }) => rect.y < TOP || rect.y + rect.height > BOTTOM);
  return outer
    .flatMap((line) => readNumber(line) ?? [])
    .filter(({ number, of }) => number > 0 && number <= MOST && (of === null || number <= of))
    .sort((a, b) => rank(a) - rank(b));
}

function readNumber(line: PrintedLine): PrintedNumber | null {
  const { text } = line;
  const court = COURT.exec(text);
  if (court) {
    const series = `${court[1]?.replace(/,$/, '')} ${court[2]}`.toLowerCase();
    return { ...toNumber(court[3], court[4]), isSaid: true, by: 'court', series, line };
  }
  const fax =
    /\bfax\b/i.test(text) || /^\W*(?:\w\s)?\d{3}\s?\/\s?\d{3}\W*$/.test(text) ? FAX.exec(text) : null;
  if (fax) return { ...toNumber(fax[1], fax[2]), isSaid: true, by: 'fax', series: '', line };
  const said = PAGE_OF.exec(text) ?? BARE_OF.exec(text) ?? PAGE.exec(text) ?? DASHED.exec(text);
  if (said) return { ...toNumber(said[1], said[2]), isSaid: true, by: 'document', series: '', line };
  const bare = ALONE.exec(text) ?? BESIDE.exec(text);
  if (!bare) return null;
  return { ...toNumber(bare[1] ?? bare[2], undefined), isSaid: false, by: 'document', series: '', line };
}

function toNumber(number: string | undefined, of: string | undefined) {
  return { number: Number(number), of: of === undefined ? null : Number(of) };
}

function rank({ of, isSaid }: PrintedNumber): number {
  return of !== null ? 0 : isSaid ? 1 : 2;
}
