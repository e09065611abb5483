import { fileURLToPath } from 'node:url';
import {
  AnnotationMode,
  getDocument,
  type PageViewport,
  PasswordException,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Turn } from '#contract/values/turn.ts';
import { type LayerRun, listPaintedOperators, type Matrix, multiply, toLayerLines } from '#ingest';
import { widenColors } from '#ingest/drawing';
import type { LayerText } from '../exhibits/pages/choose-text-layer.ts';
import { type DecodedPicture, hidesPixels } from './hides-pixels.ts';
import { type PageContent, paintsNoPicture, walkContent } from './page-content.ts';

/**
 * The only file of the exports that uses pdf.js. It reads and draws; it runs no script of a document and
 * fetches nothing.
 */

/** The folders of pdf.js's decoders, character maps and fonts; each must end in a slash. */
const PARTS = fileURLToPath(new URL('../', import.meta.resolve('pdfjs-dist/build/pdf.mjs')));

/** Four bytes per pixel (red, green, blue, alpha), row by row from the top, on white paper. */
export interface Raster {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/**
 * The extent of a line of text above and below its baseline, as a share of its height; fonts often state
 * theirs wrongly.
 */
const ASCENT = 0.8;
const DESCENT = -0.2;

export interface PdfReader {
  pages: number;
  /** Size as displayed and then turned, in points. Without `turn` there is none, here and below. */
  readSize(pageIndex: number, turn?: Turn): Promise<{ width: number; height: number }>;
  /** Runs of text with their rectangles on the turned page, in the order in which the page draws them. */
  readText(pageIndex: number, turn?: Turn): Promise<LayerText[]>;
  /** The page as displayed and then turned, with annotations, in at most `mostPixels`. */
  render(pageIndex: number, pixelsPerPoint: number, mostPixels: number, turn?: Turn): Promise<Raster>;
  /** What the page's own content draws, without its annotations. */
  readContent(pageIndex: number, turn?: Turn): Promise<PageContent>;
  /** The page's pictures without anything else that it draws; otherwise like `render`. */
  renderPictures(pageIndex: number, pixelsPerPoint: number, mostPixels: number, turn?: Turn): Promise<Raster>;
  countAnnotations(pageIndex: number): Promise<number>;
  /** Titles of the bookmarks, nested ones after their parents. */
  readBookmarks(): Promise<string[]>;
  close(): Promise<void>;
}

/** @throws Error whose message states why the file cannot be read, in plain words */
export async function openPdf(bytes: Uint8Array): Promise<PdfReader> {
  const loading = getDocument({
    // A copy, because pdf.js transfers the buffer.
    data: new Uint8Array(bytes),
    wasmUrl: `${PARTS}wasm/`,
    cMapUrl: `${PARTS}cmaps/`,
    standardFontDataUrl: `${PARTS}standard_fonts/`,
    iccUrl: `${PARTS}iccs/`,
    verbosity: 0,
  });
  try {
    return toReader(await loading.promise, () => loading.destroy());
  } catch (cause) {
    await loading.destroy();
    throw new Error(cause instanceof PasswordException ? 'it opens only with a password' : 'it is damaged', {
      cause,
    });
  }
}

function toReader(document: PDFDocumentProxy, close: () => Promise<void>): PdfReader {
  const withPage = async <T>(pageIndex: number, use: (page: PDFPageProxy) => Promise<T>): Promise<T> => {
    const page = await document.getPage(pageIndex + 1);
    try {
      return await use(page);
    } finally {
      page.cleanup();
    }
  };
  return {
    pages: document.numPages,
    readSize: (index, turn = 0) =>
      withPage(index, async (page) => {
        const { width, height } = viewTurned(page, turn, 1);
        return { width, height };
      }),
    readText: (index, turn = 0) => withPage(index, (page) => readText(page, turn)),
    render: (index, scale, most, turn = 0) =>
      withPage(index, (page) => render(document, page, scale, most, turn)),
    readContent: (index, turn = 0) => withPage(index, (page) => readContent(page, turn)),
    renderPictures: (index, scale, most, turn = 0) =>
      withPage(index, async (page) => {
        // What is drawn on a page is known only after drawing it.
        await render(document, page, SMALLEST_SCALE, most, turn);
        return render(document, page, scale, most, turn, picturesOnly(page));
      }),
    countAnnotations: (index) => withPage(index, async (page) => (await page.getAnnotations()).length),
    readBookmarks: async () => listTitles(await document.getOutline()),
    close,
  };
}

function viewTurned(page: PDFPageProxy, turn: Turn, scale: number): PageViewport {
  return page.getViewport({ scale, rotation: page.rotate + turn });
}

async function readText(page: PDFPageProxy, turn: Turn): Promise<LayerText[]> {
  const viewport = viewTurned(page, turn, 1);
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item) || item.str === '') return [];
    const [a, b, c, d, e, f] = item.transform as number[] as [number, number, number, number, number, number];
    const along = Math.hypot(a, b) || 1;
    const across = Math.hypot(c, d) || 1;
    // The run's box in user space: `width` along the baseline, `height` up from it.
    const corners = [0, 1].flatMap((u) =>
      [-0.25, 1].map((v) => {
        const x = e + (a / along) * item.width * u + (c / across) * item.height * v;
        const y = f + (b / along) * item.width * u + (d / across) * item.height * v;
        return viewport.convertToViewportPoint(x, y) as [number, number];
      }),
    );
    const xs = corners.map(([x]) => x / viewport.width);
    const ys = corners.map(([, y]) => y / viewport.height);
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    return [{ text: item.str, rect: { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y } }];
  });
}

