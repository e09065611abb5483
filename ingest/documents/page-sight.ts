import type { BoundaryPage } from './boundary-page.ts';
import { type HeaderBlock, listHeaderBlocks } from './header-block.ts';
import { findMedian, listLines, type PrintedLine } from './page-lines.ts';
import { listPrintedNumbers, type PrintedNumber } from './printed-number.ts';

/** A page prepared for comparison with the page before. */
export interface PageSight {
  page: BoundaryPage;
  /** All legible lines. */
  lines: PrintedLine[];
  /** Without page numbers, stamps, codes and handling caveats: what the document itself says. */
  body: PrintedLine[];
  words: number;
  numbers: PrintedNumber[];
  blocks: HeaderBlock[];
  /** Median height of the body's letters, as a share of the page's height; 0 if there is no body. */
  letters: number;
}

/** Bates stamps and stray marks are in the outermost parts of a page. */
const MARGIN = { top: 0.05, bottom: 0.9 };
/** What a line of codes consists of, such as `(b)(6) per DPP`, `b7C` and `b 5 -1`; includes numbers. */
const CODE = /^(?:per|fbi|eousa|dpp|[b6]\d\w{0,2}|[a-f\d]+)$/i;
/** The line printed by a fax machine: “10/17/2008 15:49 FAX 312 469 6286”. */
const TIME = /\d[:.]\d{2}/;
/** A page's handling caveats do not show which document it belongs to. */
const CAVEAT =
  /^\W{0,40}(?:for official use only|law enforcement sensitive|attorney work product|privileged|confidential|draft|deliberative|pre-?decisional|unclassified|secret)(?:\W|$)/i;

export function lookAt(page: BoundaryPage): PageSight {
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

/** Whether a line contains the page's own number, or another number in the margin. */
function isStamp({ text, rect, words }: PrintedLine, { bates }: BoundaryPage): boolean {
  if (isFaxed(text)) return true;
  if (words > 6) return false;
  const digits = text.replace(/\D/g, '');
  if (bates !== null && digits.length >= 3 && digits.endsWith(String(bates.number))) return true;
  const isMarginal = rect.y < MARGIN.top || rect.y > MARGIN.bottom;
  return isMarginal && /\d{4,}/.test(text) && words <= 4;
}

function isNoise({ text }: PrintedLine): boolean {
  return !/\p{L}{2}|\d{2}/u.test(text) || isOfCodes(text) || (CAVEAT.test(text) && text.length < 60);
}

function isOfCodes(text: string): boolean {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).every((word) => CODE.test(word));
}

function isFaxed(text: string): boolean {
  const time = TIME.exec(text);
  return time !== null && /\bfax\b/i.test(text.slice(time.index));
}

/**
 * Whether there is nothing but a stamp on the page: the empty end of a spreadsheet, the back of the previous
 * sheet. A picture without words is not blank, nor is a page with a page number.
 */
export function isBlankSheet({ page, lines, words, numbers }: PageSight): boolean {
  if (page.isPlaceholder || page.boxes.length > 0) return false;
  return page.status === 'blank' || (words === 0 && lines.length > 0 && numbers.length === 0);
}

/**
 * The page with which the next one is compared: the last with print, because blank pages belong to what
 * precedes them.
 */
export function keepPrinted(before: PageSight | null, sight: PageSight): PageSight {
  return before === null || isBlankSheet(before) || !isBlankSheet(sight) ? sight : before;
}
