import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { ListInHand } from '#contract/list-in-hand.ts';
import type { SearchHit } from '#contract/search.ts';
import type { Tag } from '#contract/tag.ts';
import { useMatter } from '../matters/use-matter.ts';
import { referenceOf } from '../reading/page-reference.ts';
import { isHardToRead } from '../reading/text-quality.ts';
import { counted, fileName } from '../ui/format.ts';
import { PageName } from '../ui/PageName.tsx';
import { Skeleton } from '../ui/parts.ts';
import { TagMarks } from '../ui/TagMark.tsx';
import { Snippet } from './Snippet.tsx';
import classes from './search.module.css';

/** All rows are of one height, in pixels: the list can be as long as it likes without measuring. */
export const hitRowHeight = 77;

interface HitRowProps {
  hit: SearchHit | undefined;
  tags: Tag[] | undefined;
  list: ListInHand;
  active: boolean;
  top: number;
  choose: () => void;
}

export function HitRow({ hit, tags, list, active, top, choose }: HitRowProps): JSX.Element {
  const matter = useMatter();
  const style = { transform: `translateY(${top}px)`, height: hitRowHeight };
  if (!hit) {
    return (
      <div className={classes.row} style={style} aria-hidden>
        <Skeleton height={40} />
        <Skeleton height={40} />
      </div>
    );
  }
  return (
    <Link
      to="/m/$matter/p/$ref"
      params={{ matter, ref: referenceOf(hit) }}
      search={list}
      state={{ pageId: hit.pageId }}
      preload={false}
      className={classes.row}
      style={style}
      data-active={active}
      onClick={choose}
    >
      <span className={classes.where}>
        <PageName page={hit} />
        <span className={classes.file} title={hit.file}>
          {fileName(hit.file)}, p {hit.pageNumber}
        </span>
        <span className={classes.file}>{hit.production}</span>
      </span>
      <span style={{ minWidth: 0 }}>
        <span className={classes.snippet}>
          <Snippet text={hit.snippet} marks={hit.snippetMarks} />
        </span>
        <span className={classes.aside}>
          <span className="numbers nowrap">{counted(hit.matches, 'match', 'matches')}</span>
          {isHardToRead(hit) && (
            <span className={`${classes.hard} nowrap`}>
              hard to read, {Math.round(hit.confidence ?? 0)} %
            </span>
          )}
          <TagMarks tagIds={hit.tagIds} tags={tags} />
        </span>
      </span>
    </Link>
  );
}
