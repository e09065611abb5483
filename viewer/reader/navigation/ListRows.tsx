import type { JSX } from 'react';
import type { CodebookTag } from '../../tagging/codebook-tag.ts';
import { useLoadedPages, useReader } from '../reader-context.ts';
import { CurrentListRow, rowHeight } from './CurrentListRow.tsx';
import classes from './current-list.module.css';
import { findLoadedPage } from './use-current-list.ts';
import { useVirtualPages } from './use-virtual-pages.ts';

const none: CodebookTag[] = [];

/** The pages of the current list, one in a row. */
export function ListRows({ scroller }: { scroller: HTMLElement }): JSX.Element {
  const { currentList, tags = none, navigation } = useReader();
  const loaded = useLoadedPages();
  const { items, height } = useVirtualPages(scroller, rowHeight, 1);
  return (
    <ol className={classes.rows} style={{ height }}>
      {items.map(({ key, index, start }) => (
        <CurrentListRow
          key={key}
          index={index}
          page={findLoadedPage(loaded, index)}
          tags={tags}
          isCurrent={index === currentList.position?.index}
          top={start}
          open={navigation.goTo}
        />
      ))}
    </ol>
  );
}
