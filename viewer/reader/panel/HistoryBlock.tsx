import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { CHANGES_SENT } from '#contract/pages/page.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { messageOf } from '../../server/call-failed.ts';
import { queries } from '../../server/queries.ts';
import { Button, Skeleton, Text } from '../../ui/parts.ts';
import { useReader } from '../reader-context.ts';
import classes from './panel.module.css';

/** Who decided what about the page, newest first; what is long ago is loaded on request. */
export function HistoryBlock(): JSX.Element {
  const { matter, page } = useReader();
  const latest = useQuery(queries.page(matter, page.pageId)).data?.history;
  const oldest = latest?.at(-1)?.seq ?? 0;
  const earlier = useInfiniteQuery(queries.earlierHistory(matter, page.pageId, oldest));
  const history = [...(latest ?? []), ...(earlier.data?.pages.flat() ?? [])];
  const hasMore = earlier.data ? earlier.hasNextPage : latest?.length === CHANGES_SENT;
  return (
    <section className={classes.block} aria-label="History">
      {!latest && <Skeleton height={32} />}
      {latest?.length === 0 && <Text c="dimmed">No changes to this page yet.</Text>}
      <ul className={classes.history}>
        {history.map(({ seq, at, by, what }) => (
          <li key={seq}>
            {what}
            <Text size="xs" c="dimmed" className="numbers">
              {by} · {formatDateTime(at)}
            </Text>
          </li>
        ))}
      </ul>
      {earlier.error && (
        <Text c="var(--bad)" role="alert">
          {messageOf(earlier.error)}
        </Text>
      )}
      {hasMore && (
        <Button
          variant="default"
          size="compact-xs"
          mt="sm"
          loading={earlier.isFetching}
          onClick={() => void (earlier.data ? earlier.fetchNextPage() : earlier.refetch())}
        >
          Show earlier changes
        </Button>
      )}
    </section>
  );
}
