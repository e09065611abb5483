import { getRouteApi } from '@tanstack/react-router';
import type { JSX } from 'react';
import { InRail } from '../lists/rail-slot.ts';
import type { SearchParams } from '../params.ts';
import { hasCode } from '../server/call-failed.ts';
import { useMatter } from '../session/use-matter.ts';
import { Failure } from '../ui/Failure.tsx';
import { useDocumentTitle } from '../ui/parts.ts';
import { FacetPanel } from './facets/FacetPanel.tsx';
import { QueryError } from './QueryError.tsx';
import { ActiveFilters } from './results/ActiveFilters.tsx';
import { ChangeNotice } from './results/ChangeNotice.tsx';
import { HitList } from './results/HitList.tsx';
import { NoHits } from './results/NoHits.tsx';
import { PageNumberMatch } from './results/PageNumberMatch.tsx';
import { ResultHead } from './results/ResultHead.tsx';
import { ResultSkeleton } from './results/ResultSkeleton.tsx';
import { SearchExamples } from './SearchExamples.tsx';
import classes from './search.module.css';
import { toSearchRequest } from './to-search-request.ts';
import { useResults } from './use-results.ts';

const route = getRouteApi('/signed-in/m/$matter/search');

export function SearchScreen(): JSX.Element {
  const place = route.useSearch();
  useDocumentTitle(`${place.q ? `${place.q} · ` : ''}Search · Uncover`);
  return (
    <section className={classes.screen} aria-label="Search">
      {place.q ? <Results place={{ ...place, q: place.q }} /> : <SearchExamples />}
    </section>
  );
}

function Results({ place }: { place: SearchParams & { q: string } }): JSX.Element {
  const matter = useMatter();
  const asked = toSearchRequest(place);
  const { shown, isBehind, error, retry } = useResults(matter, asked);

  if (hasCode(error, 'query-syntax')) return <QueryError place={place} error={error} />;
  if (error) return <Failure title="The search did not run" error={error} retry={retry} />;
  return (
    <>
      <InRail>
        <FacetPanel asked={asked} place={place} pages={shown?.result.pages} />
      </InRail>
      {shown ? (
        <div className={classes.results} data-behind={isBehind} aria-busy={isBehind}>
          <ResultHead place={place} result={shown.result} />
          <ActiveFilters place={place} />
          <PageNumberMatch matter={matter} q={place.q} />
          <ChangeNotice asked={shown.asked} result={shown.result} />
          {shown.result.pages === 0 ? (
            <NoHits place={place} />
          ) : (
            <HitList key={JSON.stringify(shown.asked)} asked={shown.asked} result={shown.result} />
          )}
        </div>
      ) : (
        <ResultSkeleton />
      )}
    </>
  );
}
