import type { JSX } from 'react';
import type { SearchHit } from '#contract/search/search.ts';
import type { Rect } from '#contract/values/rect.ts';
import { mergeLineRects } from '../../page/merge-line-rects.ts';
import { toPercentStyle } from '../../page/percent-style.ts';
import { cutAround, toRectInCut } from '../../page/pictures/cut-around.ts';
import { createPictureQueue } from '../../page/pictures/picture-queue.ts';
import { usePicture } from '../../page/pictures/use-picture.ts';
import { termAttributes } from '../../page/term-groups.ts';
import classes from './hits.module.css';

/** CSS pixels; the height of the row depends on it. */
const size = { width: 320, height: 100 };

/** About 15 KB each. */
const MAX_CACHED = 200;
const queue = createPictureQueue(MAX_CACHED);

interface HitPictureProps {
  matter: string;
  hit: SearchHit;
  groups: number;
}

/**
 * The part of the page image that the snippet shows, as the agency produced it, with the same words marked.
 */
export function HitPicture({ matter, hit, groups }: HitPictureProps): JSX.Element {
  const lines = hit.markedWords.flatMap(({ rects, group }) =>
    mergeLineRects(rects).map((rect) => ({ rect, group })),
  );
  const line = lines[0]?.rect;
  const picture = usePicture(queue, toKey(hit, line), {
    matter,
    page: hit,
    cut: (page) => cutAround(line, page, size),
    ...size,
  });
  if (picture === undefined) return <span className={classes.picture} />;
  if (picture === 'failed') return <span className={classes.picture}>No picture of this page</span>;
  return (
    <span className={classes.picture}>
      <img
        src={picture.url}
        {...size}
        alt={lines.length > 0 ? 'Page image around the match' : 'Top of the page image'}
      />
      {lines.map(({ rect, group }) => (
        <PictureMark
          key={`${rect.x} ${rect.y}`}
          rect={toRectInCut(rect, picture.rect)}
          attributes={termAttributes(group, groups)}
        />
      ))}
    </span>
  );
}

/** Without the query, because another query with the same match has the same picture. */
function toKey({ pageId }: SearchHit, line: Rect | undefined): string {
  return `${pageId} ${line ? `${line.x.toFixed(4)} ${line.y.toFixed(4)}` : 'top'}`;
}

interface PictureMarkProps {
  /** In fractions of the picture; undefined if it is outside. */
  rect: Rect | undefined;
  attributes: ReturnType<typeof termAttributes>;
}

function PictureMark({ rect, attributes }: PictureMarkProps): JSX.Element | null {
  if (!rect) return null;
  return <span className={classes.pictureMark} style={toPercentStyle(rect)} {...attributes} />;
}
