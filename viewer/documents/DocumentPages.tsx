import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type JSX, useEffect, useRef } from 'react';
import type { DocumentSummary } from '#contract/documents/document.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import { BatesText } from '../page/BatesText.tsx';
import { Thumbnail } from '../page/pictures/Thumbnail.tsx';
import { documentQueries } from '../server/document-queries.ts';
import { Skeleton, UnstyledButton, useElementSize } from '../ui/parts.ts';
import classes from './documents.module.css';
import { useDocumentPages } from './use-document-pages.ts';

/** CSS pixels: large enough to read headings. */
const picture = { width: 176, height: 228 };
const TILE_WIDTH = 196;
const TILE_HEIGHT = 268;

interface DocumentPagesProps {
  matter: string;
  document: DocumentSummary;
  /** The selected page, from 0. */
  selected: number;
  choose: (pageIndex: number) => void;
  open: (page: PageSummary) => void;
}

/** The pages of the selected document beside the page before it: the basis for splitting and merging. */
export function DocumentPages(props: DocumentPagesProps): JSX.Element {
  const { matter, document, selected, choose, open } = props;
  const before = useQuery(documentQueries.pageBefore(matter, document.productionId, document.firstPage));
  const { ref: measured, width } = useElementSize<HTMLDivElement>();
  const columns = Math.max(1, Math.floor(width / TILE_WIDTH));
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: Math.ceil(document.pages / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => TILE_HEIGHT,
    overscan: 1,
  });
  useEffect(
    () => rows.scrollToIndex(Math.floor(selected / columns), { align: 'auto' }),
    [rows, selected, columns],
  );
  const items = rows.getVirtualItems();
  const tiles = items.flatMap(({ index, start }) =>
    Array.from({ length: columns }, (_, column) => ({
      pageIndex: index * columns + column,
      column,
      top: start,
    })),
  );
  const inSight = tiles.filter(({ pageIndex }) => pageIndex < document.pages);
  const pageAt = useDocumentPages(matter, document.documentId, [
    selected,
    ...inSight.map(({ pageIndex }) => pageIndex),
  ]);

  return (
    <div className={classes.pages}>
      <PageBefore matter={matter} page={before.data} />
      <section ref={scroller} className={classes.pageScroller} aria-label="Pages of the document">
        <div ref={measured} style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {inSight.map(({ pageIndex, column, top }) => (
            <PageTile
              key={pageIndex}
              matter={matter}
              page={pageAt(pageIndex)}
              number={pageIndex + 1}
              isSelected={pageIndex === selected}
              left={column * TILE_WIDTH}
              top={top}
              choose={() => choose(pageIndex)}
              open={open}
            />
          ))}
        </div>
      </section>
    </div>
  );
}

function PageBefore({ matter, page }: { matter: string; page: PageSummary | null | undefined }): JSX.Element {
  return (
    <div className={classes.before}>
      <span className={classes.dim}>{page === null ? 'No previous page' : 'Previous page'}</span>
      {page && <Thumbnail matter={matter} page={page} size={picture} queue="selection" />}
      {page && (
        <span className={classes.tileName}>
          <BatesText number={page.bates ?? page.controlNumber} />
        </span>
      )}
    </div>
  );
}

interface PageTileProps {
  matter: string;
  page: PageSummary | undefined;
  number: number;
  isSelected: boolean;
  left: number;
  top: number;
  choose: () => void;
  open: (page: PageSummary) => void;
}

function PageTile({ matter, page, number, isSelected, left, top, choose, open }: PageTileProps): JSX.Element {
  const style = { transform: `translate(${left}px, ${top}px)` };
  if (!page) return <Skeleton className={classes.tile ?? ''} style={style} {...picture} m={8} />;
  return (
    <UnstyledButton
      className={classes.tile}
      style={style}
      aria-pressed={isSelected}
      aria-label={`Page ${number}: ${page.bates ?? page.controlNumber}`}
      onClick={choose}
      onDoubleClick={() => open(page)}
    >
      <Thumbnail matter={matter} page={page} size={picture} queue="selection" />
      <span className={classes.tileName}>
        <span className="numbers">{number}.</span>
        <BatesText number={page.bates ?? page.controlNumber} />
      </span>
    </UnstyledButton>
  );
}
