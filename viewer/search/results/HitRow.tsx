import { Link } from '@tanstack/react-router';
import type { CSSProperties, JSX } from 'react';
import { documentKinds, toDocumentTitle } from '#contract/documents/document-kinds.ts';
import type { Tag } from '#contract/review/tag.ts';
import type { SearchHit } from '#contract/search/search.ts';
import { counted } from '#contract/values/counted.ts';
import { formatDocumentDate } from '#contract/values/dates.ts';
import { capitalize, fileName } from '../../format/format.ts';
import { PageName } from '../../page/PageName.tsx';
import { toPageReference } from '../../page/page-reference.ts';
import { Snippet } from '../../page/Snippet.tsx';
import { isHardToRead } from '../../page/text-quality.ts';
import type { SearchRequest } from '../../server/queries.ts';
import { useMatter } from '../../session/use-matter.ts';
import { Checkbox, Skeleton } from '../../ui/parts.ts';
import { TagMarks } from '../../ui/TagMark.tsx';
import { HitPicture } from './HitPicture.tsx';
import classes from './hits.module.css';

/** Pixels. All rows have the same height, so that a list of any length needs no measuring. */
export const hitRowHeight = (pictures: boolean): number => (pictures ? 116 : 77);

interface HitRowProps {
  hit: SearchHit | undefined;
  /** Term groups of the query. */
  groups: number;
  tags: Tag[] | undefined;
  request: SearchRequest;
  pictures: boolean;
  active: boolean;
  top: number;
  /** Whether it is selected for tagging. */
  isChosen: boolean;
  /** With `extend`, selects everything from the row selected last to this one. */
  toggleChosen: (extend: boolean) => void;
  choose: () => void;
}

/**
 * A matching page, or the first one of its document when results are grouped. The whole row is a link to it.
 */
export function HitRow(props: HitRowProps): JSX.Element {
  const { hit, groups, tags, request, pictures, active, top, isChosen, toggleChosen, choose } = props;
  const matter = useMatter();
  const style = { transform: `translateY(${top}px)`, height: hitRowHeight(pictures) };
  if (!hit) return <HitRowSkeleton pictures={pictures} style={style} />;
  return (
    <div
      className={classes.row}
      style={style}
      data-active={active}
      data-chosen={isChosen}
      data-pictures={pictures}
    >
      <span className={classes.select}>
        <Checkbox
          size="xs"
          checked={isChosen}
          onChange={(event) => toggleChosen((event.nativeEvent as MouseEvent).shiftKey === true)}
          aria-label={`Select ${hit.bates ?? hit.controlNumber}`}
        />
      </span>
      <Where hit={hit} request={request} choose={choose} />
      <span className={classes.words}>
        <span className={classes.snippet}>
          <Snippet text={hit.snippet} marks={hit.snippetMarks} groups={groups} />
        </span>
        <Aside hit={hit} tags={tags} request={request} choose={choose} />
      </span>
      {pictures && <HitPicture matter={matter} hit={hit} groups={groups} />}
    </div>
  );
}

/** A row in the shape of a result, while the result is loading. */
export function HitRowSkeleton({
  pictures,
  style,
}: {
  pictures: boolean;
  style?: CSSProperties;
}): JSX.Element {
  return (
    <div className={classes.row} style={style} data-pictures={pictures} aria-hidden>
      <span className={classes.select} />
      <Skeleton height={40} />
      <Skeleton height={40} />
      {pictures && <span className={classes.picture} />}
    </div>
  );
}

interface PartProps {
  hit: SearchHit;
  request: SearchRequest;
  choose: () => void;
}

/** The page's number, title and source. */
function Where({ hit, request, choose }: PartProps): JSX.Element {
  const title = toDocumentTitle(hit.document);
  return (
    <span className={classes.where}>
      <Link
        to="/m/$matter/p/$ref"
        params={{ matter: useMatter(), ref: toPageReference(hit) }}
        search={request}
        state={{ pageId: hit.pageId }}
        preload={false}
        className={classes.opens}
        onClick={choose}
      >
        <PageName page={hit} />
      </Link>
      <span className={classes.title} title={title}>
        {title}
      </span>
      <span className={classes.file}>{describeKindAndDate(hit)}</span>
      <span className={`${classes.file} ${classes.source}`} title={`${hit.file}, ${hit.production}`}>
        p. {hit.pageNumber}, {fileName(hit.file)}
      </span>
    </span>
  );
}

/** `Memorandum, Aug 14, 2009`. Without a title, the kind is omitted because it is shown in its place. */
function describeKindAndDate({ document: { title, kind, date } }: SearchHit): string {
  const said = [title === null ? '' : documentKinds[kind], date === null ? '' : formatDocumentDate(date)];
  return capitalize(said.filter(Boolean).join(', '));
}

/** The number of hits, and warnings about the page. */
function Aside({ hit, tags, request, choose }: PartProps & Pick<HitRowProps, 'tags'>): JSX.Element {
  const matter = useMatter();
  return (
    <span className={classes.aside}>
      {hit.places !== null && hit.places > 0 && (
        <span className="numbers nowrap">{counted(hit.places, 'hit')}</span>
      )}
      {request.group === 'document' && hit.inDocument > 1 && (
        <Link
          to="/m/$matter/p/$ref"
          params={{ matter, ref: toPageReference(hit) }}
          search={{ ...request, document: hit.documentId }}
          state={{ pageId: hit.pageId }}
          preload={false}
          className={`${classes.above} numbers nowrap`}
          onClick={choose}
        >
          {counted(hit.inDocument, 'matching page')} in this document
        </Link>
      )}
      {isHardToRead(hit) && (
        <span className={`${classes.hard} nowrap`}>hard to read, {Math.round(hit.confidence ?? 0)}%</span>
      )}
      <TagMarks tagIds={hit.tagIds} tags={tags} />
    </span>
  );
}
