import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { SearchState } from '#contract/search/search.ts';
import { counted } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { queries } from '../../server/queries.ts';
import { useMatter } from '../../session/use-matter.ts';
import { Text } from '../../ui/parts.ts';

/** The state of Explore's search server. Renders nothing if there is none. */
export function SearchServerStatus(): JSX.Element | null {
  const { data } = useQuery(queries.searchState(useMatter()));
  if (!data?.server) return null;
  return (
    <Text size="xs" c="dimmed" role="status" aria-label="Search server">
      {describe(data.server)}
    </Text>
  );
}

function describe({ isFilling, behind, failure }: NonNullable<SearchState['server']>): string {
  if (failure) {
    return `Meilisearch has been unavailable since ${formatDateTime(failure.at)}: ${failure.message} Explore uses the built-in index.`;
  }
  if (isFilling) {
    const left =
      behind === 0 ? 'is starting' : `is indexing this matter, with ${counted(behind, 'page')} left`;
    return `Meilisearch ${left}. Explore uses the built-in index until then.`;
  }
  return behind === 0
    ? 'Explore uses Meilisearch. Its index is up to date.'
    : `Explore uses Meilisearch. Its index is ${counted(behind, 'page')} behind.`;
}
