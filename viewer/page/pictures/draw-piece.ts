/**
 * Draws a piece of a page. Files stay open for the next pictures; the least recently used ones are closed.
 */
import { LRUCache } from 'lru-cache';
import { endpoints } from '#contract/endpoints.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import type { Rect } from '#contract/values/rect.ts';
import { addTurns, toTurn } from '#contract/values/turn.ts';
import { getFileVersion, onRenewedFiles } from '../../server/file-version.ts';
import { urlOf } from '../../server/url-of.ts';
import { pdfjs, pdfOptions, sharpest } from '../image/pdf.ts';
import type { Size } from '../image/scale.ts';

export interface PieceRequest {
  matter: string;
  page: Pick<PageSummary, 'fileId' | 'pageNumber' | 'turned'>;
  /** The piece of an upright page of this size, as fractions of the page. */
  cut: (page: Size) => Rect;
  /** In CSS pixels. */
  width: number;
  height: number;
}

export interface Piece {
  image: Blob;
  rect: Rect;
}

/** Visible pictures come from few files, and each open file takes memory in the worker. */
const MAX_OPEN_FILES = 3;
const openFiles = new LRUCache<string, ReturnType<typeof pdfjs.getDocument>>({
  max: MAX_OPEN_FILES,
  dispose: (file) => void file.destroy(),
});
onRenewedFiles(() => openFiles.clear());

/** Must run for one piece at a time: a scan takes about 30 MB once decoded. */
export async function drawPiece(request: PieceRequest, signal: AbortSignal): Promise<Piece> {
  const { page: named, cut, width, height } = request;
  const file = await openFile(
    urlOf(
      endpoints.getPagedOriginal.path,
      { matter: request.matter, file: named.fileId },
      { version: getFileVersion() },
    ),
  );
  const page = await file.getPage(named.pageNumber);
  signal.throwIfAborted();
  const rotation = addTurns(toTurn(page.rotate), named.turned);
  const size = page.getViewport({ scale: 1, rotation });
  const rect = cut(size);
  const scale = (width * sharpest) / (rect.width * size.width);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * sharpest);
  canvas.height = Math.round(height * sharpest);
  const drawing = page.render({
    canvas,
    viewport: page.getViewport({
      scale,
      rotation,
      offsetX: -rect.x * size.width * scale,
      offsetY: -rect.y * size.height * scale,
    }),
  });
  const stop = () => drawing.cancel();
  signal.addEventListener('abort', stop);
  try {
    await drawing.promise;
  } finally {
    signal.removeEventListener('abort', stop);
    page.cleanup();
  }
  return { image: await toImage(canvas), rect };
}

async function openFile(url: string) {
  const file = openFiles.get(url) ?? pdfjs.getDocument({ ...pdfOptions, url });
  openFiles.set(url, file);
  try {
    return await file.promise;
  } catch (error) {
    // The next picture retries, because the file may be unavailable only for a moment.
    openFiles.delete(url);
    throw error;
  }
}

/** A canvas takes memory for all of its pixels; the compressed image takes about a hundredth of that. */
function toImage(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (image) => {
        canvas.width = 0;
        if (image) resolve(image);
        else reject(new Error('The browser could not encode the picture of the page.'));
      },
      'image/webp',
      0.85,
    );
  });
}
