import { useVirtualizer } from '@tanstack/react-virtual';
import { type JSX, useEffect, useRef } from 'react';
import { counted } from '#contract/values/counted.ts';
import classes from '../reader.module.css';
import { useReader } from '../reader-context.ts';
import { CurrentListRow, rowHeight } from './CurrentListRow.tsx';
import { useListName } from './use-list-name.ts';

/** The pages of the current list; only the rows in sight are loaded and drawn. */
export function CurrentListPanel(): JSX.Element {
  const { matter, currentList, tags, navigation } = useReader();
  const { params, position, pageAt, showRange } = currentList;
  const name = useListName(matter, params);
  const scroller = useRef<HTMLDivElement>(null);
  const total = position?.total ?? 0;
  const current = position?.index;
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const items = rows.getVirtualItems();
  const first = items[0]?.index;
  const last = items.at(-1)?.index;
  useEffect(() => {
    if (first !== undefined && last !== undefined) showRange(first, last);
  }, [showRange, first, last]);
  useEffect(() => {
    if (current !== undefined) rows.scrollToIndex(current, { align: 'auto' });
  }, [rows, current]);
  return (
    <>
      <div className={classes.railHead}>
        <span className={classes.railName} title={name}>
          {name}
        </span>
        <span className="numbers nowrap">{position ? counted(total, 'page') : '…'}</span>
      </div>
      <section ref={scroller} className={classes.railList} aria-label={`Pages of the list: ${name}`}>
        <ol className={classes.railRows} style={{ height: rows.getTotalSize() }}>
          {items.map(({ key, index, start }) => (
            <CurrentListRow
              key={key}
              page={pageAt(index)}
              tags={tags ?? []}
              isCurrent={index === current}
              top={start}
              open={() => navigation.goTo(index)}
            />
          ))}
        </ol>
      </section>
    </>
  );
}
