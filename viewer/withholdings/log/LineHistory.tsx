import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { formatDateTime } from '#contract/values/dates.ts';
import type { Withholding } from '#contract/withholdings/withholding.ts';
import { withholdingQueries } from '../../server/withholding-queries.ts';
import { Title } from '../../ui/parts.ts';
import classes from '../withholdings.module.css';

/** The changes of a line, newest first. */
export function LineHistory({ matter, line }: { matter: string; line: Withholding }): JSX.Element | null {
  const { data = [] } = useQuery(withholdingQueries.history(matter, line.pageId, line.part));
  if (data.length === 0) return null;
  return (
    <>
      <Title order={2} size="h3" mt="md">
        History
      </Title>
      <ul className={classes.history}>
        {data.map(({ at, by, what }) => (
          <li key={`${at} ${what}`}>
            {formatDateTime(at)}, {by}: {what}
          </li>
        ))}
      </ul>
    </>
  );
}
