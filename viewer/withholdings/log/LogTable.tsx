import { useQueries } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type JSX, useRef } from 'react';
import type { Withholding } from '#contract/withholdings/withholding.ts';
import { listChunkOffsets } from '../../lists/current-list.ts';
import { chunkSize } from '../../server/queries.ts';
import { type LogRequest, withholdingQueries } from '../../server/withholding-queries.ts';
import { isSameLine } from '../describe-withholding.ts';
import classes from '../withholdings.module.css';
import { LogRow, rowHeight } from './LogRow.tsx';

interface LogTableProps {
  matter: string;
  request: LogRequest;
  total: number;
  chosen: Withholding | undefined;
  choose: (line: Withholding) => void;
  withChallenge: boolean;
}

const COLUMNS = ['Bates', 'Pages', 'Date, kind', 'From, to', 'Subject', 'Withheld', 'Codes', 'Ruling, note'];

/** The lines of the log; only those in sight are loaded and drawn. */
export function LogTable({
  matter,
  request,
  total,
  chosen,
  choose,
  withChallenge,
}: LogTableProps): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = rows.getVirtualItems();
  const offsets = listChunkOffsets(items[0]?.index ?? 0, items.at(-1)?.index ?? 0, chunkSize);
  const chunks = useQueries({
    queries: offsets.map((offset) => withholdingQueries.log(matter, request, offset)),
  });
  const lineAt = (index: number): Withholding | undefined =>
    chunks[offsets.indexOf(index - (index % chunkSize))]?.data?.withholdings[index % chunkSize];
  const columns = [...COLUMNS, ...(withChallenge ? ['Challenge'] : [])];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section ref={scroller} className={classes.scroller} tabIndex={0} aria-label="Withholding log">
      {/* biome-ignore lint/a11y/useSemanticElements: a table element cannot hold rows that are positioned by script. */}
      <div role="table" aria-rowcount={total + 1} aria-label="Withholdings" className={classes.table}>
        {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: a row is no control. */}
        <div role="row" aria-rowindex={1} className={classes.heads} data-challenge={withChallenge}>
          {columns.map((title) => (
            // biome-ignore lint/a11y/useSemanticElements: as above.
            // biome-ignore lint/a11y/useFocusableInteractive: a head is no control.
            <span key={title} role="columnheader">
              {title}
            </span>
          ))}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
        <div role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {items.map((item) => (
            <LogRow
              key={item.key}
              matter={matter}
              index={item.index}
              top={item.start}
              line={lineAt(item.index)}
              request={request}
              isChosen={isChosen(lineAt(item.index), chosen)}
              choose={choose}
              withChallenge={withChallenge}
            />
          ))}
        </div>
      </div>
    </section>
  );
}

function isChosen(line: Withholding | undefined, chosen: Withholding | undefined): boolean {
  return line !== undefined && chosen !== undefined && isSameLine(line, chosen);
}
