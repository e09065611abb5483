import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { SearchState } from '#contract/search/search.ts';
import { counted } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { queries } from '../../server/queries.ts';
import { useMatter } from '../../session/use-matter.ts';
import { Text } from '../../ui/parts.ts';

/** How Explore's search server is doing. Nothing where there is none: then there is nothing that can be behind. */
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
    return `Meilisearch is not in use since ${formatDateTime(failure.at)}: ${failure.message} Explore uses the embedded index.`;
  }
  if (isFilling) {
    const left =
      behind === 0 ? 'is getting ready' : `is indexing this matter, ${counted(behind, 'page')} to go`;
    return `Meilisearch ${left}. Explore uses the embedded index until then.`;
  }
  return behind === 0
    ? 'Explore uses Meilisearch, which has every page.'
    : `Explore uses Meilisearch, which is ${counted(behind, 'page')} behind.`;
}
