import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type JSX, type RefObject, useEffect } from 'react';
import { DocumentRow, HEADING_HEIGHT, ROW_HEIGHT } from './DocumentRow.tsx';
import classes from './documents.module.css';
import type { DocumentList as Documents } from './use-document-list.ts';

export type Rows = Virtualizer<HTMLDivElement, Element>;

/** The rows of a list that may be very long. The first row of a production is higher. */
export function useRows(
  scroller: RefObject<HTMLDivElement | null>,
  total: number,
  isHigher: (index: number) => boolean,
): Rows {
  return useVirtualizer<HTMLDivElement, Element>({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => ROW_HEIGHT + (isHigher(index) ? HEADING_HEIGHT : 0),
    overscan: 3,
  });
}

interface DocumentListProps {
  matter: string;
  documents: Documents;
  rows: Rows;
  scroller: RefObject<HTMLDivElement | null>;
  isFirstOfProduction: (index: number) => boolean;
  selected: number;
  choose: (index: number) => void;
}

/** The first pages of the documents; only the rows in sight are loaded and drawn. */
export function DocumentList(props: DocumentListProps): JSX.Element {
  const { matter, documents, rows, scroller, isFirstOfProduction, selected, choose } = props;
  const items = rows.getVirtualItems();
  const beginnings = items.filter(({ index }) => isFirstOfProduction(index)).map(({ index }) => index);
  // Whether a row has a heading is only known once it is loaded.
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured again when their headings change.
  useEffect(() => rows.measure(), [beginnings.join()]);
  return (
    <section ref={scroller} className={classes.list} aria-label="Documents">
      <ol style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, key, start }) => (
          <DocumentRow
            key={key}
            matter={matter}
            document={documents.documentAt(index)}
            isSelected={index === selected}
            isFirstOfProduction={isFirstOfProduction(index)}
            top={start}
            choose={() => choose(index)}
          />
        ))}
      </ol>
    </section>
  );
}
