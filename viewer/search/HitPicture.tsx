import { type JSX, useEffect, useState } from 'react';
import type { SearchHit } from '#contract/search.ts';
import { mergeLineRects } from '../reading/merge-line-rects.ts';
import { groupMarks } from '../ui/group-marks.ts';
import { cutAround, placeInCut } from './cut-around.ts';
import classes from './hits.module.css';
import { drawPicture, findPicture, keyOfPicture, type Picture } from './pictures.ts';

/** CSS pixels; the row is made for it. */
const size = { width: 320, height: 100 };

/** Milliseconds that a row stays before it is drawn: rows that rush by while one scrolls or types cost nothing. */
const patience = 150;

interface HitPictureProps {
  matter: string;
  hit: SearchHit;
  groups: number;
}

/** The page image around the first match, as the agency gave it, with the match marked. */
export function HitPicture({ matter, hit, groups }: HitPictureProps): JSX.Element {
  const { firstMatch, pageId, fileId, pageNumber, turned } = hit;
  const lines = mergeLineRects(firstMatch);
  const key = keyOfPicture(pageId, firstMatch[0]);
  const [drawn, setDrawn] = useState<{ key: string; picture?: Picture; error?: unknown }>();
  const picture = findPicture(key) ?? (drawn?.key === key ? drawn.picture : undefined);
  const isDrawn = picture !== undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key tells one picture from another.
  useEffect(() => {
    if (isDrawn) return;
    const gone = new AbortController();
    const asked = {
      matter,
      page: { fileId, pageNumber, turned },
      cut: (page: { width: number; height: number }) => cutAround(lines[0], page, size),
      ...size,
    };
    const timer = setTimeout(() => {
      drawPicture(key, asked, gone.signal).then(
        (next) => setDrawn({ key, picture: next }),
        (error: unknown) => {
          if (!gone.signal.aborted) setDrawn({ key, error });
        },
      );
    }, patience);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [key, isDrawn]);

  if (!picture) {
    return (
      <span className={classes.picture}>
        {drawn?.key === key && drawn.error ? 'no picture of this page' : ''}
      </span>
    );
  }
  const marks = groupMarks(hit.snippetMarks[0]?.[2] ?? 0, groups);
  return (
    <span className={classes.picture}>
      <img
        src={picture.url}
        {...size}
        alt={firstMatch.length > 0 ? 'The page image around the first match' : 'The top of the page image'}
      />
      {lines.flatMap((line) => {
        const place = placeInCut(line, picture.rect);
        if (!place) return [];
        const style = Object.fromEntries(
          Object.entries({ left: place.x, top: place.y, width: place.width, height: place.height }).map(
            ([side, share]) => [side, `${share * 100}%`],
          ),
        );
        return [
          <span key={`${line.x} ${line.y}`} className={classes.pictureMark} style={style} {...marks} />,
        ];
      })}
    </span>
  );
}
