import { type JSX, memo } from 'react';
import type { PageSummary } from '#contract/pages/page.ts';
import { BatesText } from '../../page/BatesText.tsx';
import { Thumbnail } from '../../page/pictures/Thumbnail.tsx';
import type { CodebookTag } from '../../tagging/codebook-tag.ts';
import { Skeleton, UnstyledButton, useElementSize } from '../../ui/parts.ts';
import { useLoadedPages, useReader } from '../reader-context.ts';
import classes from './list-thumbnails.module.css';
import { PageTags } from './PageTags.tsx';
import { findLoadedPage } from './use-current-list.ts';
import { useVirtualPages } from './use-virtual-pages.ts';

/** CSS pixels, in the shape of a Letter page. */
const picture = { width: 65, height: 84 };
/** The least width of a column, and the height of all rows. */
const cell = { width: 76, height: 132 };

const none: CodebookTag[] = [];

/** The pages of the current list as thumbnails, in as many columns as there is room for. */
export function ListThumbnails({ scroller }: { scroller: HTMLElement }): JSX.Element {
  const { matter, currentList, tags = none, navigation } = useReader();
  const loaded = useLoadedPages();
  const { ref, width } = useElementSize<HTMLOListElement>();
  const columns = Math.max(1, Math.floor(width / cell.width));
  const { items, height } = useVirtualPages(scroller, cell.height, columns);
  return (
    <ol ref={ref} className={classes.thumbnails} style={{ height }}>
      {items.map(({ key, index, lane, start }) => (
        <PageThumbnail
          key={key}
          matter={matter}
          index={index}
          page={findLoadedPage(loaded, index)}
          tags={tags}
          isCurrent={index === currentList.position?.index}
          left={(lane * 100) / columns}
          columns={columns}
          top={start}
          open={navigation.goTo}
        />
      ))}
    </ol>
  );
}

interface PageThumbnailProps {
  matter: string;
  index: number;
  /** Undefined while it is loading. */
  page: PageSummary | undefined;
  tags: readonly CodebookTag[];
  isCurrent: boolean;
  /** Percent of the list's width. */
  left: number;
  columns: number;
  top: number;
  open: (index: number) => void;
}

/** Memoized like a row: it renders again only when something in it changes. */
const PageThumbnail = memo(function PageThumbnail(props: PageThumbnailProps): JSX.Element {
  const { matter, index, page, tags, isCurrent, left, columns, top, open } = props;
  return (
    <li
      className={classes.cell}
      style={{ left: `${left}%`, width: `${100 / columns}%`, height: cell.height, top }}
    >
      {page ? (
        <UnstyledButton
          className={classes.page}
          data-current={isCurrent}
          aria-current={isCurrent ? 'page' : undefined}
          onClick={() => open(index)}
        >
          <Thumbnail matter={matter} page={page} size={picture} queue="list" />
          <span className={classes.number}>
            <BatesText number={page.bates ?? page.controlNumber} />
          </span>
          <PageTags page={page} tags={tags} />
        </UnstyledButton>
      ) : (
        <Skeleton {...picture} m="xs" />
      )}
    </li>
  );
});
