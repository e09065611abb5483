import { hashImage, type KnownReading, type Recall, recallNothing } from './known-images.ts';
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
import { turnSize, turnUpright } from './turn-upright.ts';

/** What reads images, and what is remembered of those that were read. */
export interface ImageReader {
  recognizer: Recognizer;
  /** The engine and its languages: what one reads is not taken for what another would. */
  readBy: string;
  recall?: Recall;
}

/** Where a page's text must come from, whatever its text layer is worth. */
export type ForcedSource = 'ocr';

/**
 * Reads one page: its text, why that text, and the numbers in its margins. Never rejects: a page
 * that fails is a record with its problem.
 */
export async function readPage(
  document: PdfDocument,
  pageIndex: number,
  reader: ImageReader,
  { force }: { force?: ForcedSource | undefined } = {},
): Promise<PageRecord> {
  takeWarnings();
  let page: PdfPage | undefined;
  try {
    page = await document.getPage(pageIndex);
    const { standsUpright, ...reading } = await readOpenPage(page, reader, force);
    const [warning] = takeWarnings();
    if (reading.text.text === '' && warning !== undefined) {
      return toProblemRecord(
        pageIndex,
        `Nothing can be read on this page, and parts of it are damaged (${warning}). ${LOOK}`,
        page,
      );
    }
    const { width, height, pdfObject } = page;
    const record = { pageIndex, problem: null, width, height, pdfObject, ...reading };
    return standsUpright ? { ...record, ...turnSize(record) } : turnUpright(record);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return toProblemRecord(pageIndex, `This page can't be read (${detail}). ${LOOK}`, page);
  } finally {
    page?.close();
  }
}

const LOOK = 'Open the original file to look at it, or ask the agency to send it again.';

/**
 * What a page's reading gives; boxes are on the page as displayed, before the turn, but for what is known
 * from another page, which `standsUpright` already.
 */
type Reading = Omit<PageRecord, 'pageIndex' | 'problem' | 'width' | 'height' | 'pdfObject'> & {
  standsUpright?: true;
};

const NOTHING_ELSE = { turned: 0, otherTexts: [], pixels: null } as const satisfies Partial<Reading>;
const NO_LINES: PageReading = { lines: [], turned: 0 };

async function readOpenPage(
  page: PdfPage,
  reader: ImageReader,
  force: ForcedSource | undefined,
): Promise<Reading> {
  const runs = await page.getText();
  const lines = toLayerLines(runs, page);
  const paintings = await page.getPaintings();
  const route = routeText({ ...paintings, lines, pictureCoverage: pictureCoverage(page, paintings) });
  if (force === 'ocr') return readImage(page, paintings, { ...route, reason: 'OCR was asked for' }, reader);
  if (route.source === 'ocr') return readImage(page, paintings, route, reader);
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
  { recognizer, readBy, recall = recallNothing }: ImageReader,
): Promise<Reading> {
  const stamps = route.stampLines;
  const pageImage = await getPageImage(page, paintings, stamps.length > 0);
  page.close();
  const ink = measureInk(pageImage.image);
  if (isBlank(ink) && stamps.length === 0) return withoutWords('blank', 'the page is blank');
  const pixels = hashImage(pageImage, stamps, readBy);
  const known = await recall(pixels);
  if (known) return { ...toRecalled(known, route), pixels };
  const { lines: read, turned } = isBlank(ink) ? NO_LINES : await recognizePage(pageImage, recognizer);
  if (read.length === 0 && stamps.length === 0) {
    const wordless = isDirtOnly(ink)
      ? withoutWords('blank', 'the page is blank but for specks or a shadow at its edges')
      : withoutWords('read', `${route.reason}; OCR found no words on it`);
    return { ...wordless, pixels };
  }
  const sure = [...read, ...stampsNotRead(stamps, read)];
  const { candidates, found } = await rereadStamp(sure, pageImage, recognizer);
  const lines = [...sure, ...stampsNotRead(found, sure)];
  const confidence = pageConfidence(lines, ink, pageImage.area);
  return {
    ...NOTHING_ELSE,
    status: 'read',
    pixels,
    turned,
    text: toPageText(lines, { source: 'ocr', reason: route.reason, confidence }),
    batesCandidates: candidates,
  };
}

function toRecalled({ text, page, ...known }: KnownReading, { reason }: Route): Reading {
  const why = `${reason}; the same image as ${page}, read there`;
  return {
    ...NOTHING_ELSE,
    ...known,
    status: 'read',
    text: { ...text, source: 'ocr', reason: why },
    standsUpright: true,
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
