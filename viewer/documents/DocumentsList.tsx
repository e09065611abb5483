import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { DocumentsParams } from '../params.ts';
import { documentQueries } from '../server/document-queries.ts';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Skeleton } from '../ui/parts.ts';
import { DocumentBrowser } from './DocumentBrowser.tsx';

type DocumentsListProps = { matter: string } & Pick<DocumentsParams, 'production' | 'unsure' | 'at'>;

/** The documents of a list; the one that the address names is selected first. */
export function DocumentsList({ matter, production, unsure, at }: DocumentsListProps): JSX.Element {
  const filter = { production, unsure };
  const first = useQuery(documentQueries.documents(matter, filter, 0));
  // Only when the list opens: from then on the keys select documents.
  const [opened] = useState(at);
  const start = useQuery({
    ...documentQueries.indexOf(matter, filter, opened ?? ''),
    enabled: opened !== undefined,
  });
  if (first.isError && !first.data) {
    return (
      <Failure
        title="The documents could not be loaded"
        error={first.error}
        retry={() => void first.refetch()}
      />
    );
  }
  if (!first.data || (opened !== undefined && start.isPending)) return <Skeleton height="100%" />;
  if (first.data.total === 0) return <NoDocuments matter={matter} isUncertainOnly={unsure === 'yes'} />;
  return <DocumentBrowser matter={matter} filter={filter} start={start.data ?? 0} />;
}

function NoDocuments({ matter, isUncertainOnly }: { matter: string; isUncertainOnly: boolean }): JSX.Element {
  if (isUncertainOnly) {
    return (
      <Empty isAlone title="No uncertain documents">
        Every document either starts clearly on its first page or has been confirmed.
      </Empty>
    );
  }
  return (
    <Empty
      isAlone
      title="No documents yet"
      action={
        <LinkButton to="/m/$matter/productions" params={{ matter }}>
          Open productions
        </LinkButton>
      }
    >
      Uncover groups the pages of a production into documents once they are processed.
    </Empty>
  );
}
