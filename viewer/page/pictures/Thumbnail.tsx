import type { JSX } from 'react';
import type { Size } from '../image/scale.ts';
import classes from './thumbnail.module.css';
import { type PictureOf, useThumbnail } from './use-thumbnail.ts';

interface ThumbnailProps {
  matter: string;
  page: PictureOf;
  size: Size;
  /** Whether it stands in the list or belongs to the document in hand. */
  of: 'list' | 'hand';
}

/** A page in little. What it is of stands beside it, so that it says nothing to those who listen. */
export function Thumbnail({ matter, page, size, of }: ThumbnailProps): JSX.Element {
  const url = useThumbnail(matter, page, size, of);
  return (
    <span className={classes.thumbnail} style={size} data-drawn={url !== undefined}>
      {url === 'failed' && <span className={classes.noPicture}>no picture</span>}
      {url !== undefined && url !== 'failed' && <img src={url} {...size} alt="" draggable={false} />}
    </span>
  );
}
