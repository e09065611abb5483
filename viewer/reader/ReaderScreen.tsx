import { getRouteApi } from '@tanstack/react-router';
import type { JSX } from 'react';
import { toListParams } from '../lists/current-list.ts';
import { PageSkeleton } from '../page/PageSkeleton.tsx';
import { useMatter } from '../session/use-matter.ts';
import { Failure } from '../ui/Failure.tsx';
import { useDocumentTitle } from '../ui/parts.ts';
import { useCurrentPage } from './navigation/use-current-page.ts';
import { Reader } from './Reader.tsx';

const route = getRouteApi('/signed-in/m/$matter/p/$ref');

/** A page, the list it is read in, and what is decided about it. */
export function ReaderScreen(): JSX.Element {
  const matter = useMatter();
  const { ref } = route.useParams();
  const place = route.useSearch();
  const current = useCurrentPage(matter, ref);
  useDocumentTitle(`${current.summary?.bates ?? current.summary?.controlNumber ?? ref} · Uncover`);

  if (current.error) {
    return <Failure title={`Page ${ref} did not open`} error={current.error} retry={current.retry} />;
  }
  if (current.pageId === undefined) return <PageSkeleton />;
  return (
    <Reader
      matter={matter}
      pageId={current.pageId}
      current={current}
      list={toListParams(place)}
      place={place}
    />
  );
}
