import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useMatter } from '../matters/use-matter.ts';
import type { SearchPlace } from '../places.ts';
import { hasCode } from '../server/call-failed.ts';
import { queries } from '../server/queries.ts';
import { Failure } from '../ui/Failure.tsx';
import { useDocumentTitle } from '../ui/parts.ts';
import { Examples } from './Examples.tsx';
import { HitList } from './HitList.tsx';
import { NoHits } from './NoHits.tsx';
import { QueryError } from './QueryError.tsx';
import { ResultHead } from './ResultHead.tsx';
import { ResultSkeleton } from './ResultSkeleton.tsx';
import classes from './search.module.css';

const route = getRouteApi('/signed-in/m/$matter/search');

export function SearchScreen(): JSX.Element {
  const place = route.useSearch();
  useDocumentTitle(`${place.q ? `${place.q} · ` : ''}Search · Uncover`);
  return (
    <section className={classes.screen} aria-label="Search">
      {place.q ? <Results place={place} q={place.q} /> : <Examples />}
    </section>
  );
}

function Results({ place, q }: { place: SearchPlace; q: string }): JSX.Element {
  const matter = useMatter();
  const asked = { q, production: place.production, tag: place.tag };
  const first = useQuery(queries.search(matter, asked, 0));

  if (first.isPending) return <ResultSkeleton />;
  if (hasCode(first.error, 'query-syntax')) return <QueryError query={q} error={first.error} />;
  if (first.isError) {
    return <Failure title="The search did not run" error={first.error} retry={() => void first.refetch()} />;
  }
  return (
    <>
      <ResultHead place={place} result={first.data} />
      {first.data.pages === 0 ? (
        <NoHits place={place} />
      ) : (
        <HitList key={JSON.stringify(asked)} asked={asked} total={first.data.pages} />
      )}
    </>
  );
}
