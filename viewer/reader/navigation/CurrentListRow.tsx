import { type JSX, memo } from 'react';
import type { PageSummary } from '#contract/pages/page.ts';
import { fileName } from '../../format/format.ts';
import { BatesText } from '../../page/BatesText.tsx';
import { isHardToRead } from '../../page/text-quality.ts';
import type { CodebookTag } from '../../tagging/codebook-tag.ts';
import { IconCheck } from '../../ui/icons.ts';
import { Skeleton, UnstyledButton } from '../../ui/parts.ts';
import classes from './current-list.module.css';
import { PageTags } from './PageTags.tsx';

/** Pixels; all rows have the same height. */
export const rowHeight = 28;

interface CurrentListRowProps {
  index: number;
  /** Undefined while it is loading. */
  page: PageSummary | undefined;
  tags: readonly CodebookTag[];
  isCurrent: boolean;
  top: number;
  /** The same for all rows at all times: a row renders again only when something in it changes. */
  open: (index: number) => void;
}

/** A page of the list in one row: the end of its number, a warning if there is one, and its tags. */
export const CurrentListRow = memo(function CurrentListRow(props: CurrentListRowProps): JSX.Element {
  const { index, page, tags, isCurrent, top, open } = props;
  return (
    <li className={classes.item} style={{ transform: `translateY(${top}px)` }}>
      {page ? (
        <UnstyledButton
          className={classes.row}
          data-current={isCurrent}
          aria-current={isCurrent ? 'page' : undefined}
          title={`${page.bates ?? page.controlNumber}: page ${page.pageNumber} of ${fileName(page.file)}`}
          onClick={() => open(index)}
        >
          <span className={classes.number} data-source={page.batesSource ?? 'none'}>
            <BatesText number={page.bates ?? page.controlNumber} />
          </span>
          <span className={classes.note}>
            {[describeTrouble(page), page.title].filter(Boolean).join(', ')}
          </span>
          <PageTags page={page} tags={tags} />
          {(page.reviewed || page.tagIds.length > 0) && (
            <IconCheck size={12} className={classes.reviewed} aria-label="decided" />
          )}
        </UnstyledButton>
      ) : (
        <Skeleton height={16} mx="sm" mt={6} width="auto" />
      )}
    </li>
  );
});

/** What a reviewer should know before opening the page. */
function describeTrouble(page: PageSummary): string {
  if (page.status === 'blank') return 'blank';
  if (page.status === 'problem') return 'could not be read';
  return isHardToRead(page) ? 'hard to read' : '';
}
