/** Pictures of matches: one is drawn at a time, those drawn are kept for a while, those scrolled away are not drawn. */
import type { Rect } from '#contract/geometry.ts';
import type { PieceAsked } from '../reading/draw-piece.ts';

export interface Picture {
  url: string;
  /** What it shows of the page, as fractions of it. */
  rect: Rect;
}

interface Job {
  asked: PieceAsked;
  signal: AbortSignal;
  resolve: (picture: Picture) => void;
  reject: (error: unknown) => void;
}

/** Some 15 KB each. */
const MOST_KEPT = 200;
const kept = new Map<string, Picture>();
const waiting: Job[] = [];
let isDrawing = false;

/** By page and place: the same match of another query is the same picture. */
export function keyOfPicture(pageId: string, match: Rect | undefined): string {
  return `${pageId} ${match ? [match.x, match.y].map((at) => at.toFixed(4)).join(' ') : 'top'}`;
}

export function findPicture(key: string): Picture | undefined {
  return kept.get(key);
}

/** Rejects when it is aborted before its turn came or while it is drawn. */
export async function drawPicture(key: string, asked: PieceAsked, signal: AbortSignal): Promise<Picture> {
  const picture = await new Promise<Picture>((resolve, reject) => {
    waiting.push({ asked, signal, resolve, reject });
    void drawNext();
  });
  kept.set(key, picture);
  for (const [oldest, { url }] of kept) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
    URL.revokeObjectURL(url);
  }
  return picture;
}

async function drawNext(): Promise<void> {
  if (isDrawing) return;
  isDrawing = true;
  for (let job = waiting.shift(); job; job = waiting.shift()) {
    try {
      job.signal.throwIfAborted();
      const { drawPiece } = await import('../reading/draw-piece.ts');
      const { image, rect } = await drawPiece(job.asked, job.signal);
      job.resolve({ url: URL.createObjectURL(image), rect });
    } catch (error) {
      job.reject(error);
    }
  }
  isDrawing = false;
}
