import { useEffect, useState } from 'react';
import type { PageSummary } from '#contract/pages/page.ts';
import type { Size } from '../image/scale.ts';
import { PictureQueue } from './picture-queue.ts';

/** Some 6 KB each; more than a screen full, so that going back is at once. */
const MOST_KEPT = 600;

/** pdf.js comes with the first picture, not with the screen. */
const openPictures = () =>
  new PictureQueue(async (request, signal) => {
    const { drawPiece } = await import('./draw-piece.ts');
    return drawPiece(request, signal);
  }, MOST_KEPT);

/** The pages of the document in hand do not wait behind the first pages of all others in sight. */
const lines = { list: openPictures(), hand: openPictures() };

/** Milliseconds that a page stays in sight before it is drawn: those that rush by cost nothing. */
const PATIENCE = 120;

export type PictureOf = Pick<PageSummary, 'pageId' | 'fileId' | 'pageNumber' | 'turned'>;

/** A whole page in little, of this size in CSS pixels: the address of its picture, or `failed` where there is none. */
export function useThumbnail(
  matter: string,
  page: PictureOf,
  size: Size,
  line: keyof typeof lines,
): string | undefined {
  const thumbnails = lines[line];
  const { pageId, fileId, pageNumber, turned } = page;
  const key = `${pageId} ${size.width}`;
  const [drawn, setDrawn] = useState<{ key: string; url: string }>();
  const url = thumbnails.find(key)?.url ?? (drawn?.key === key ? drawn.url : undefined);
  const isDone = url !== undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key tells one picture from another.
  useEffect(() => {
    if (isDone) return;
    const gone = new AbortController();
    const request = {
      matter,
      page: { fileId, pageNumber, turned },
      cut: (whole: Size) => fitWholePage(whole, size),
      ...size,
    };
    const timer = setTimeout(() => {
      thumbnails.draw(key, request, gone.signal).then(
        (picture) => setDrawn({ key, url: picture.url }),
        () => {
          if (!gone.signal.aborted) setDrawn({ key, url: 'failed' });
        },
      );
    }, PATIENCE);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [key, isDone]);
  return url;
}

/** What to draw so that all of the page is seen: a page of another shape has room beside or below it. */
export function fitWholePage(
  page: Size,
  picture: Size,
): { x: number; y: number; width: number; height: number } {
  const shape = picture.width / picture.height;
  const width = Math.max(1, (page.height * shape) / page.width);
  const height = (width * page.width) / shape / page.height;
  return { x: (1 - width) / 2, y: 0, width, height };
}
