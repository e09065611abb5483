import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { SavedSearch } from '#contract/search/saved-search.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { formatDate } from '#contract/values/dates.ts';
import { toSearchParams } from '../../lists/saved-search-params.ts';
import { call } from '../../server/call.ts';
import { Button, Group, Table, Text } from '../../ui/parts.ts';
import { notifyFailure, notifyWithUndo } from '../../ui/toast.tsx';
import { RenameSearch } from './RenameSearch.tsx';
import classes from './saved-searches.module.css';
import { useRefreshSaved } from './use-refresh-saved-searches.ts';

interface SavedSearchRowProps {
  matter: string;
  search: SavedSearch;
  mayChange: boolean;
}

export function SavedSearchRow({ matter, search, mayChange }: SavedSearchRowProps): JSX.Element {
  const { name, q, mode, scopeDescription, problem } = search;
  return (
    <Table.Tr>
      <Table.Td>
        <Link
          to="/m/$matter/search"
          params={{ matter }}
          search={toSearchParams(search)}
          className={classes.name}
        >
          {name}
        </Link>
        <Text className={classes.query}>{q}</Text>
        <Text size="xs" c="dimmed">
          {mode === 'explore' ? 'Explore, ' : ''}
          {scopeDescription} · saved {formatDate(search.savedAt)} by {search.savedBy}
        </Text>
        {problem !== null && (
          <Text size="xs" c="var(--bad)" role="status">
            This search cannot be run now: {problem}
          </Text>
        )}
      </Table.Td>
      <Table.Td className={classes.right}>
        <Pages matter={matter} search={search} />
      </Table.Td>
      <Table.Td className={classes.right}>
        <NewHits matter={matter} search={search} />
      </Table.Td>
      <Table.Td>
        <Actions matter={matter} search={search} mayChange={mayChange} />
      </Table.Td>
    </Table.Tr>
  );
}

function Pages({ matter, search }: { matter: string; search: SavedSearch }): JSX.Element {
  if (search.pages === null) return <span title="Explore does not count every page">–</span>;
  if (search.pages === 0) return <>0</>;
  return (
    <Link
      to="/m/$matter/pages"
      params={{ matter }}
      search={toSearchParams(search)}
      aria-label={`${search.pages} pages of ${search.name}`}
    >
      {formatNumber(search.pages)}
    </Link>
  );
}

function NewHits({ matter, search }: { matter: string; search: SavedSearch }): JSX.Element {
  if (search.newPages === null) return <>–</>;
  if (search.newPages === 0) return <>0</>;
  return (
    <Link
      to="/m/$matter/pages"
      params={{ matter }}
      search={{ q: search.q, set: `saved.${search.searchId}.new` }}
      className={classes.new}
      aria-label={`${search.newPages} new pages of ${search.name}`}
    >
      {formatNumber(search.newPages)} new
    </Link>
  );
}

function Actions({ matter, search, mayChange }: SavedSearchRowProps): JSX.Element {
  const refresh = useRefreshSaved(matter);
  const [renaming, setRenaming] = useState(false);
  const params = { matter, search: search.searchId };
  const seen = useMutation({
    mutationFn: () => call(endpoints.markSearchSeen, { params }),
    onSuccess: refresh,
    onError: (error) => notifyFailure(`${search.name} could not be marked as seen`, error),
  });
  const restore = () =>
    call(endpoints.restoreSearch, { params }).then(refresh, (error: unknown) =>
      notifyFailure(`${search.name} could not be restored`, error),
    );
  const remove = useMutation({
    mutationFn: () => call(endpoints.removeSearch, { params }),
    onSuccess: async () => {
      await refresh();
      notifyWithUndo(`Removed ${search.name}.`, () => void restore());
    },
    onError: (error) => notifyFailure(`${search.name} could not be removed`, error),
  });
  const small = { variant: 'subtle', size: 'compact-xs' } as const;
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {(search.newPages ?? 0) > 0 && (
        <Button {...small} loading={seen.isPending} onClick={() => seen.mutate()}>
          Mark as seen
        </Button>
      )}
      {mayChange && (
        <>
          <Button {...small} onClick={() => setRenaming(true)} aria-label={`Rename ${search.name}`}>
            Rename
          </Button>
          <Button
            {...small}
            color="red"
            loading={remove.isPending}
            onClick={() => remove.mutate()}
            aria-label={`Remove ${search.name}`}
          >
            Remove
          </Button>
          <RenameSearch matter={matter} search={search} opened={renaming} close={() => setRenaming(false)} />
        </>
      )}
    </Group>
  );
}
