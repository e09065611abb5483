import { useVirtualizer } from '@tanstack/react-virtual';
import { type JSX, useEffect, useMemo, useRef } from 'react';
import type { Tag } from '#contract/review/tag.ts';
import { counted } from '#contract/values/counted.ts';
import { useListName } from '../../lists/use-list-name.ts';
import { RovingGroup } from '../../ui/RovingGroup.tsx';
import { useReader } from '../reader-context.ts';
import { CurrentListRow, rowHeight, type TagMark } from './CurrentListRow.tsx';
import classes from './current-list.module.css';
import { findLoadedPage } from './use-current-list.ts';

/** The pages of the current list; only the visible rows are loaded and drawn. */
export function CurrentListPanel(): JSX.Element {
  const { matter, currentList, tags, navigation } = useReader();
  const { params, position, loaded, showRange } = currentList;
  const marks = useTagMarks(tags);
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
                marks={marks}
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

/**
 * The name, color and key of each tag in a row. Stable while only counts change, which happens with each
 * decision.
 */
function useTagMarks(tags: readonly Tag[] | undefined): TagMark[] {
  const key = JSON.stringify(
    tags?.map(({ tagId, name, key, colour }) => ({ tagId, name, key, colour })) ?? [],
  );
  return useMemo(() => JSON.parse(key) as TagMark[], [key]);
}
