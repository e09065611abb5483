import type { JSX } from 'react';
import type { PageSummary } from '#contract/pages/page.ts';
import type { Rect } from '#contract/values/rect.ts';
import type { Size } from '../image/scale.ts';
import { createPictureQueue } from './picture-queue.ts';
import classes from './thumbnail.module.css';
import { usePicture } from './use-picture.ts';

/** About 6 KB each. More than fit on a screen, so that scrolling back shows them immediately. */
const MAX_CACHED = 600;

/**
 * Two queues, so that the pages of the selected document do not wait behind the first pages of all visible
 * documents.
 */
const queues = { list: createPictureQueue(MAX_CACHED), selection: createPictureQueue(MAX_CACHED) };

interface ThumbnailProps {
  matter: string;
  page: Pick<PageSummary, 'pageId' | 'fileId' | 'pageNumber' | 'turned'>;
  /** In CSS pixels. */
  size: Size;
  /** Whether it belongs to the list of documents or to the selected document. */
  queue: keyof typeof queues;
}

/** A thumbnail of a page. The text beside it names the page, so that screen readers skip the picture. */
export function Thumbnail({ matter, page, size, queue }: ThumbnailProps): JSX.Element {
  const picture = usePicture(queues[queue], `${page.pageId} ${size.width}`, {
    matter,
    page,
    cut: (whole) => fitWholePage(whole, size),
    ...size,
  });
  return (
    <span className={classes.thumbnail} style={size} data-drawn={picture !== undefined}>
      {picture === 'failed' && <span className={classes.noPicture}>No picture</span>}
      {picture !== undefined && picture !== 'failed' && (
        <img src={picture.url} {...size} alt="" draggable={false} />
      )}
    </span>
  );
}

/**
 * The piece to draw so that the whole page is visible: a page of another shape has empty space beside or
 * below it.
 */
function fitWholePage(page: Size, picture: Size): Rect {
  const shape = picture.width / picture.height;
  const width = Math.max(1, (page.height * shape) / page.width);
  const height = (width * page.width) / shape / page.height;
  return { x: (1 - width) / 2, y: 0, width, height };
}
