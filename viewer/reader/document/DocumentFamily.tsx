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

/** The document that one was attached to, and what is attached to it, as doors; a person may say otherwise. */
export function DocumentFamily({ matter, document, review }: DocumentFamilyProps): JSX.Element | null {
  const { parentId, attachmentIds } = document;
  const [isEdited, edit] = useState(false);
  const { attach, part } = useSetParent(matter, document);
  const isFamily = parentId !== null || attachmentIds.length > 0;
  if (!review.allowed && !isFamily) return null;
  const partNow = () => part().catch((error: unknown) => notifyFailure('The family was not changed', error));
  return (
    <>
      {isFamily && (
        <ul className={classes.doors} aria-label="Attached">
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
        <Group gap="xs">
          <Button variant="subtle" size="compact-xs" onClick={() => edit(true)}>
            {parentId === null ? 'Attached to another document' : 'Attached to another one'}
          </Button>
          {parentId !== null && (
            <Button variant="subtle" size="compact-xs" onClick={partNow}>
              Not attached
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
      aria-label="Attached to another document"
      onSubmit={(event) => {
        event.preventDefault();
        attach(reference.trim()).then(close, (failure: unknown) => setError(messageOf(failure)));
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <TextInput
        label="Any page of the document that it was attached to"
        placeholder="Bates or control number"
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
          Join
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
