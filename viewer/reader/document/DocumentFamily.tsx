import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import type { DocumentView } from '#contract/documents/document.ts';
import { messageOf } from '../../server/call-failed.ts';
import { documentQueries } from '../../server/document-queries.ts';
import type { Permission } from '../../session/use-user.ts';
import { Button, Group, TextInput } from '../../ui/parts.ts';
import { notifyFailure } from '../../ui/toast.tsx';
import classes from './document-block.module.css';
import { useSetParent } from './use-set-parent.ts';

interface DocumentFamilyProps {
  matter: string;
  document: DocumentView;
  review: Permission;
}

/** Links to the document that this one is attached to and to its attachments, with buttons to change that. */
export function DocumentFamily({ matter, document, review }: DocumentFamilyProps): JSX.Element | null {
  const { parentId, attachmentIds } = document;
  const [isEdited, edit] = useState(false);
  const { attach, detach } = useSetParent(matter, document);
  const isFamily = parentId !== null || attachmentIds.length > 0;
  if (!review.allowed && !isFamily) return null;
  const detachNow = () =>
    detach().catch((error: unknown) => notifyFailure('The attachment was not changed', error));
  return (
    <>
      {isFamily && (
        <ul className={classes.attached} aria-label="Attached">
          {parentId !== null && (
            <li>
              Attached to <DocumentName matter={matter} document={parentId} />
            </li>
          )}
          {attachmentIds.map((attachment) => (
            <li key={attachment}>
              Attachment: <DocumentName matter={matter} document={attachment} />
            </li>
          ))}
        </ul>
      )}
      {isEdited && <AttachForm attach={attach} close={() => edit(false)} />}
      {review.allowed && !isEdited && (
        <Group gap="lg">
          <Button variant="subtle" className="flush" size="compact-xs" onClick={() => edit(true)}>
            {parentId === null ? 'Attach to a document' : 'Attach to another document'}
          </Button>
          {parentId !== null && (
            <Button variant="subtle" className="flush" size="compact-xs" onClick={detachNow}>
              Detach
            </Button>
          )}
        </Group>
      )}
    </>
  );
}

interface AttachFormProps {
  attach: (reference: string) => Promise<void>;
  close: () => void;
}

function AttachForm({ attach, close }: AttachFormProps): JSX.Element {
  const [reference, setReference] = useState('');
  const [error, setError] = useState<string>();
  return (
    <form
      aria-label="Attach to a document"
      onSubmit={(event) => {
        event.preventDefault();
        attach(reference.trim()).then(close, (failure: unknown) => setError(messageOf(failure)));
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <TextInput
        label="Parent document"
        description="Bates or control number of any of its pages"
        placeholder="ICE FOIA 10-2674.0001234"
        value={reference}
        error={error}
        maxLength={200}
        onChange={(event) => {
          setReference(event.currentTarget.value);
          setError(undefined);
        }}
      />
      <Group gap="xs" mt="xs">
        <Button type="submit" disabled={reference.trim() === ''}>
          Attach
        </Button>
        <Button variant="subtle" color="gray" onClick={close}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}

function DocumentName({ matter, document }: { matter: string; document: string }): JSX.Element {
  const { data } = useQuery(documentQueries.document(matter, document));
  return (
    <Link to="/m/$matter/p/$ref" params={{ matter, ref: document }} search={{ document }}>
      {data?.title ?? data?.beginBates ?? data?.controlNumber ?? 'another document'}
    </Link>
  );
}
