import type { JSX } from 'react';
import type { DocumentSummary } from '#contract/documents/document.ts';
import { counted, sayNumber } from '#contract/values/counted.ts';
import { formatDocumentDate } from '#contract/values/dates.ts';
import { documentKinds, formatDocumentRange, toDocumentTitle } from '../format/describe-document.ts';
import { type Action, shownKeys } from '../keys/key-table.ts';
import { BoundaryReason } from '../page/BoundaryReason.tsx';
import type { Permission } from '../session/use-user.ts';
import { Button, Kbd, Text, Title } from '../ui/parts.ts';
import classes from './documents.module.css';
import type { BoundaryEditor } from './use-boundary-editor.ts';

interface DocumentHeaderProps {
  document: DocumentSummary;
  /** In the list, from 0. */
  place: { index: number; total: number };
  /** The page in hand, from 0. */
  sheet: number;
  review: Permission;
  mending: BoundaryEditor;
  open: () => void;
}

/** What the document in hand is, why it is taken to start where it does, and what can be done about that. */
export function DocumentHeader({
  document,
  place,
  sheet,
  review,
  mending,
  open,
}: DocumentHeaderProps): JSX.Element {
  const { title, kind, date, from, pages, boundary } = document;
  const about = [
    title !== null && documentKinds[kind],
    date && formatDocumentDate(date),
    from.length > 0 && `from ${from.join(', ')}`,
    formatDocumentRange(document),
  ];
  return (
    <div className={classes.handHead}>
      <Title order={2} title={toDocumentTitle(document)}>
        {toDocumentTitle(document)}
      </Title>
      <Text className="numbers">{about.filter(Boolean).join(' · ')}</Text>
      <Text c="dimmed" className="numbers" aria-live="polite">
        Document {sayNumber(place.index + 1)} of {sayNumber(place.total)}, page {sayNumber(sheet + 1)} of{' '}
        {counted(pages, 'page')}
      </Text>
      <BoundaryReason boundary={boundary} />
      <div className={classes.tools} data-tool>
        {review.allowed && (
          <>
            <Tool
              does="confirm-boundary"
              act={mending.confirm}
              off={boundary.source === 'confirmed' || mending.isFirst}
            >
              Confirm
            </Tool>
            <Tool does="join-before" act={mending.join} off={mending.isFirst}>
              Join with the one before
            </Tool>
            <Tool does="split-here" act={mending.split} off={sheet === 0}>
              Split at page {sayNumber(sheet + 1)}
            </Tool>
            <Tool does="undo-boundary" act={mending.undo}>
              Undo
            </Tool>
          </>
        )}
        <Tool does="open-document" act={open}>
          Read
        </Tool>
      </div>
      {review.why && (
        <Text size="xs" c="dimmed">
          {review.why}
        </Text>
      )}
    </div>
  );
}

interface ToolProps {
  does: Action;
  act: () => void;
  off?: boolean;
  children: React.ReactNode;
}

function Tool({ does, act, off = false, children }: ToolProps): JSX.Element {
  return (
    <Button
      variant="default"
      disabled={off}
      onClick={act}
      rightSection={<Kbd size="xs">{shownKeys(does)[0]}</Kbd>}
    >
      {children}
    </Button>
  );
}
