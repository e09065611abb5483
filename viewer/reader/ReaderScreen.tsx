import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { MissingNumberText } from '../page/MissingNumber.tsx';
import type { ReaderParams } from '../params.ts';
import { batesQueries } from '../server/bates-queries.ts';
import { hasCode, messageOf } from '../server/call-failed.ts';
import { useMatter } from '../session/use-matter.ts';
import { usePermission } from '../session/use-user.ts';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Text, useDocumentTitle } from '../ui/parts.ts';
import { type CurrentPage, useCurrentPage } from './navigation/use-current-page.ts';
import { OpeningPage } from './OpeningPage.tsx';
import { Reader } from './Reader.tsx';
import { DecidedPageContext, LoadedPagesContext, ReaderContext } from './reader-context.ts';
import { useReaderState } from './use-reader-state.ts';

const route = getRouteApi('/signed-in/m/$matter/p/$ref');

/** Shows a page, its list and the decisions about it. */
export function ReaderScreen(): JSX.Element {
  const matter = useMatter();
  const { ref } = route.useParams();
  const params = route.useSearch();
  const current = useCurrentPage(matter, ref);
  useDocumentTitle(`${current.summary?.bates ?? current.summary?.controlNumber ?? ref} · Uncover`);

  if (hasCode(current.error, 'sequestered'))
    return <SequesteredNotice matter={matter} error={current.error} />;
  if (hasCode(current.error, 'not-found')) return <UnknownPage matter={matter} reference={ref} />;
  if (current.error) {
    return <Failure title={`Page ${ref} could not be opened`} error={current.error} retry={current.retry} />;
  }
  if (current.pageId === undefined) return <OpeningPage matter={matter} />;
  return <OpenPage matter={matter} pageId={current.pageId} current={current} params={params} />;
}

interface OpenPageProps {
  matter: string;
  pageId: string;
  current: CurrentPage;
  params: ReaderParams;
}

function OpenPage({ matter, pageId, current, params }: OpenPageProps): JSX.Element {
  const state = useReaderState(matter, pageId, current, params);
  if (!state) return <OpeningPage matter={matter} />;
  return (
    <ReaderContext value={state.reader}>
      <LoadedPagesContext value={state.loaded}>
        <DecidedPageContext value={state.decided}>
          <Reader />
        </DecidedPageContext>
      </LoadedPagesContext>
    </ReaderContext>
  );
}

/** In place of a page that was hidden, also while it is open. It comes back by itself when it is released. */
function SequesteredNotice({ matter, error }: { matter: string; error: Error | null }): JSX.Element {
  const attorney = usePermission('attorney');
  return (
    <Empty isAlone isWholeScreen title="This page is sequestered">
      <Text role="status">{messageOf(error)}</Text>
      {attorney.allowed && (
        <Link to="/m/$matter/sequestered" params={{ matter }}>
          Open the list of sequestered pages
        </Link>
      )}
      <Link to="/m/$matter/pages" params={{ matter }}>
        Open the first page of the matter
      </Link>
    </Empty>
  );
}

interface UnknownPageProps {
  matter: string;
  reference: string;
}

/** For an address that names no page: retrying would not help. */
function UnknownPage({ matter, reference }: UnknownPageProps): JSX.Element {
  const missing = useQuery(batesQueries.findPages(matter, reference)).data?.missing;
  return (
    <Empty isAlone isWholeScreen title={`There is no page ${reference} in this matter`}>
      {missing && <MissingNumberText missing={missing} />}
      <Link to="/m/$matter/search" params={{ matter }} search={{ q: reference }}>
        Search for {reference}
      </Link>
      <Link to="/m/$matter/pages" params={{ matter }}>
        Open the first page of the matter
      </Link>
    </Empty>
  );
}
