/** Pictures of matches: one is drawn at a time, those drawn are kept for a while, those scrolled away are not drawn. */
import type { Rect } from '#contract/values/rect.ts';
import type { Piece, PieceRequest } from './draw-piece.ts';

export interface Picture {
  url: string;
  /** What it shows of the page, as fractions of it. */
  rect: Rect;
}

type Draw = (request: PieceRequest, signal: AbortSignal) => Promise<Piece>;

interface Job {
  request: PieceRequest;
  signal: AbortSignal;
  resolve: (piece: Piece) => void;
  reject: (error: unknown) => void;
}

/** Some 15 KB each. */
const MOST_KEPT = 200;

export class PictureQueue {
  readonly #drawPiece: Draw;
  readonly #most: number;
  readonly #kept = new Map<string, Picture>();
  readonly #waiting: Job[] = [];
  #isDrawing = false;

  constructor(drawPiece: Draw, most = MOST_KEPT) {
    this.#drawPiece = drawPiece;
    this.#most = most;
  }

  find(key: string): Picture | undefined {
    return this.#kept.get(key);
  }

  /** Rejects when it is aborted before its turn came or while it is drawn. */
  async draw(key: string, request: PieceRequest, signal: AbortSignal): Promise<Picture> {
    const { image, rect } = await new Promise<Piece>((resolve, reject) => {
      this.#waiting.push({ request, signal, resolve, reject });
      void this.#drawAll();
    });
    const picture = { url: URL.createObjectURL(image), rect };
    this.#keep(key, picture);
    return picture;
  }

  #keep(key: string, picture: Picture): void {
    this.#kept.set(key, picture);
    for (const [oldest, { url }] of this.#kept) {
      if (this.#kept.size <= this.#most) return;
      this.#kept.delete(oldest);
      URL.revokeObjectURL(url);
    }
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
