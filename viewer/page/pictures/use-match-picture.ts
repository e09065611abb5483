import { useEffect, useState } from 'react';
import type { SearchHit } from '#contract/search/search.ts';
import type { Rect } from '#contract/values/rect.ts';
import type { Size } from '../image/scale.ts';
import { cutAround } from './cut-around.ts';
import { type Picture, PictureQueue } from './picture-queue.ts';

/** pdf.js comes with the first picture, not with the screen. */
const pictures = new PictureQueue(async (request, signal) => {
  const { drawPiece } = await import('./draw-piece.ts');
  return drawPiece(request, signal);
});

/** Milliseconds that a row stays before it is drawn: rows that rush by while one scrolls or types cost nothing. */
const patience = 150;

/** The piece of a hit's page around its first line, of this size in CSS pixels; `failed` where there is none. */
export function useMatchPicture(
  matter: string,
  hit: SearchHit,
  line: Rect | undefined,
  size: Size,
): Picture | 'failed' | undefined {
  const { pageId, fileId, pageNumber, turned } = hit;
  // The same match of another query is the same picture.
  const key = `${pageId} ${line ? `${line.x.toFixed(4)} ${line.y.toFixed(4)}` : 'top'}`;
  const [drawn, setDrawn] = useState<{ key: string; picture: Picture | 'failed' }>();
  const picture = pictures.find(key) ?? (drawn?.key === key ? drawn.picture : undefined);
  const isDone = picture !== undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key tells one picture from another.
  useEffect(() => {
    if (isDone) return;
    const gone = new AbortController();
    const page = { fileId, pageNumber, turned };
    const cut = (whole: Size) => cutAround(line, whole, size);
    const timer = setTimeout(() => {
      pictures.draw(key, { matter, page, cut, ...size }, gone.signal).then(
        (next) => setDrawn({ key, picture: next }),
        () => {
          if (!gone.signal.aborted) setDrawn({ key, picture: 'failed' });
        },
      );
    }, patience);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [key, isDone]);
  return picture;
}
