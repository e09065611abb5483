import { NO_MARKS } from '#contract/marks.ts';
import {
  hashImage,
  type KnownReading,
  listKnownMarks,
  listKnownNumbers,
  type Recall,
  recallNothing,
  toPageReading,
} from './known-images.ts';
import { findBatesCandidates } from './marks/find-bates-candidates.ts';
import { type MarkedPage, type PageToMark, readMarks } from './marks/read-marks.ts';
import { rereadStamp } from './marks/reread-stamp.ts';
import type { PageRecord, PageText } from './page-record.ts';
import { isBlank, isDirtOnly, shareInside } from './pixels/measure-ink.ts';
import { getPageImage, pictureCoverage } from './pixels/page-image.ts';
import type { PdfDocument } from './sources/pdf/open-pdf.ts';
import type { LayerRun, PdfPage } from './sources/pdf/pdf-page.ts';
import { type Choice, chooseText, coversInk, toImage } from './text/choose-text.ts';
import { findLayerTurn } from './text/find-layer-turn.ts';
import { type PlacedWord, toLayerLines } from './text/layer-words.ts';
import { toPageText } from './text/page-text.ts';
import { type Look, lookAt, readPixels } from './text/read-pixels.ts';
import { overlaps, type PageReading, pageConfidence } from './text/recognize-page.ts';
import type { Recognizer } from './text/recognizer.ts';
import { listRepeatedLines } from './text/repeated-lines.ts';
import { isMostlyInvisible, isSparse, type Route, routeText } from './text/route-text.ts';

/** What reads images, and what is remembered of those that were read. */
export interface ImageReader {
  recognizer: Recognizer;
  /** The engine and its languages: what one reads is not taken for what another would. */
  readBy: string;
  recall?: Recall;
}

/**
 * Where a page's text must come from, whatever its text layer is worth: `ocr` where a person asks for it,
 * `layer` where the page was made of the file's own text.
 */
export type ForcedSource = 'ocr' | 'layer';

/** What a page's reading gives; boxes are on the page as its file shows it, before the turn. */
export type Reading = Omit<PageRecord, 'pageIndex' | 'problem' | 'width' | 'height' | 'pdfObject'>;

/** A page's text layer, and what was thought of it before the page was looked at. */
interface Layer {
  lines: PlacedWord[][];
  runs: LayerRun[];
  /** Put there by an earlier OCR. */
  isOcr: boolean;
  route: Route;
  /** Width by height of the page. */
  aspect: number;
}

const ASKED_FOR = { source: 'ocr', reason: 'OCR was asked for' } as const;
const WRITTEN_SO = { source: 'layer', reason: 'the page was set from it' } as const;
const NOTHING_ELSE = {
  turned: 0,
  otherTexts: [],
  pixels: null,
  marks: NO_MARKS,
} as const satisfies Partial<Reading>;
const NO_LINES: PageReading = { lines: [], turned: 0 };

/** The stages of one page: its layer, where that is in doubt its ink, where that says more OCR, and the better of both. */
export async function readOpenPage(
  document: PdfDocument,
  page: PdfPage,
  reader: ImageReader,
  force: ForcedSource | undefined,
): Promise<Reading> {
  const runs = await page.getText();
  const lines = toLayerLines(runs, page);
  const paintings = await page.getPaintings();
  const evidence = { ...paintings, lines, pictureCoverage: pictureCoverage(page, paintings) };
  const repeated = isSparse(evidence) ? await listRepeatedLines(document) : new Set<string>();
  const found = routeText({ ...evidence, repeated });
  const route = applyForce(found, force, lines.length === 0);
  const aspect = page.width / page.height;
  const layer = { lines, runs, route, isOcr: isMostlyInvisible(paintings), aspect };
  if (route.source === 'layer') return readLayer(layer, undefined, reader);
  const look = lookAt(await getPageImage(page, paintings, route.stampLines.length > 0));
  // Recognition wants memory of its own, and what the image was made of is not needed any more.
  page.close();
  if (route.source === 'look' && coversInk(lines, look.ink, look.image.area))
    return readLayer(layer, look, reader);
  return readImage(look, layer, reader);
}

function applyForce(found: Route, force: ForcedSource | undefined, isEmpty: boolean): Route {
  if (force === 'ocr') return { ...found, ...ASKED_FOR };
  return force === 'layer' && !isEmpty ? { ...found, ...WRITTEN_SO } : found;
}

/** `look` where the page shows more than text. */
async function readLayer(
  layer: Layer,
  look: Look | undefined,
  { recognizer }: ImageReader,
  choice?: Choice,
): Promise<Reading> {
  const { lines, runs, route, aspect } = layer;
  const reason = choice ? `${route.reason}; ${choice.why}` : route.reason;
  const turned = findLayerTurn(runs);
  const marked = await readMarks({ lines, image: look?.image, aspect, turned, recognizer });
  return {
    ...NOTHING_ELSE,
    status: 'read',
    turned,
    text: toPageText(marked.lines, { source: 'layer', reason, confidence: route.layerConfidence }),
    batesCandidates: findBatesCandidates(lines),
    marks: marked.marks,
  };
}

