import type { JSX } from 'react';
import type { DocumentSummary } from '#contract/documents/document.ts';
import { documentKinds, toDocumentTitle } from '#contract/documents/document-kinds.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { formatDocumentDate } from '#contract/values/dates.ts';
import { ActionKey } from '../keys/ActionKey.tsx';
import type { Action } from '../keys/key-table.ts';
import { BatesText } from '../page/BatesText.tsx';
import { BoundaryReason } from '../page/BoundaryReason.tsx';
import type { Permission } from '../session/use-user.ts';
import { Button, Text, Title } from '../ui/parts.ts';
import classes from './documents.module.css';
import type { BoundaryEditor } from './use-boundary-editor.ts';

interface DocumentHeaderProps {
  document: DocumentSummary;
  /** In the list, from 0. */
  position: { index: number; total: number };
  /** The selected page, from 0. */
  pageIndex: number;
  review: Permission;
  boundaryEditor: BoundaryEditor;
  open: () => void;
}

/** The selected document's title, the reasons for its first page, and buttons to correct that. */
export function DocumentHeader({
  document,
  position,
  pageIndex,
  review,
  boundaryEditor,
  open,
}: DocumentHeaderProps): JSX.Element {
  const { title, kind, date, from, pages, boundary } = document;
  const about = [
    title !== null && documentKinds[kind],
    date && formatDocumentDate(date),
    from.length > 0 && `from ${from.join(', ')}`,
  ];
  return (
    <div className={classes.header}>
      <Title order={2} title={toDocumentTitle(document)}>
        {toDocumentTitle(document)}
      </Title>
      <Text>
        <BatesText number={document.beginBates ?? document.controlNumber} last={document.endBates} />
        {about.filter(Boolean).map((fact) => ` · ${fact}`)}
      </Text>
      <Text c="dimmed" className="numbers" aria-live="polite">
        Document {formatNumber(position.index + 1)} of {formatNumber(position.total)}, page{' '}
        {formatNumber(pageIndex + 1)} of {counted(pages, 'page')}
      </Text>
      <BoundaryReason boundary={boundary} />
      <div className={classes.tools} data-tool>
        {review.allowed && (
          <>
            <Tool
              action="confirm-boundary"
              onClick={boundaryEditor.confirm}
              disabled={boundary.source === 'confirmed' || boundaryEditor.isFirst}
            >
              Confirm
            </Tool>
            <Tool action="merge-previous" onClick={boundaryEditor.merge} disabled={boundaryEditor.isFirst}>
              Merge with previous document
            </Tool>
            <Tool action="split-here" onClick={boundaryEditor.split} disabled={pageIndex === 0}>
              Split at page {formatNumber(pageIndex + 1)}
            </Tool>
            <Tool action="undo-boundary" onClick={boundaryEditor.undo}>
              Undo
            </Tool>
          </>
        )}
        <Tool action="open-document" onClick={open}>
          Open page
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
  action: Action;
  onClick: () => void;
  disabled?: boolean;
  children: React.ReactNode;
}

function Tool({ action, onClick, disabled = false, children }: ToolProps): JSX.Element {
  return (
    <Button
      variant="default"
      disabled={disabled}
      onClick={onClick}
      rightSection={<ActionKey action={action} />}
    >
      {children}
    </Button>
  );
}
