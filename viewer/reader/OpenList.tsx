import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { PageSkeleton } from '../page/PageSkeleton.tsx';
import { toPageReference } from '../page/page-reference.ts';
import { queries } from '../server/queries.ts';
import { useMatter } from '../session/use-matter.ts';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';

const route = getRouteApi('/signed-in/m/$matter/pages');

/** Opens a list at its first page. Links behind counts lead here. */
export function OpenList(): JSX.Element {
  const matter = useMatter();
  const list = route.useSearch();
  const pages = useQuery({ ...queries.pages(matter, list, 'first', 0), staleTime: 0 });
  if (pages.isPending) return <PageSkeleton />;
  if (pages.isError) {
    return (
      <Failure title="The list could not be opened" error={pages.error} retry={() => void pages.refetch()} />
    );
  }
  const first = pages.data.pages[0];
  if (!first)
    return (
      <Empty isAlone isWholeScreen title="This list has no pages">
        Its pages may not have been processed yet, or may no longer have the tag.
      </Empty>
    );
  return (
    <Navigate
      to="/m/$matter/p/$ref"
      params={{ matter, ref: toPageReference(first) }}
      search={list}
      state={{ pageId: first.pageId }}
      replace
    />
  );
}
