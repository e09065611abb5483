import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { DocumentView } from '#contract/documents/document.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { ActionKey } from '../../keys/ActionKey.tsx';
import { BoundaryReason } from '../../page/BoundaryReason.tsx';
import type { ReadPage } from '../../page/read-page.ts';
import { messageOf } from '../../server/call-failed.ts';
import { documentQueries } from '../../server/document-queries.ts';
import { Button, Group, Skeleton, Text } from '../../ui/parts.ts';
import panel from '../panel/panel.module.css';
import { useReader } from '../reader-context.ts';
import { DocumentFamily } from './DocumentFamily.tsx';
import { DocumentNav } from './DocumentNav.tsx';
import classes from './document-block.module.css';
import { Facts } from './Facts.tsx';

/** The document that the page belongs to: its facts with their sources, and where it starts. */
export function DocumentBlock(): JSX.Element {
  const { matter, page, review, toggleBoundary } = useReader();
  const document = useQuery(documentQueries.document(matter, page.documentId));
  return (
    <section className={panel.block} aria-label="Document">
      <Group justify="space-between" mb={4}>
        <PositionInDocument matter={matter} page={page} />
        <DocumentNav matter={matter} document={page.documentId} />
      </Group>
      {!document.data && !document.isError && <Skeleton height={64} mt="xs" />}
      {!document.data && document.isError && (
        <Text c="var(--bad)">The document’s details could not be loaded. {messageOf(document.error)}</Text>
      )}
      {document.data && <Facts matter={matter} document={document.data} review={review} />}
      {document.data && <DocumentFamily matter={matter} document={document.data} review={review} />}
      {document.data && page.startsDocument && <BoundaryReason boundary={document.data.boundary} />}
      {review.allowed && (
        <Button
          variant="default"
          mt="xs"
          onClick={toggleBoundary}
          rightSection={<ActionKey action="toggle-boundary" />}
        >
          {page.startsDocument ? 'Merge with previous document' : 'Start new document here'}
        </Button>
      )}
      {document.data && <History history={document.data.history} />}
    </section>
  );
}

/** `Page 3 of 7`, a link that opens those seven pages. */
function PositionInDocument({ matter, page }: { matter: string; page: ReadPage }): JSX.Element {
  const { data } = useQuery(documentQueries.pagePosition(matter, page.documentId, page.pageId));
  return (
    <Group gap="sm" fz="sm" className="numbers">
      <Link to="/m/$matter/pages" params={{ matter }} search={{ document: page.documentId }}>
        {data && data.index >= 0
          ? `Page ${formatNumber(data.index + 1)} of ${formatNumber(data.total)}`
          : page.startsDocument
            ? 'Starts on this page'
            : 'Continues from the previous page'}
      </Link>
      <Link to="/m/$matter/documents" params={{ matter }} search={{ at: page.documentId }}>
        Show in documents
      </Link>
    </Group>
  );
}

function History({ history }: Pick<DocumentView, 'history'>): JSX.Element | null {
  if (history.length === 0) return null;
  return (
    <details className={classes.history}>
      <summary>Document history</summary>
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
