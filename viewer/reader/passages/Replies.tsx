import { type JSX, useState } from 'react';
import type { Passage } from '#contract/review/passage.ts';
import type { Reply } from '#contract/review/reply.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { usePermission, useUser } from '../../session/use-user.ts';
import { Button, Group, Text } from '../../ui/parts.ts';
import { useReader } from '../reader-context.ts';
import { NoteTextarea } from './NoteTextarea.tsx';
import classes from './passages.module.css';
import type { Passages } from './use-passages.ts';

interface RepliesProps {
  passage: Passage;
  passages: Passages;
}

/** What people answered to a passage or note, in the order of writing. */
export function Replies({ passage, passages }: RepliesProps): JSX.Element | null {
  if (passage.replies.length === 0) return null;
  return (
    <ol className={classes.replies} aria-label="Replies">
      {passage.replies.map((reply) => (
        <ReplyItem key={reply.replyId} reply={reply} remove={passages.removeReply} />
      ))}
    </ol>
  );
}

function ReplyItem({ reply, remove }: { reply: Reply; remove: Passages['removeReply'] }): JSX.Element {
  const { review } = useReader();
  const isOwn = useUser().userName === reply.author && review.allowed;
  const mayDelete = usePermission('attorney').allowed || isOwn;
  return (
    <li>
      <p className={classes.note}>{reply.text}</p>
      <Group gap="md">
        <Text size="xs" c="dimmed" className="numbers">
          {reply.authorName} · {formatDateTime(reply.at)}
        </Text>
        {mayDelete && (
          <Button
            variant="subtle"
            className="flush"
            size="compact-xs"
            aria-label={`Delete reply: ${reply.text}`}
            onClick={() => void remove(reply)}
          >
            Delete
          </Button>
        )}
      </Group>
    </li>
  );
}

interface ReplyFormProps {
  save: (text: string) => Promise<boolean>;
  close: () => void;
}

/** Ctrl or ⌘ Enter sends. The text stays if sending fails. */
export function ReplyForm({ save, close }: ReplyFormProps): JSX.Element {
  const { matter } = useReader();
  const [text, setText] = useState('');
  const [isSaving, setIsSaving] = useState(false);
  const isEmpty = text.trim() === '';
  const submit = async () => {
    if (isEmpty) return;
    setIsSaving(true);
    if (await save(text)) close();
    else setIsSaving(false);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
      }}
    >
      <NoteTextarea matter={matter} label="Reply" value={text} change={setText} />
      <Group justify="flex-end" gap="xs" mt="xs">
        <Button variant="default" size="compact-sm" onClick={close}>
          Cancel
        </Button>
        <Button type="submit" size="compact-sm" loading={isSaving} disabled={isEmpty}>
          Send reply
        </Button>
      </Group>
    </form>
  );
}