async function readImage(look: Look, layer: Layer, reader: ImageReader): Promise<Reading> {
  const { image, ink } = look;
  const { route } = layer;
  const stamps = route.stampLines;
  if (isBlank(ink) && stamps.length === 0) {
    return { ...withoutWords('blank', 'the page is blank'), otherTexts: layerBeside(layer) };
  }
  const pixels = hashImage(image, stamps, reader.readBy);
  const known = await (reader.recall ?? recallNothing)(pixels);
  const { lines: read, turned } = known ? toPageReading(known) : await recognizeInk(look, reader);
  const choice = route.source === 'look' ? chooseText(layer.lines, read, layer.isOcr) : undefined;
  if (choice?.chosen === 'layer') {
    const reading = await readLayer(layer, look, reader, choice);
    return { ...reading, otherTexts: ocrBeside(read, look) };
  }
  const why = choice ? `text layer is not used: ${choice.why}` : route.reason;
  const reason = known ? `${why}; the same image as ${known.page}, read there` : why;
  const otherTexts = layerBeside(layer, choice);
  const sure = [...read, ...stampsNotRead(stamps, read)];
  const { candidates, found } = await findNumbers(known, sure, look, reader);
  const lines = [...sure, ...stampsNotRead(found, sure)];
  const marked = await markKnown(known, { lines, image, aspect: layer.aspect, turned }, reader);
  if (marked.lines.length === 0) return { ...withoutReading(look, reason), otherTexts, pixels };
  const confidence = known ? known.text.confidence : pageConfidence(lines, ink, image.area);
  return {
    ...NOTHING_ELSE,
    status: 'read',
    turned,
    text: toPageText(marked.lines, {
      source: 'ocr',
      reason: `${reason}${tellOfInk(look, lines)}`,
      confidence,
    }),
    otherTexts,
    pixels,
    batesCandidates: candidates,
    marks: marked.marks,
  };
}

async function findNumbers(
  known: KnownReading | undefined,
  lines: PlacedWord[][],
  { image }: Look,
  { recognizer }: ImageReader,
): ReturnType<typeof rereadStamp> {
  if (known) return listKnownNumbers(known);
  return lines.length === 0 ? { candidates: [], found: [] } : rereadStamp(lines, image, recognizer);
}

/** What is known of an image holds its marks too, unless it was read before marks were. */
async function markKnown(
  known: KnownReading | undefined,
  page: Omit<PageToMark, 'recognizer'>,
  { recognizer }: ImageReader,
): Promise<MarkedPage> {
  const marks = known && listKnownMarks(known);
  return marks ? { marks, lines: page.lines } : readMarks({ ...page, recognizer });
}

async function recognizeInk(look: Look, { recognizer }: ImageReader): Promise<PageReading> {
  return isBlank(look.ink) ? NO_LINES : readPixels(look, recognizer);
}

/** A page that shows something, in which OCR found no words. */
function withoutReading(look: Look, reason: string): Reading {
  if (look.isFaint)
    return withoutWords('blank', 'the page is blank but for faint marks, as of print on its other side');
  if (isDirtOnly(look.ink)) {
    return withoutWords('blank', 'the page is blank but for specks or a shadow at its edges');
  }
  const nothing = withoutWords(
    'read',
    `${reason}; there is ink on it in which OCR found no words: a picture, handwriting, or text that it missed`,
  );
  // Not null: whoever asks for what is hard to read must find it.
  return { ...nothing, text: { ...nothing.text, confidence: 0 } };
}

/** Where words cover less of the ink than this, a reviewer is told so. */
const LITTLE_COVER = 0.4;

function tellOfInk({ image, ink, isFaint }: Look, lines: PlacedWord[][]): string {
  const boxes = lines.flat().map(({ rect }) => toImage(rect, image.area));
  const cover = shareInside(ink, boxes);
  const faint = isFaint ? '; its print is hardly darker than the paper and was strengthened to be read' : '';
  if (cover >= LITTLE_COVER) return faint;
  return `${faint}; words were found in ${Math.round(cover * 100)} % of its ink, the rest is not read: pictures, handwriting, or missed text`;
}

/** A layer that is not in use, kept with what is wrong with it; not where all of it is in the text. */
function layerBeside({ lines, route }: Layer, choice?: Choice): PageText[] {
  if (lines.length === 0 || route.stampLines.length > 0) return [];
  const reason = choice ? `not used: ${choice.why}` : route.reason;
  return [toPageText(lines, { source: 'layer', reason, confidence: route.layerConfidence })];
}

function ocrBeside(read: PlacedWord[][], { image, ink }: Look): PageText[] {
  if (read.length === 0) return [];
  const reason = "read to compare with the file's own text, which is no worse";
  return [toPageText(read, { source: 'ocr', reason, confidence: pageConfidence(read, ink, image.area) })];
}

/** Lines known from elsewhere, such as a stamp that a machine wrote over the scan, that the reading lacks. */
function stampsNotRead(stamps: PlacedWord[][], read: PlacedWord[][]): PlacedWord[][] {
  const words = read.flat();
  return stamps.filter((line) => !line.some((stamp) => words.some((word) => overlaps(word, stamp))));
}

/** A page on which nothing was read. */
export function withoutWords(status: PageRecord['status'], reason: string): Reading {
  const text: PageText = { source: 'none', reason, confidence: null, text: '', words: [] };
  return { ...NOTHING_ELSE, status, text, batesCandidates: [] };
}
