/**
 * A queue of pictures of pages. It draws one at a time, caches those drawn, and skips those scrolled away.
 */
import { LRUCache } from 'lru-cache';
import type { Rect } from '#contract/values/rect.ts';
import { onRenewedFiles } from '../../server/file-version.ts';
import type { Piece, PieceRequest } from './draw-piece.ts';

export interface Picture {
  url: string;
  /** The part of the page that it shows, in fractions of the page. */
  rect: Rect;
}

type Draw = (request: PieceRequest, signal: AbortSignal) => Promise<Piece>;

interface Job {
  request: PieceRequest;
  signal: AbortSignal;
  resolve: (piece: Piece) => void;
  reject: (error: unknown) => void;
}

export class PictureQueue {
  readonly #drawPiece: Draw;
  readonly #cache: LRUCache<string, Picture>;
  readonly #waiting: Job[] = [];
  #isDrawing = false;

  /** Keeps `max` pictures; the least recently used are dropped first. */
  constructor(drawPiece: Draw, max: number) {
    this.#drawPiece = drawPiece;
    this.#cache = new LRUCache({ max, dispose: ({ url }) => URL.revokeObjectURL(url) });
  }

  /** Drops all pictures that are not drawn anew. */
  clear(): void {
    this.#cache.clear();
  }

  find(key: string): Picture | undefined {
    return this.#cache.get(key);
  }

  /** Rejects if it is aborted before its turn or while it is drawn. */
  async draw(key: string, request: PieceRequest, signal: AbortSignal): Promise<Picture> {
    const { image, rect } = await new Promise<Piece>((resolve, reject) => {
      this.#waiting.push({ request, signal, resolve, reject });
      void this.#drawAll();
    });
    const picture = { url: URL.createObjectURL(image), rect };
    this.#cache.set(key, picture);
    return picture;
  }

  async #drawAll(): Promise<void> {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    for (let job = this.#waiting.shift(); job; job = this.#waiting.shift()) {
      try {
        job.signal.throwIfAborted();
        job.resolve(await this.#drawPiece(job.request, job.signal));
      } catch (error) {
        job.reject(error);
      }
    }
    this.#isDrawing = false;
  }
}

/** A queue that draws with pdf.js, which it loads with its first picture and not with the screen. */
export function createPictureQueue(max: number): PictureQueue {
  const queue = new PictureQueue(async (request, signal) => {
    const { drawPiece } = await import('./draw-piece.ts');
    return drawPiece(request, signal);
  }, max);
  onRenewedFiles(() => queue.clear());
  return queue;
}
