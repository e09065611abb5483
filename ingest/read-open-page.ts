import { toPart } from '#contract/values/rect.ts';
import {
  hashImage,
  type KnownRecognition,
  listKnownMarks,
  listKnownNumbers,
  recallNothing,
  toPageRecognition,
} from './known-images.ts';
import { findHidden, type HiddenWords, NOTHING_HIDDEN } from './marks/hidden/find-hidden.ts';
import { recognizeStampAgain } from './marks/numbers/recognize-stamp-again.ts';
import { type MarkedPage, type PageToMark, readMarks, recallMarks } from './marks/read-marks.ts';
import { type ImageReader, NOTHING_ELSE, type PageContent, withoutWords } from './page-content.ts';
import type { PageText } from './page-record.ts';
import { PageTooLarge, TOO_COARSE } from './page-too-large.ts';
import { isDirtOnly } from './pixels/is-dirt-only.ts';
import { isBlank, shareInside } from './pixels/measure-ink.ts';
import { areaOf, getPageImage, type PageImage, pictureCoverage } from './pixels/page-image.ts';
import { type Layer, layerBeside, type OpenLines, readLayer } from './read-layer.ts';
import type { PdfDocument } from './sources/pdf/open-pdf.ts';
import type { PdfPage } from './sources/pdf/pdf-page.ts';
import type { Paintings } from './sources/pdf/pictures/find-pictures.ts';
import { chooseText, coversInk } from './text/layer/choose-text.ts';
import { insertLines } from './text/layer/insert-lines.ts';
import { toLayerLines } from './text/layer/layer-words.ts';
import { listRepeatedLines } from './text/layer/repeated-lines.ts';
import { isMostlyInvisible, isSparse, isTyped, type Route, routeText } from './text/layer/route-text.ts';
import { toPageText } from './text/page-text.ts';
import type { PlacedWord } from './text/placed-word.ts';
import { readOtherScripts, type ScriptRecognition } from './text/recognition/read-other-scripts.ts';
import { type Look, lookAt, readPixels } from './text/recognition/read-pixels.ts';
import { overlaps, pageConfidence } from './text/recognition/recognize-page.ts';

/**
 * The required source of a page's text, whatever its text layer is worth: `ocr` if a person asks for it,
 * `layer` if the page was made from the file's own text.
 */
export type ForcedSource = 'ocr' | 'layer';

const ASKED_FOR = { source: 'ocr', reason: 'OCR was asked for' } as const;
const ASTRAY = { source: 'ocr', reason: 'text layer holds words that the page does not show' } as const;
const WRITTEN_SO = { source: 'layer', reason: 'the page was set from it' } as const;
const ROW_BY_ROW = '; the rows of its list were read one by one';
const NO_LINES: ScriptRecognition = { lines: [], turned: 0 };

/**
 * Reads one page in stages: its layer, if that is doubtful its ink, if that shows more OCR, and then the
 * better of both texts.
 */
export async function readOpenPage(
  document: PdfDocument,
  page: PdfPage,
  reader: ImageReader,
  force: ForcedSource | undefined,
): Promise<PageContent> {
  const runs = await page.getText();
  const paintings = await page.getPaintings();
  const draw = drawOnce(page, paintings);
  const all = toLayerLines(runs, page);
  // A page made from a file's own text hides nothing, and all of it counts.
  const hidden =
    force === 'layer'
      ? { ...NOTHING_HIDDEN, lines: all }
      : await findHiddenWords(all, page, paintings, draw, reader);
  const { lines } = hidden;
  const evidence = { ...paintings, lines, pictureCoverage: pictureCoverage(page, paintings) };
  const repeated = isSparse(evidence) ? await listRepeatedLines(document) : new Set<string>();
  const found = routeText({ ...evidence, repeated });
  const route = applyForce(hidden.isAstray ? distrust(found) : found, force, lines.length === 0);
  const aspect = page.width / page.height;
  const pictures = paintings.pictures.map((picture) => areaOf(picture, page));
  const { fields } = await page.getAnnotations();
  const layer = { lines, hidden, runs, fields, route, isOcr: isMostlyInvisible(paintings), pictures, aspect };
  if (route.source === 'layer')
    return readLayer(
      layer,
      paintings.areas.length > 0 || hidden.count > 0 ? await draw() : undefined,
      reader,
    );
  const look = lookAt(route.stampLines.length > 0 ? await getPageImage(page, paintings, true) : await draw());
  // Recognition needs much memory, and what the image was made from is no longer needed.
  page.close();
  if (route.source === 'look' && coversInk(lines, look.ink, look.image.area))
    return readLayer(layer, look.image, reader);
  return readImage(look, layer, reader);
}

