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
import { useChosenPages } from './results/use-chosen-pages.ts';
import { SearchExamples } from './SearchExamples.tsx';
import classes from './search.module.css';
import { toSearchRequest } from './to-search-request.ts';
import { useResults } from './use-results.ts';

const route = getRouteApi('/signed-in/m/$matter/search');

export function SearchScreen(): JSX.Element {
  const params = route.useSearch();
  useDocumentTitle(`${params.q ? `${params.q} · ` : ''}Search · Uncover`);
  return (
    <section className={classes.screen} aria-label="Search">
      {params.q ? <Results params={{ ...params, q: params.q }} /> : <SearchExamples />}
    </section>
  );
}

function Results({ params }: { params: SearchParams & { q: string } }): JSX.Element {
  const matter = useMatter();
  const request = toSearchRequest(params);
  const { shown, isBehind, error, retry } = useResults(matter, request);
  const chosen = useChosenPages(shown?.request ?? request);

  if (hasCode(error, 'query-syntax')) return <QueryError params={params} error={error} />;
  if (error) return <Failure title="The search could not be run" error={error} retry={retry} />;
  return (
    <>
      <InRail>
        <FacetPanel request={request} params={params} pages={shown?.result.pages} />
      </InRail>
      {shown ? (
        <div className={classes.results} data-behind={isBehind} aria-busy={isBehind}>
          <ResultHead params={params} request={shown.request} result={shown.result} chosen={chosen} />
          <ActiveFilters params={params} />
          <PageNumberMatch matter={matter} q={params.q} />
          <ChangeNotice request={shown.request} result={shown.result} />
          {shown.result.pages === 0 ? (
            <NoHits params={params} />
          ) : (
            <HitList
              key={JSON.stringify(shown.request)}
              request={shown.request}
              result={shown.result}
              chosen={chosen}
            />
          )}
        </div>
      ) : (
        <ResultSkeleton />
      )}
    </>
  );
}
