import type { JSX } from 'react';
import { CallFailed, messageOf } from '../server/call-failed.ts';
import { Stack, Text, Title } from '../ui/parts.ts';
import { QueryTable } from './QueryHelp.tsx';
import classes from './search.module.css';
import { splitAt } from './split-at.ts';

/** A query that cannot be read is an error with its place, never zero hits. */
export function QueryError({ query, error }: { query: string; error: unknown }): JSX.Element {
  const position = error instanceof CallFailed ? error.position : undefined;
  const [before, after] = splitAt(query, position);
  return (
    <Stack maw={720} p="xl" gap="md" role="alert">
      <Title order={1}>This query cannot be read yet</Title>
      <Text size="md">{messageOf(error)}</Text>
      {position !== undefined && (
        <div className={classes.caret}>
          {before}
          <b>{after === '' ? ' ' : after.slice(0, 1)}</b>
          {after.slice(1)}
          <Text size="xs" c="dimmed" ff="text" mt={4}>
            at character {position + 1}
          </Text>
        </div>
      )}
      <QueryTable />
    </Stack>
  );
}