/** Pixels per point at which a page's letters are checked: 108 dpi, at which they can be distinguished. */
const VIEW_SCALE = 1.5;
/** Largest number of pixels for that check; a large sheet is checked more coarsely. */
const VIEW_PIXELS = 4_000_000;

/** Compares the text layer with what the page shows. */
async function findHiddenWords(
  lines: PlacedWord[][],
  page: PdfPage,
  { visibleTextRuns }: Paintings,
  draw: () => Promise<PageImage>,
  { recognizer }: ImageReader,
): Promise<HiddenWords> {
  if (lines.length === 0) return NOTHING_HIDDEN;
  const { width, height } = page;
  const scale = Math.min(VIEW_SCALE, Math.sqrt(VIEW_PIXELS / (width * height)));
  const view = visibleTextRuns > 0 ? await page.viewText(scale) : undefined;
  return findHidden(lines, { width, height, view, draw, recognizer });
}

/** The page's image, drawn when it is first needed. */
function drawOnce(page: PdfPage, paintings: Paintings): () => Promise<PageImage> {
  let drawn: Promise<PageImage> | undefined;
  return () => {
    drawn ??= getPageImage(page, paintings, false);
    return drawn;
  };
}

/**
 * A layer with words that the page does not show does not belong to this page; a fault found earlier says
 * more.
 */
function distrust(found: Route): Route {
  return found.source === 'ocr' ? found : { ...found, ...ASTRAY };
}

function applyForce(found: Route, force: ForcedSource | undefined, isEmpty: boolean): Route {
  if (force === 'ocr') return { ...found, ...ASKED_FOR };
  return force === 'layer' && !isEmpty ? { ...found, ...WRITTEN_SO } : found;
}

async function readImage(look: Look, layer: Layer, reader: ImageReader): Promise<PageContent> {
  const { image, ink } = look;
  const { route } = layer;
  const stamps = route.stampLines;
  if (isBlank(ink) && stamps.length === 0) {
    return { ...withoutWords('blank', 'the page is blank'), otherTexts: layerBeside(layer) };
  }
  const pixels = hashImage(image, stamps, reader.readBy);
  const known = await (reader.recall ?? recallNothing)(pixels);
  const recognition: ScriptRecognition = known ? toPageRecognition(known) : await recognizeInk(look, reader);
  const { lines: read, turned, how = '', note } = recognition;
  const choice = route.source === 'look' ? chooseText(layer.lines, read, layer.isOcr) : undefined;
  if (choice?.chosen === 'layer') {
    const beside = (open: OpenLines) => ocrBeside(open(read), look);
    return readLayer(layer, image, reader, choice, beside);
  }
  const why = choice ? `text layer is not used: ${choice.why}` : route.reason;
  const missed = stampsNotRead(stamps, read);
  const typed = missed.filter(isTyped).map((line) => [line]);
  const sure = [...insertLines(read, typed, turned), ...missed.filter((line) => !isTyped(line))];
  const { candidates, found } = await findNumbers(known, sure, look, reader);
  const lines = [...sure, ...stampsNotRead(found, sure)];
  const marked = await markImage(known, { ...layer, lines, image, turned }, reader);
  const reason = known ? `${why}; the same image as ${known.page}, read there` : `${why}${how}`;
  const otherTexts = layerBeside({ ...layer, lines: marked.open(layer.lines) }, choice);
  if (marked.lines.length === 0) return { ...withoutRecognizedWords(look, reason), otherTexts, pixels };
  const confidence = known ? known.text.confidence : pageConfidence(lines, ink, image.area);
  return {
    ...NOTHING_ELSE,
    notes: [...(image.isTooCoarse ? [TOO_COARSE] : []), ...(note === undefined ? [] : [note])],
    status: 'read',
    turned,
    text: toPageText(marked.withRows ?? marked.lines, {
      source: 'ocr',
      reason: `${reason}${marked.withRows ? ROW_BY_ROW : ''}${describeInkCover(look, lines)}`,
      confidence,
    }),
    otherTexts,
    // What nothing here can read must not be remembered as read.
    pixels: note === undefined ? pixels : null,
    batesCandidates: candidates,
    marks: marked.marks,
  };
}

