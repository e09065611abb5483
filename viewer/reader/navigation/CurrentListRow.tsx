import type { JSX } from 'react';
import type { PageSummary } from '#contract/pages/page.ts';
import type { Tag } from '#contract/review/tag.ts';
import { fileName } from '../../format/format.ts';
import { isHardToRead } from '../../page/text-quality.ts';
import { Skeleton, UnstyledButton } from '../../ui/parts.ts';
import { colorOf } from '../../ui/TagMark.tsx';
import classes from '../reader.module.css';

/** Pixels; all rows are of one height. */
export const rowHeight = 40;

interface CurrentListRowProps {
  /** Undefined while it is loading. */
  page: PageSummary | undefined;
  tags: readonly Tag[];
  isCurrent: boolean;
  top: number;
  open: () => void;
}

/** A page of the list: its number, its place in its file, and its tags. */
export function CurrentListRow({ page, tags, isCurrent, top, open }: CurrentListRowProps): JSX.Element {
  return (
    <li className={classes.railItem} style={{ transform: `translateY(${top}px)` }}>
      {page ? (
        <UnstyledButton
          className={classes.railRow}
          data-current={isCurrent}
          aria-current={isCurrent ? 'page' : undefined}
          onClick={open}
        >
          <span className={classes.railBates} data-source={page.batesSource ?? 'none'}>
            {page.bates ?? page.controlNumber}
          </span>
          <span className={classes.railNote}>
            <span className={classes.railFile}>
              p. {page.pageNumber}
              {describeTrouble(page)}, {fileName(page.file)}
            </span>
            {tags
              .filter(({ tagId }) => page.tagIds.includes(tagId))
              .map((tag) => (
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
}

/** What a reviewer should know before opening the page. */
function describeTrouble(page: PageSummary): string {
  if (page.status === 'blank') return ' · blank';
  if (page.status === 'problem') return ' · could not be read';
  return isHardToRead(page) ? ' · hard to read' : '';
}
