import { useVirtualizer } from '@tanstack/react-virtual';
import { type JSX, useEffect, useRef } from 'react';
import { counted } from '#contract/values/counted.ts';
import { useListName } from '../../lists/use-list-name.ts';
import type { CodebookTag } from '../../tagging/codebook-tag.ts';
import { RovingGroup } from '../../ui/RovingGroup.tsx';
import { useLoadedPages, useReader } from '../reader-context.ts';
import { CurrentListRow, rowHeight } from './CurrentListRow.tsx';
import classes from './current-list.module.css';
import { findLoadedPage } from './use-current-list.ts';

const none: CodebookTag[] = [];

/** The pages of the current list; only the visible rows are loaded and drawn. */
export function CurrentListPanel(): JSX.Element {
  const { matter, currentList, tags = none, navigation } = useReader();
  const { params, position, showRange } = currentList;
  const loaded = useLoadedPages();
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
  // Centered, so that the next pages are visible too.
  useEffect(() => {
    if (current !== undefined) rows.scrollToIndex(current, { align: 'center' });
  }, [rows, current]);
  return (
    <>
      <div className={classes.head}>
        <span className={classes.name} title={name}>
          {name}
        </span>
        <span className="numbers nowrap">{position ? counted(total, 'page') : '…'}</span>
      </div>
      <section ref={scroller} className={classes.list} aria-label={`Pages of the list: ${name}`}>
        <RovingGroup label="Pages">
          <ol className={classes.rows} style={{ height: rows.getTotalSize() }}>
            {items.map(({ key, index, start }) => (
              <CurrentListRow
                key={key}
                index={index}
                page={findLoadedPage(loaded, index)}
                tags={tags}
                isCurrent={index === current}
                top={start}
                open={navigation.goTo}
              />
            ))}
          </ol>
        </RovingGroup>
      </section>
    </>
  );
}