async function findNumbers(
  known: KnownRecognition | undefined,
  lines: PlacedWord[][],
  { image }: Look,
  { recognizer }: ImageReader,
): ReturnType<typeof recognizeStampAgain> {
  if (known) return listKnownNumbers(known);
  return lines.length === 0 ? { candidates: [], found: [] } : recognizeStampAgain(lines, image, recognizer);
}

/** What is known about an image includes its marks, unless it was read before marks existed. */
async function markImage(
  known: KnownRecognition | undefined,
  page: Omit<PageToMark, 'recognizer'>,
  { recognizer }: ImageReader,
): Promise<MarkedPage> {
  const marks = known && listKnownMarks(known);
  return marks ? recallMarks({ ...page, recognizer }, marks) : readMarks({ ...page, recognizer });
}

async function recognizeInk(look: Look, { recognizer, scripts }: ImageReader): Promise<ScriptRecognition> {
  if (isBlank(look.ink)) return NO_LINES;
  const usual = await readPixels(look, recognizer);
  return scripts ? readOtherScripts(look, usual, scripts) : usual;
}

/** A page that shows something, in which OCR found no words. */
function withoutRecognizedWords(look: Look, reason: string): PageContent {
  if (look.image.isTooCoarse) throw new PageTooLarge();
  if (look.isFaint)
    return withoutWords('blank', 'the page is blank but for faint marks, as of print on its other side');
  if (isDirtOnly(look.ink)) {
    return withoutWords('blank', 'the page is blank but for specks or a shadow at its edges');
  }
  const nothing = withoutWords(
    'read',
    `${reason}; there is ink on it in which OCR found no words: a picture, handwriting, or text that it missed`,
  );
  // Not null, because a search for pages that are hard to read must find it.
  return { ...nothing, text: { ...nothing.text, confidence: 0 } };
}

/** If words cover less of the ink than this, the reason tells the reviewer. */
const LITTLE_COVER = 0.4;

function describeInkCover({ image, ink, isFaint }: Look, lines: PlacedWord[][]): string {
  const boxes = lines.flat().map(({ rect }) => toPart(rect, image.area));
  const cover = shareInside(ink, boxes);
  const faint = isFaint ? '; its print is hardly darker than the paper and was strengthened to be read' : '';
  if (cover >= LITTLE_COVER) return faint;
  return `${faint}; words were found in ${Math.round(cover * 100)} % of its ink, the rest is not read: pictures, handwriting, or missed text`;
}

function ocrBeside(read: PlacedWord[][], { image, ink }: Look): PageText[] {
  if (read.length === 0) return [];
  const reason = "read to compare with the file's own text, which is no worse";
  return [toPageText(read, { source: 'ocr', reason, confidence: pageConfidence(read, ink, image.area) })];
}

/**
 * Lines known from elsewhere that the recognition lacks, such as a stamp that a machine wrote over the scan.
 */
function stampsNotRead(stamps: PlacedWord[][], read: PlacedWord[][]): PlacedWord[][] {
  const words = read.flat();
  return stamps.filter((line) => !line.some((stamp) => words.some((word) => overlaps(word, stamp))));
}
