import { type HeaderBlock, listHeaderBlocks } from './header-block.ts';
import { findMedian, listLines, type UnitLine } from './page-lines.ts';
import { listPrintedNumbers, type PrintedNumber } from './printed-number.ts';
import type { UnitPage } from './unit-page.ts';

/** A page as it is looked at: what it takes to compare it with the one before. */
export interface PageSight {
  page: UnitPage;
  /** All legible lines. */
  lines: UnitLine[];
  /** Without page numbers, stamps, codes and handling caveats: what the document itself says. */
  body: UnitLine[];
  words: number;
  numbers: PrintedNumber[];
  blocks: HeaderBlock[];
  /** Median height of the body's letters, as a share of the page's height; 0 where there is no body. */
  letters: number;
}

/** Bates stamps and stray marks stand in the outermost parts of a page. */
const MARGIN = { top: 0.05, bottom: 0.9 };
const CODE = /^\W*(?:(?:per|fbi|eousa|dpp|[(]?[b6][)]?\W{0,2}\d\w{0,2}|[(]?[a-f][)]?|-?\d|[\W_█]+)\s?)+$/i;
/** A fax machine's line: “10/17/2008 15:49 FAX 312 469 6286”. */
const FAXED = /\d{1,2}[:.]\d{2}.*\bfax\b/i;
/** What a page is marked with says nothing of which document it is of. */
const CAVEAT =
  /^\W*(?:for official use only|law enforcement sensitive|attorney work product|privileged|confidential|draft|deliberative|pre-?decisional|unclassified|secret)(?:\W|$)/i;

export function lookAt(page: UnitPage): PageSight {
  const lines = listLines(page);
  const numbers = listPrintedNumbers(lines);
  const numbered = new Set(numbers.map(({ line }) => line));
  const body = lines.filter((line) => !numbered.has(line) && !isStamp(line, page) && !isNoise(line));
  return {
    page,
    lines,
    body,
    words: body.reduce((sum, line) => sum + line.words, 0),
    numbers,
    blocks: listHeaderBlocks(lines),
    letters: findMedian(body.map(({ letters }) => letters)),
  };
}

/** A line with the page's own number, or another number in the margin. */
function isStamp({ text, rect, words }: UnitLine, { bates }: UnitPage): boolean {
  if (FAXED.test(text)) return true;
  if (words > 6) return false;
  const digits = text.replace(/\D/g, '');
  if (bates !== null && digits.length >= 3 && digits.endsWith(String(bates.number))) return true;
  const isMarginal = rect.y < MARGIN.top || rect.y > MARGIN.bottom;
  return isMarginal && /\d{4,}/.test(text) && words <= 4;
}

function isNoise({ text }: UnitLine): boolean {
  return !/\p{L}{2}|\d{2}/u.test(text) || CODE.test(text) || (CAVEAT.test(text) && text.length < 60);
}

/**
 * Nothing but a stamp is on it: the empty end of a spreadsheet, the back of the sheet before. A picture without words
 * is none, nor is a page that its own number places.
 */
export function isBlankSheet({ page, lines, words, numbers }: PageSight): boolean {
  if (page.isPlaceholder || page.boxes.length > 0) return false;
  return page.status === 'blank' || (words === 0 && lines.length > 0 && numbers.length === 0);
}

/** The page that the next one is to be weighed against: the last with print, as blank ones belong to what is before them. */
export function keepPrinted(before: PageSight | null, sight: PageSight): PageSight {
  return before === null || isBlankSheet(before) || !isBlankSheet(sight) ? sight : before;
}
