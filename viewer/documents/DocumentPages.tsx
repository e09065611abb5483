import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type JSX, useEffect, useRef } from 'react';
import type { DocumentSummary } from '#contract/documents/document.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import { Thumbnail } from '../page/pictures/Thumbnail.tsx';
import { documentQueries } from '../server/document-queries.ts';
import { Skeleton, UnstyledButton, useElementSize } from '../ui/parts.ts';
import classes from './documents.module.css';
import { useDocumentPages } from './use-document-pages.ts';

/** CSS pixels: large enough to read headings. */
const picture = { width: 176, height: 228 };
const SHEET_WIDTH = 196;
const SHEET_HEIGHT = 268;

interface DocumentPagesProps {
  matter: string;
  document: DocumentSummary;
  /** The page in hand, from 0. */
  held: number;
  choose: (sheet: number) => void;
  open: (page: PageSummary) => void;
}

/** The pages of the document in hand beside the page before it: what a split or a join is decided by. */
export function DocumentPages(props: DocumentPagesProps): JSX.Element {
  const { matter, document, held, choose, open } = props;
  const before = useQuery(documentQueries.pageBefore(matter, document.productionId, document.firstPage));
  const { ref: measured, width } = useElementSize<HTMLDivElement>();
  const columns = Math.max(1, Math.floor(width / SHEET_WIDTH));
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: Math.ceil(document.pages / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => SHEET_HEIGHT,
    overscan: 1,
  });
  useEffect(() => rows.scrollToIndex(Math.floor(held / columns), { align: 'auto' }), [rows, held, columns]);
  const items = rows.getVirtualItems();
  const sheets = items.flatMap(({ index, start }) =>
    Array.from({ length: columns }, (_, column) => ({ sheet: index * columns + column, column, top: start })),
  );
  const inSight = sheets.filter(({ sheet }) => sheet < document.pages);
  const pageAt = useDocumentPages(matter, document.documentId, [held, ...inSight.map(({ sheet }) => sheet)]);

  return (
    <div className={classes.sheets}>
      <PageBefore matter={matter} page={before.data} />
      <section ref={scroller} className={classes.sheetScroller} aria-label="Pages of the document">
        <div ref={measured} style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {inSight.map(({ sheet, column, top }) => (
            <Sheet
              key={sheet}
              matter={matter}
              page={pageAt(sheet)}
              number={sheet + 1}
              isHeld={sheet === held}
              left={column * SHEET_WIDTH}
              top={top}
              choose={() => choose(sheet)}
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
      <span className={classes.dim}>{page === null ? 'No page before' : 'The page before'}</span>
      {page && <Thumbnail matter={matter} page={page} size={picture} queue="selection" />}
      {page && <span className={classes.sheetName}>{page.bates ?? page.controlNumber}</span>}
    </div>
  );
}

interface SheetProps {
  matter: string;
  page: PageSummary | undefined;
  number: number;
  isHeld: boolean;
  left: number;
  top: number;
  choose: () => void;
  open: (page: PageSummary) => void;
}

function Sheet({ matter, page, number, isHeld, left, top, choose, open }: SheetProps): JSX.Element {
  const style = { transform: `translate(${left}px, ${top}px)` };
  if (!page) return <Skeleton className={classes.sheet ?? ''} style={style} {...picture} m={8} />;
  return (
    <UnstyledButton
      className={classes.sheet}
      style={style}
      aria-pressed={isHeld}
      aria-label={`Page ${number}: ${page.bates ?? page.controlNumber}`}
      onClick={choose}
      onDoubleClick={() => open(page)}
    >
      <Thumbnail matter={matter} page={page} size={picture} queue="selection" />
      <span className={classes.sheetName}>
        {number}. {page.bates ?? page.controlNumber}
      </span>
    </UnstyledButton>
  );
}
