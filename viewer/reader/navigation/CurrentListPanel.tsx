import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type JSX, useEffect, useRef } from 'react';
import type { PageSummary } from '#contract/pages/page.ts';
import type { Tag } from '#contract/review/tag.ts';
import { counted } from '#contract/values/counted.ts';
import { fileName } from '../../format/format.ts';
import { describeList } from '../../lists/current-list.ts';
import { listChips } from '../../lists/narrowings.ts';
import { isHardToRead } from '../../page/text-quality.ts';
import type { ListParams } from '../../params.ts';
import { queries } from '../../server/queries.ts';
import { Skeleton, UnstyledButton } from '../../ui/parts.ts';
import { colorOf } from '../../ui/TagMark.tsx';
import classes from '../reader.module.css';
import type { CurrentListState } from './use-current-list.ts';

interface CurrentListPanelProps {
  matter: string;
  list: ListParams;
  inHand: CurrentListState;
  tags: Tag[] | undefined;
  open: (index: number) => void;
}

const rowHeight = 40;

/** The list in hand, as long as it may be; only what is in sight is asked for. */
export function CurrentListPanel({ matter, list, inHand, tags, open }: CurrentListPanelProps): JSX.Element {
  const productions = useQuery(queries.productions(matter));
  const scroller = useRef<HTMLDivElement>(null);
  const total = inHand.place?.total ?? 0;
  const current = inHand.place?.index;
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const items = rows.getVirtualItems();
  const first = items[0]?.index;
  const last = items.at(-1)?.index;
  const { see } = inHand;
  useEffect(() => {
    if (first !== undefined && last !== undefined) see(first, last);
  }, [see, first, last]);
  useEffect(() => {
    if (current !== undefined) rows.scrollToIndex(current, { align: 'auto' });
  }, [rows, current]);

  const production = productions.data?.find(({ productionId }) => productionId === list.production)?.name;
  const file = productions.data
    ?.flatMap(({ files }) => files)
    .find(({ fileId }) => fileId === list.file)?.path;
  const name = describeList(list, {
    tag: tags?.find(({ tagId }) => tagId === list.tag)?.name,
    production,
    file: file && fileName(file),
    narrowings: listChips(list.narrow, { facets: undefined, tags, productions: productions.data }).map(
      (chip) => chip.name,
    ),
  });

  return (
    <>
      <div className={classes.railHead}>
        <span className={classes.railName} title={name}>
          {name}
        </span>
        <span className="numbers nowrap">{inHand.place ? counted(total, 'page') : '…'}</span>
      </div>
      <section ref={scroller} className={classes.railList} aria-label={`Pages of the list: ${name}`}>
        <ol
          style={{
            height: rows.getTotalSize(),
            position: 'relative',
            margin: 0,
            padding: 0,
            listStyle: 'none',
          }}
        >
          {items.map((item) => {
            const page = inHand.pageAt(item.index);
            const isCurrent = item.index === current;
            const present = tags?.filter(({ tagId }) => page?.tagIds.includes(tagId)) ?? [];
            return (
              <li
                key={item.key}
                className={classes.railItem}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {page ? (
                  <UnstyledButton
                    className={classes.railRow}
                    data-current={isCurrent}
                    aria-current={isCurrent ? 'page' : undefined}
                    onClick={() => open(item.index)}
                  >
                    <span className={classes.railBates} data-source={page.batesSource ?? 'none'}>
                      {page.bates ?? page.controlNumber}
                    </span>
                    <span className={classes.railNote}>
                      <span className={classes.railFile}>
                        p {page.pageNumber}
                        {noteOf(page)}, {fileName(page.file)}
                      </span>
                      {present.map((tag) => (
                        <span key={tag.tagId} className={classes.railTag} title={tag.name}>
                          <span className={classes.railDot} style={{ background: colorOf(tag.colour) }} />
                          {tag.key ?? tag.name.slice(0, 3)}
                        </span>
                      ))}
                    </span>
                  </UnstyledButton>
                ) : (
                  <Skeleton height={24} mx="sm" mt={8} width="auto" />
                )}
              </li>
            );
          })}
        </ol>
      </section>
    </>
  );
}

/** What a reader should know before opening the page. */
function noteOf(page: PageSummary): string {
  if (page.status === 'blank') return ' · blank';
  if (page.status === 'problem') return ' · could not be read';
  return isHardToRead(page) ? ' · hard to read' : '';
}
