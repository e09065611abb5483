import { findBatesCandidates } from './marks/find-bates-candidates.ts';
import { rereadStamp } from './marks/reread-stamp.ts';
import type { PageRecord, PageText } from './page-record.ts';
import { isBlank, isDirtOnly, measureInk } from './pixels/measure-ink.ts';
import { getPageImage, pictureCoverage } from './pixels/page-image.ts';
import type { Paintings } from './sources/pdf/find-pictures.ts';
import type { PdfDocument } from './sources/pdf/open-pdf.ts';
import type { PdfPage } from './sources/pdf/pdf-page.ts';
import { takeWarnings } from './sources/pdf/warnings.ts';
import { findLayerTurn } from './text/find-layer-turn.ts';
import { type PlacedWord, toLayerLines } from './text/layer-words.ts';
import { toPageText } from './text/page-text.ts';
import { overlaps, type PageReading, pageConfidence, recognizePage } from './text/recognize-page.ts';
import type { Recognizer } from './text/recognizer.ts';
import { type Route, routeText } from './text/route-text.ts';
import { turnUpright } from './turn-upright.ts';

/** Where a page's text must come from, whatever its text layer is worth. */
export type ForcedSource = 'ocr';

/**
 * Reads one page: its text, why that text, and the numbers in its margins. Never rejects: a page
 * that fails is a record with its problem.
 */
export async function readPage(
  document: PdfDocument,
  pageIndex: number,
  recognizer: Recognizer,
  { force }: { force?: ForcedSource | undefined } = {},
): Promise<PageRecord> {
  takeWarnings();
  let page: PdfPage | undefined;
  try {
    page = await document.getPage(pageIndex);
    const reading = await readOpenPage(page, recognizer, force);
    const [warning] = takeWarnings();
    if (reading.text.text === '' && warning !== undefined) {
      return toProblemRecord(
        pageIndex,
        `Nothing can be read on this page, and parts of it are damaged (${warning}). ${LOOK}`,
        page,
      );
    }
    const { width, height, pdfObject } = page;
    return turnUpright({ pageIndex, problem: null, width, height, pdfObject, ...reading });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return toProblemRecord(pageIndex, `This page can't be read (${detail}). ${LOOK}`, page);
  } finally {
    page?.close();
  }
}

const LOOK = 'Open the original file to look at it, or ask the agency to send it again.';

/** What a page's reading gives; boxes are on the page as displayed, before the turn. */
type Reading = Omit<PageRecord, 'pageIndex' | 'problem' | 'width' | 'height' | 'pdfObject'>;

const NOTHING_ELSE = { turned: 0, otherTexts: [], pixels: null } as const satisfies Partial<Reading>;
const NO_LINES: PageReading = { lines: [], turned: 0 };

async function readOpenPage(
  page: PdfPage,
  recognizer: Recognizer,
  force: ForcedSource | undefined,
): Promise<Reading> {
  const runs = await page.getText();
  const lines = toLayerLines(runs, page);
  const paintings = await page.getPaintings();
  const route = routeText({ ...paintings, lines, pictureCoverage: pictureCoverage(page, paintings) });
  if (force === 'ocr')
    return readImage(page, paintings, { ...route, reason: 'OCR was asked for' }, recognizer);
  if (route.source === 'ocr') return readImage(page, paintings, route, recognizer);
  return {
    ...NOTHING_ELSE,
    status: 'read',
    turned: findLayerTurn(runs),
    text: toPageText(lines, { source: 'layer', reason: route.reason, confidence: route.layerConfidence }),
    batesCandidates: findBatesCandidates(lines),
  };
}

async function readImage(
  page: PdfPage,
  paintings: Paintings,
  route: Route,
  recognizer: Recognizer,
): Promise<Reading> {
  const stamps = route.stampLines;
  const pageImage = await getPageImage(page, paintings, stamps.length > 0);
  const ink = measureInk(pageImage.image);
  if (isBlank(ink) && stamps.length === 0) return withoutWords('blank', 'the page is blank');
  const { lines: read, turned } = isBlank(ink) ? NO_LINES : await recognizePage(pageImage, recognizer);
  if (read.length === 0 && stamps.length === 0) {
    return isDirtOnly(ink)
      ? withoutWords('blank', 'the page is blank but for specks or a shadow at its edges')
      : withoutWords('read', `${route.reason}; OCR found no words on it`);
  }
  const known = [...read, ...stampsNotRead(stamps, read)];
  const { candidates, found } = await rereadStamp(known, pageImage, recognizer);
  const lines = [...known, ...stampsNotRead(found, known)];
  const confidence = pageConfidence(lines, ink, pageImage.area);
  return {
    ...NOTHING_ELSE,
    status: 'read',
    turned,
    text: toPageText(lines, { source: 'ocr', reason: route.reason, confidence }),
    batesCandidates: candidates,
  };
}

/** Lines known from elsewhere, such as a stamp that a machine wrote over the scan, that the reading lacks. */
function stampsNotRead(stamps: PlacedWord[][], read: PlacedWord[][]): PlacedWord[][] {
  const words = read.flat();
  return stamps.filter((line) => !line.some((stamp) => words.some((word) => overlaps(word, stamp))));
}

function withoutWords(status: 'blank' | 'read', reason: string): Reading {
  const text: PageText = { source: 'none', reason, confidence: null, text: '', words: [] };
  return { ...NOTHING_ELSE, status, text, batesCandidates: [] };
}

/** US Letter in points, for a page whose size can't be read. */
const USUAL_SIZE = { width: 612, height: 792, pdfObject: null };

/** A page that can't be read, for the ledger. */
export function toProblemRecord(
  pageIndex: number,
  problem: string,
  { width, height, pdfObject }: Pick<PageRecord, 'width' | 'height' | 'pdfObject'> = USUAL_SIZE,
): PageRecord {
  return {
    pageIndex,
    problem,
    width,
    height,
    pdfObject,
    ...withoutWords('read', 'the page could not be read'),
    status: 'problem',
  };
}
