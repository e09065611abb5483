import { findBatesCandidates } from './marks/find-bates-candidates.ts';
import type { PageRecord, PageText } from './page-record.ts';
import { isBlank, measureInk } from './pixels/measure-ink.ts';
import { getPageImage, pictureCoverage } from './pixels/page-image.ts';
import type { Paintings } from './sources/pdf/find-pictures.ts';
import type { PdfDocument } from './sources/pdf/open-pdf.ts';
import type { PdfPage } from './sources/pdf/pdf-page.ts';
import { type PlacedWord, toLayerLines } from './text/layer-words.ts';
import { toPageText } from './text/page-text.ts';
import { meanConfidence, recognizePage } from './text/recognize-page.ts';
import type { Recognizer } from './text/recognizer.ts';
import { type Route, routeText } from './text/route-text.ts';

/** Reads one page: its text, why that text, and the numbers in its margins. Never rejects: a page that fails is a record with its problem. */
export async function readPage(
  document: PdfDocument,
  pageIndex: number,
  recognizer: Recognizer,
): Promise<PageRecord> {
  let page: PdfPage | undefined;
  try {
    page = await document.getPage(pageIndex);
    return {
      pageIndex,
      problem: null,
      width: page.width,
      height: page.height,
      ...(await readOpenPage(page, recognizer)),
    };
  } catch (error) {
    return toProblemRecord(pageIndex, messageOf(error), page);
  } finally {
    page?.close();
  }
}

type Reading = Pick<PageRecord, 'status' | 'text' | 'batesCandidates'>;

async function readOpenPage(page: PdfPage, recognizer: Recognizer): Promise<Reading> {
  const lines = toLayerLines(await page.getText(), page);
  const paintings = await page.getPaintings();
  const route = routeText({ ...paintings, lines, pictureCoverage: pictureCoverage(page, paintings) });
  if (route.source === 'layer') {
    return {
      status: 'read',
      text: toPageText(lines, { source: 'layer', reason: route.reason, confidence: 100 }),
      batesCandidates: findBatesCandidates(lines),
    };
  }
  return readImage(page, paintings, route, recognizer);
}

async function readImage(
  page: PdfPage,
  paintings: Paintings,
  route: Route,
  recognizer: Recognizer,
): Promise<Reading> {
  const pageImage = await getPageImage(page, paintings);
  const ink = measureInk(pageImage.image);
  if (isBlank(ink) && route.stampLines.length === 0) return blank('the page is blank');
  const read = await recognizePage(pageImage, recognizer);
  const lines = [...read, ...stampsNotRead(route.stampLines, read)];
  const confidence = meanConfidence(lines);
  return {
    status: 'read',
    text: toPageText(lines, {
      source: confidence === null ? 'none' : 'ocr',
      reason: route.reason,
      confidence: confidence === null ? null : Math.round(confidence),
    }),
    batesCandidates: findBatesCandidates(lines),
  };
}

/** Lines that a machine wrote over the scan and that are not in its pixels. */
function stampsNotRead(stamps: PlacedWord[][], read: PlacedWord[][]): PlacedWord[][] {
  const words = read.flat();
  return stamps.filter((line) => !line.some((stamp) => words.some((word) => overlaps(word, stamp))));
}

function overlaps(a: PlacedWord, b: PlacedWord): boolean {
  const across = Math.min(a.rect.x + a.rect.width, b.rect.x + b.rect.width) - Math.max(a.rect.x, b.rect.x);
  const down = Math.min(a.rect.y + a.rect.height, b.rect.y + b.rect.height) - Math.max(a.rect.y, b.rect.y);
  return (
    across > 0.5 * Math.min(a.rect.width, b.rect.width) && down > 0.5 * Math.min(a.rect.height, b.rect.height)
  );
}

function blank(reason: string): Reading {
  const text: PageText = { source: 'none', reason, confidence: null, text: '', words: [] };
  return { status: 'blank', text, batesCandidates: [] };
}

/** US Letter, for a page whose size could not be read. */
const USUAL_SIZE = { width: 612, height: 792 };

/** A page that could not be read, for the ledger. */
export function toProblemRecord(
  pageIndex: number,
  problem: string,
  size: { width: number; height: number } = USUAL_SIZE,
): PageRecord {
  return {
    pageIndex,
    status: 'problem',
    problem,
    width: size.width,
    height: size.height,
    text: { source: 'none', reason: 'the page could not be read', confidence: null, text: '', words: [] },
    batesCandidates: [],
  };
}

function messageOf(error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error);
  return `This page could not be read (${detail}). Open the original file to look at it, or ask the agency to send it again.`;
}
