import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { DocumentsParams } from '../params.ts';
import { documentQueries } from '../server/document-queries.ts';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Skeleton } from '../ui/parts.ts';
import { DocumentBrowser } from './DocumentBrowser.tsx';
import { rowPicture } from './DocumentRow.tsx';
import classes from './documents.module.css';

type DocumentsListProps = { matter: string } & Pick<DocumentsParams, 'production' | 'unsure' | 'date' | 'at'>;

/** The documents of a list; the one that the address names is selected first. */
export function DocumentsList({ matter, production, unsure, date, at }: DocumentsListProps): JSX.Element {
  const filter = { production, unsure, date };
  const first = useQuery(documentQueries.documents(matter, filter, 0));
  // Only when the list opens: after that, the keys select documents.
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
  if (!first.data || (opened !== undefined && start.isPending)) return <DocumentsSkeleton />;
  if (first.data.total === 0)
    return <NoDocuments matter={matter} isUncertainOnly={unsure === 'yes'} isOfDate={date !== undefined} />;
  return <DocumentBrowser matter={matter} filter={filter} start={start.data ?? 0} />;
}

/** The list of first pages and the selected document, while they are loading. */
function DocumentsSkeleton(): JSX.Element {
  return (
    <div className={classes.browser} aria-hidden>
      <div className={classes.list}>
        {[0, 1, 2, 3].map((row) => (
          <div key={row} className={classes.document}>
            <Skeleton {...rowPicture} />
            <Skeleton height={18} />
          </div>
        ))}
      </div>
      <div className={classes.selected}>
        <div className={classes.header}>
          <Skeleton height={24} width="60%" />
          <Skeleton height={20} width="80%" />
        </div>
      </div>
    </div>
  );
}

interface NoDocumentsProps {
  matter: string;
  isUncertainOnly: boolean;
  isOfDate: boolean;
}

function NoDocuments({ matter, isUncertainOnly, isOfDate }: NoDocumentsProps): JSX.Element {
  if (isUncertainOnly) {
    return (
      <Empty isAlone title="No uncertain documents">
        Every document either starts clearly on its first page or has been confirmed.
      </Empty>
    );
  }
  if (isOfDate) {
    return (
      <Empty isAlone title="No documents with this date">
        Remove the filter at the top to see all documents.
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
