import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { QuerySyntax } from '../lists/QuerySyntax.tsx';
import { RESULTS_ID } from '../lists/results-id.ts';
import type { SearchParams } from '../params.ts';
import { CallFailed, messageOf } from '../server/call-failed.ts';
import { useMatter } from '../session/use-matter.ts';
import { Button, Group, Stack, Text, Title } from '../ui/parts.ts';
import classes from './search.module.css';
import { splitAtError } from './split-at-error.ts';

interface QueryErrorProps {
  params: SearchParams & { q: string };
  error: unknown;
}

/**
 * Explains a refused query, which must never look like zero hits: the position of the error, and queries to
 * run instead.
 */
export function QueryError({ params, error }: QueryErrorProps): JSX.Element {
  const matter = useMatter();
  const refused = error instanceof CallFailed ? error : undefined;
  const position = refused?.position;
  const interpretations = refused?.interpretations ?? [];
  const [before, after] = splitAtError(params.q, position);
  return (
    <Stack id={RESULTS_ID} tabIndex={-1} maw={720} p="xl" gap="md" className={classes.scrolls}>
      <div role="alert">
        <Title order={1} mb="sm">
          {interpretations.length > 1
            ? 'This query can be interpreted in two ways'
            : 'This query could not be understood'}
        </Title>
        <Text size="md">{messageOf(error)}</Text>
      </div>
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
      {interpretations.length > 0 && (
        <Group gap="sm" role="group" aria-label="Run one of these instead">
          {interpretations.map((interpretation) => (
            <Button
              key={interpretation}
              variant="light"
              size="sm"
              styles={{
                root: { height: 'auto' },
                label: { height: 'auto', whiteSpace: 'pre-wrap', paddingBlock: 8 },
              }}
              renderRoot={(given) => (
                <Link
                  {...given}
                  to="/m/$matter/search"
                  params={{ matter }}
                  search={{ ...params, q: interpretation }}
                />
              )}
            >
              {interpretation}
            </Button>
          ))}
        </Group>
      )}
      <QuerySyntax />
    </Stack>
  );
}
