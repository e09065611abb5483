import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { formatDateTime } from '#contract/values/dates.ts';
import { queries } from '../../server/queries.ts';
import { Skeleton, Text } from '../../ui/parts.ts';
import { useReader } from '../reader-context.ts';
import classes from './panel.module.css';

/** Who decided what about the page, newest first. */
export function HistoryBlock(): JSX.Element {
  const { matter, page } = useReader();
  const history = useQuery(queries.page(matter, page.pageId)).data?.history;
  return (
    <section className={classes.block} aria-label="History">
      {!history && <Skeleton height={32} />}
      {history?.length === 0 && <Text c="dimmed">No changes to this page yet.</Text>}
      <ul className={classes.history}>
        {history?.map(({ at, by, what }) => (
          <li key={`${at} ${what}`}>
            {what}
            <Text size="xs" c="dimmed" className="numbers">
              {by} · {formatDateTime(at)}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
