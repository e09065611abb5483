import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { DocumentView } from '#contract/documents/document.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import { sayNumber } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { shownKeys } from '../../keys/key-table.ts';
import { BoundaryReason } from '../../page/BoundaryReason.tsx';
import { messageOf } from '../../server/call-failed.ts';
import { documentQueries } from '../../server/document-queries.ts';
import type { Permission } from '../../session/use-user.ts';
import { Button, Group, Kbd, Skeleton, Text, Title } from '../../ui/parts.ts';
import { DocumentFamily } from './DocumentFamily.tsx';
import { DocumentNav } from './DocumentNav.tsx';
import classes from './document-block.module.css';
import { Facts } from './Facts.tsx';

interface DocumentBlockProps {
  matter: string;
  page: PageSummary;
  review: Permission;
  /** A document starts on this page, or goes on from the one before. */
  toggleBoundary: () => void;
  className: string | undefined;
  titleClass: string | undefined;
}

/** The document that the page is of: what is known of it and from where, and where it starts. */
export function DocumentBlock(props: DocumentBlockProps): JSX.Element {
  const { matter, page, review, toggleBoundary, className, titleClass } = props;
  const document = useQuery(documentQueries.document(matter, page.documentId));
  return (
    <section className={className} aria-label="Document">
      <Group justify="space-between" mb={4}>
        <Title order={2} className={titleClass}>
          Document
        </Title>
        <DocumentNav matter={matter} document={page.documentId} />
      </Group>
      <DocumentPosition matter={matter} page={page} />
      {!document.data && !document.isError && <Skeleton height={64} mt="xs" />}
      {!document.data && document.isError && (
        <Text c="var(--bad)">What is known of the document did not load. {messageOf(document.error)}</Text>
      )}
      {document.data && <Facts matter={matter} document={document.data} review={review} />}
      {document.data && <DocumentFamily matter={matter} document={document.data} review={review} />}
      {document.data && page.startsDocument && <BoundaryReason boundary={document.data.boundary} />}
      {review.allowed && (
        <Button
          variant="default"
          mt="xs"
          onClick={toggleBoundary}
          rightSection={<Kbd size="xs">{shownKeys('toggle-boundary')[0]}</Kbd>}
        >
          {page.startsDocument ? 'Join with the document before' : 'A document starts here'}
        </Button>
      )}
      {document.data && <History history={document.data.history} />}
    </section>
  );
}

/** `page 3 of 7`, as a door to those seven. */
function DocumentPosition({ matter, page }: { matter: string; page: PageSummary }): JSX.Element {
  const place = useQuery(documentQueries.pagePlace(matter, page.documentId, page.pageId));
  return (
    <Text className="numbers">
      <Link to="/m/$matter/pages" params={{ matter }} search={{ document: page.documentId }}>
        {place.data && place.data.index >= 0
          ? `page ${sayNumber(place.data.index + 1)} of ${sayNumber(place.data.total)}`
          : page.startsDocument
            ? 'starts on this page'
            : 'runs on from the page before'}
      </Link>{' '}
      <Link to="/m/$matter/documents" params={{ matter }} search={{ at: page.documentId }}>
        among the documents
      </Link>
    </Text>
  );
}

function History({ history }: Pick<DocumentView, 'history'>): JSX.Element | null {
  if (history.length === 0) return null;
  return (
    <details className={classes.history}>
      <summary>History of this document</summary>
      <ul>
        {history.map(({ at, by, what }) => (
          <li key={`${at} ${what}`}>
            {what}
            <Text size="xs" c="dimmed" className="numbers">
              {by} · {formatDateTime(at)}
            </Text>
          </li>
        ))}
      </ul>
    </details>
  );
}
