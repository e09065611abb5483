import { useQueries } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type JSX, type ReactNode, useRef } from 'react';
import type { Withholding } from '#contract/withholdings/withholding.ts';
import { listChunkOffsets } from '../../lists/current-list.ts';
import { chunkSize } from '../../server/queries.ts';
import { type LogRequest, withholdingQueries } from '../../server/withholding-queries.ts';
import { Skeleton } from '../../ui/parts.ts';
import { isOnList, isSameLine } from '../describe-withholding.ts';
import classes from '../withholdings.module.css';
import { LogRow } from './LogRow.tsx';
import { SheetHeading } from './SheetHeading.tsx';

interface LogTableProps {
  matter: string;
  request: LogRequest;
  total: number;
  chosen: Withholding | undefined;
  choose: (line: Withholding | undefined) => void;
  withChallenge: boolean;
  /** The fields of the selected line, under its row. */
  editor: ReactNode;
}

const COLUMNS = [
  ['bates', 'Bates'],
  ['codes', 'Codes'],
  ['withheld', 'Withheld'],
  ['pages', 'Pages'],
  ['document', 'Document'],
  ['note', 'Ruling, note'],
] as const;

/** Pixels; the assumed height of a row that has not been drawn yet. */
const ROW_HEIGHT = 58;

/** The lines of the log; only the visible ones are loaded and drawn. */
export function LogTable(props: LogTableProps): JSX.Element {
  const { matter, request, total, chosen, choose, withChallenge, editor } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const items = rows.getVirtualItems();
  // The line before the first one shows whether a sheet's group starts there.
  const offsets = listChunkOffsets((items[0]?.index ?? 0) - 1, items.at(-1)?.index ?? 0, chunkSize);
  const chunks = useQueries({
    queries: offsets.map((offset) => withholdingQueries.log(matter, request, offset)),
  });
  const lineAt = (index: number): Withholding | undefined =>
    chunks[offsets.indexOf(index - (index % chunkSize))]?.data?.withholdings[index % chunkSize];
  const columns = [...COLUMNS, ...(withChallenge ? ([['challenge', 'Challenge']] as const) : [])];
  const drawLine = (index: number, line: Withholding): JSX.Element => {
    const isChosen = chosen !== undefined && isSameLine(line, chosen);
    const beginsSheet = isOnList(line) && lineAt(index - 1)?.pageId !== line.pageId;
    const scope = { matter, request, line };
    return (
      <>
        {beginsSheet && <SheetHeading {...scope} columns={columns.length} />}
        <LogRow {...scope} index={index} isChosen={isChosen} choose={choose} withChallenge={withChallenge} />
        {isChosen && <EditorRow columns={columns.length}>{editor}</EditorRow>}
      </>
    );
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section ref={scroller} className={classes.scroller} tabIndex={0} aria-label="Withholding log">
      {/* biome-ignore lint/a11y/useSemanticElements: a table element cannot hold rows that are positioned by script. */}
      <div role="table" aria-rowcount={total + 1} aria-label="Withholdings" className={classes.table}>
        {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: a row is no control. */}
        <div role="row" aria-rowindex={1} className={classes.heads} data-challenge={withChallenge}>
          {columns.map(([area, title]) => (
            // biome-ignore lint/a11y/useSemanticElements: as above.
            // biome-ignore lint/a11y/useFocusableInteractive: a head is no control.
            <span key={area} role="columnheader" style={{ gridArea: area }}>
              {title}
            </span>
          ))}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
        <div role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {items.map(({ key, index, start }) => {
            const line = lineAt(index);
            return (
              <div
                key={key}
                ref={rows.measureElement}
                data-index={index}
                className={classes.item}
                style={{ transform: `translateY(${start}px)` }}
              >
                {line ? drawLine(index, line) : <Waiting />}
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}

function Waiting(): JSX.Element {
  return (
    <div className={classes.waiting} style={{ height: ROW_HEIGHT }} aria-hidden>
      <Skeleton height={32} />
    </div>
  );
}

function EditorRow({ columns, children }: { columns: number; children: ReactNode }): JSX.Element {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see LogTable.
    // biome-ignore lint/a11y/useFocusableInteractive: a row is no control.
    <div role="row">
      {/* biome-ignore lint/a11y/useSemanticElements: see LogTable. */}
      <div role="cell" aria-colspan={columns}>
        {children}
      </div>
    </div>
  );
}
