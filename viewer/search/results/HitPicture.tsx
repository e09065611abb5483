import type { JSX } from 'react';
import type { SearchHit } from '#contract/search/search.ts';
import type { Rect } from '#contract/values/rect.ts';
import { mergeLineRects } from '../../page/merge-line-rects.ts';
import { toRectInCut } from '../../page/pictures/cut-around.ts';
import { useMatchPicture } from '../../page/pictures/use-match-picture.ts';
import { termAttributes } from '../../page/term-groups.ts';
import classes from './hits.module.css';

/** CSS pixels; the row is made for it. */
const size = { width: 320, height: 100 };

interface HitPictureProps {
  matter: string;
  hit: SearchHit;
  groups: number;
}

/** The page image around the first match, as the agency gave it, with the match marked. */
export function HitPicture({ matter, hit, groups }: HitPictureProps): JSX.Element {
  const lines = mergeLineRects(hit.firstMatch);
  const picture = useMatchPicture(matter, hit, lines[0], size);
  if (picture === undefined) return <span className={classes.picture} />;
  if (picture === 'failed') return <span className={classes.picture}>no picture of this page</span>;
  const attributes = termAttributes(hit.snippetMarks[0]?.[2] ?? 0, groups);
  return (
    <span className={classes.picture}>
      <img
        src={picture.url}
        {...size}
        alt={lines.length > 0 ? 'The page image around the first match' : 'The top of the page image'}
      />
      {lines.map((line) => (
        <PictureMark
          key={`${line.x} ${line.y}`}
          rect={toRectInCut(line, picture.rect)}
          attributes={attributes}
        />
      ))}
    </span>
  );
}

interface PictureMarkProps {
  /** As fractions of the picture; undefined outside of it. */
  rect: Rect | undefined;
  attributes: ReturnType<typeof termAttributes>;
}

function PictureMark({ rect, attributes }: PictureMarkProps): JSX.Element | null {
  if (!rect) return null;
  const percent = (share: number) => `${share * 100}%`;
  const style = {
    left: percent(rect.x),
    top: percent(rect.y),
    width: percent(rect.width),
    height: percent(rect.height),
  };
  return <span className={classes.pictureMark} style={style} {...attributes} />;
}