async function readContent(page: PDFPageProxy, turn: Turn): Promise<PageContent> {
  const viewport = viewTurned(page, turn, 1);
  const toDisplay = viewport.transform as Matrix;
  const { items, styles } = await page.getTextContent();
  const runs = items.flatMap((item): LayerRun[] => {
    if (!('str' in item)) return [];
    const style = styles[item.fontName];
    return [
      {
        text: item.str,
        placing: multiply(toDisplay, item.transform as Matrix),
        width: item.width,
        height: item.height,
        ascent: ASCENT,
        descent: DESCENT,
        monospaced: style?.fontFamily === 'monospace',
        endsLine: item.hasEOL,
      },
    ];
  });
  const { width, height } = viewport;
  const list = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
  const drawn = walkContent(list, toDisplay);
  for (const picture of drawn.pictures) {
    if (picture.objectId !== null && hidesPixels(await getPicture(page, picture.objectId)))
      picture.doubt ??= 'parts of it are transparent';
  }
  return {
    ...drawn,
    words: toLayerLines(runs, { width, height }).flat(),
    page: { width, height },
  };
}

async function getPicture(page: PDFPageProxy, objectId: string): Promise<DecodedPicture> {
  const objects = objectId.startsWith('g_') ? page.commonObjs : page.objs;
  const picture = await new Promise<DecodedPicture | null>((resolve) => objects.get(objectId, resolve));
  return picture ?? {};
}

function picturesOnly(page: PDFPageProxy): (index: number) => boolean {
  const { fnArray, argsArray } = listPaintedOperators(page);
  return (index) => !paintsNoPicture(fnArray[index] ?? 0, argsArray[index] ?? []);
}

/** Pixels per point of a drawing that nobody sees. */
const SMALLEST_SCALE = 0.05;

interface CanvasFactory {
  create(width: number, height: number): { canvas: HTMLCanvasLike; context: ContextLike };
  destroy(entry: { canvas: HTMLCanvasLike; context: ContextLike }): void;
}
interface HTMLCanvasLike {
  width: number;
  height: number;
}
interface ContextLike {
  getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray };
}

async function render(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  scale: number,
  most: number,
  turn: Turn,
  operationsFilter?: (index: number) => boolean,
): Promise<Raster> {
  const full = viewTurned(page, turn, scale);
  const shrink = Math.min(1, Math.sqrt(most / (full.width * full.height)));
  const viewport = viewTurned(page, turn, scale * shrink);
  const factory = document.canvasFactory as CanvasFactory;
  const width = Math.max(1, Math.round(viewport.width));
  const height = Math.max(1, Math.round(viewport.height));
  const entry = factory.create(width, height);
  widenColors(page);
  try {
    // The types know only a browser's canvas; in Node it is that of @napi-rs/canvas.
    await page.render({
      canvas: entry.canvas as never,
      canvasContext: entry.context as never,
      viewport,
      // In the types, a missing filter is only an absent one.
      ...(operationsFilter ? { operationsFilter } : {}),
    }).promise;
    return { width, height, data: entry.context.getImageData(0, 0, width, height).data };
  } finally {
    factory.destroy(entry);
  }
}

interface Bookmark {
  title: string;
  items: Bookmark[];
}

function listTitles(bookmarks: Bookmark[] | null): string[] {
  return (bookmarks ?? []).flatMap(({ title, items }) => [title, ...listTitles(items)]);
}
