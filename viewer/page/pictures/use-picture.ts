import { useEffect, useState } from 'react';
import type { PieceRequest } from './draw-piece.ts';
import type { Picture, PictureQueue } from './picture-queue.ts';

/** Milliseconds that a picture must stay visible before it is drawn: rows that scroll past cost nothing. */
const DELAY = 150;

/**
 * A picture of a page: undefined until it is drawn, `failed` if it cannot be. `key` identifies it in its
 * queue.
 */
export function usePicture(
  queue: PictureQueue,
  key: string,
  request: PieceRequest,
): Picture | 'failed' | undefined {
  const [drawn, setDrawn] = useState<{ key: string; picture: Picture | 'failed' }>();
  const picture = queue.find(key) ?? (drawn?.key === key ? drawn.picture : undefined);
  const isDone = picture !== undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key tells one request from another.
  useEffect(() => {
    if (isDone) return;
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      queue.draw(key, request, leaving.signal).then(
        (next) => setDrawn({ key, picture: next }),
        () => {
          if (!leaving.signal.aborted) setDrawn({ key, picture: 'failed' });
        },
      );
    }, DELAY);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [key, isDone]);
  return picture;
}
