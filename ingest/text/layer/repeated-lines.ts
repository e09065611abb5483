import type { PdfDocument } from '../../sources/pdf/open-pdf.ts';
import type { PlacedWord } from '../placed-word.ts';
import { toLayerLines } from './layer-words.ts';

/** Shapes of lines in the margins of several pages of a file: headers, footers and stamps. */
export type RepeatedLines = ReadonlySet<string>;

/** Repeated text is this near the page's edges, as a share of its height or width. */
const MARGIN = 0.2;
/**
 * Number of sampled pages, spread evenly over the file: enough to see what repeats, few enough for a file of
 * 10,000.
 */
const SAMPLE = 9;
/** A line that occurs on this many of them does not belong to a single page. */
const LEAST_PAGES = 3;

const found = new WeakMap<PdfDocument, Promise<RepeatedLines>>();

/**
 * Computed from the file alone, when one of its pages needs it first: the same whichever page is read first,
 * by whichever reader.
 */
export function listRepeatedLines(document: PdfDocument): Promise<RepeatedLines> {
  const known = found.get(document) ?? findRepeatedLines(document);
  found.set(document, known);
  return known;
}

async function findRepeatedLines(document: PdfDocument): Promise<RepeatedLines> {
  const pages = new Map<string, number>();
  for (const index of sampleOf(document.pageCount)) {
    for (const shape of await listShapes(document, index)) pages.set(shape, (pages.get(shape) ?? 0) + 1);
  }
  return new Set([...pages].filter(([, count]) => count >= LEAST_PAGES).map(([shape]) => shape));
}

function sampleOf(pageCount: number): number[] {
  const count = Math.min(SAMPLE, pageCount);
  return Array.from({ length: count }, (_, step) => Math.floor((step * pageCount) / count));
}

async function listShapes(document: PdfDocument, index: number): Promise<Set<string>> {
  try {
    const page = await document.getPage(index);
    // Not what annotations draw, which would require loading the page's pictures.
    const lines = toLayerLines(await page.getOwnText(), page);
    return new Set(lines.filter(isInMargin).map(shapeOf));
  } catch {
    // A page that cannot be read repeats nothing; its own record reports what is wrong with it.
    return new Set();
  }
}

/** Whether a line repeats from page to page, ignoring digits. */
export function isRepeated(line: PlacedWord[], repeated: RepeatedLines): boolean {
  return isInMargin(line) && repeated.has(shapeOf(line));
}

function isInMargin(line: PlacedWord[]): boolean {
  const middle = (start: number, length: number) => start + length / 2;
  const isNear = (place: number) => place <= MARGIN || place >= 1 - MARGIN;
  return (
    line.every(({ rect }) => isNear(middle(rect.y, rect.height))) ||
    line.every(({ rect }) => isNear(middle(rect.x, rect.width)))
  );
}

/** A line's letters, with every number replaced. */
function shapeOf(line: PlacedWord[]): string {
  return line.map(({ text }) => text.replace(/\d+/g, '#')).join(' ');
}
