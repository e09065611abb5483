/** Draws a piece of a page, for a result that shows its match: files are opened once and let go of soon. */
import { endpoints } from '#contract/endpoints.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import type { Rect } from '#contract/values/rect.ts';
import { urlOf } from '../../server/url-of.ts';
import { pdfjs, pdfOptions, sharpest } from '../image/pdf.ts';
import type { Size } from '../image/scale.ts';

export interface PieceRequest {
  matter: string;
  page: Pick<PageSummary, 'fileId' | 'pageNumber' | 'turned'>;
  /** Which piece of an upright page of this size, as fractions of it. */
  cut: (page: Size) => Rect;
  /** In CSS pixels. */
  width: number;
  height: number;
}

export interface Piece {
  image: Blob;
  rect: Rect;
}

/** Results come from few files at a time; each open one holds memory in the worker. */
const MOST_OPEN_FILES = 3;
const openFiles = new Map<string, ReturnType<typeof pdfjs.getDocument>>();

/** Call it for one piece at a time: a scan is some 30 MB once decoded. */
export async function drawPiece(request: PieceRequest, signal: AbortSignal): Promise<Piece> {
  const { page: named, cut, width, height } = request;
  const file = await openFile(
    urlOf(endpoints.getPagedOriginal.path, { matter: request.matter, file: named.fileId }),
  );
  const page = await file.getPage(named.pageNumber);
  signal.throwIfAborted();
  const rotation = (page.rotate + named.turned) % 360;
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
  const known = openFiles.get(url);
  const file = known ?? pdfjs.getDocument({ ...pdfOptions, url });
  // The one used last goes last.
  openFiles.delete(url);
  openFiles.set(url, file);
  for (const [oldest, other] of openFiles) {
    if (openFiles.size <= MOST_OPEN_FILES) break;
    openFiles.delete(oldest);
    await other.destroy();
  }
  try {
    return await file.promise;
  } catch (error) {
    // Tried again when it is next wanted: a file may be out of reach for a moment only.
    openFiles.delete(url);
    throw error;
  }
}

/** A canvas keeps its pixels for as long as it lives; a compressed image of it is a hundredth of that. */
function toImage(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (image) => {
        canvas.width = 0;
        if (image) resolve(image);
        else reject(new Error('The browser could not make a picture of this piece of the page.'));
      },
      'image/webp',
      0.85,
    );
  });
}
