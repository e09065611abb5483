import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import type { DocumentsParams } from '../params.ts';
import { documentQueries } from '../server/document-queries.ts';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/parts.ts';
import { DocumentBrowser } from './DocumentBrowser.tsx';

type DocumentsListProps = { matter: string } & Pick<DocumentsParams, 'production' | 'unsure' | 'at'>;

/** The documents of a list with the one in hand; it begins at the one that the address names. */
export function DocumentsList({ matter, production, unsure, at }: DocumentsListProps): JSX.Element {
  const filter = { production, unsure };
  const first = useQuery(documentQueries.documents(matter, filter, 0));
  // Only where the list opens: from then on the keys say which document is in hand.
  const [opened] = useState(at);
  const start = useQuery({
    ...documentQueries.indexOf(matter, filter, opened ?? ''),
    enabled: opened !== undefined,
  });
  if (first.isError && !first.data) {
    return (
      <Failure title="The documents did not load" error={first.error} retry={() => void first.refetch()} />
    );
  }
  if (!first.data || (opened !== undefined && start.isPending)) return <Skeleton height="100%" />;
  if (first.data.total === 0) return <NoDocuments matter={matter} isUnsureOnly={unsure === 'yes'} />;
  return <DocumentBrowser matter={matter} filter={filter} start={start.data ?? 0} />;
}

function NoDocuments({ matter, isUnsureOnly }: { matter: string; isUnsureOnly: boolean }): JSX.Element {
  if (isUnsureOnly) {
    return (
      <Empty title="No document is unsure">
        Every first page says clearly enough that a document starts there, or somebody has confirmed it.
      </Empty>
    );
  }
  return (
    <Empty title="No document yet">
      <span>
        Documents are put together from the pages of{' '}
        <Link to="/m/$matter" params={{ matter }}>
          a production
        </Link>{' '}
        once they are read.
      </span>
    </Empty>
  );
}
