import { Link } from '@tanstack/react-router';
import { type CSSProperties, type JSX, useState } from 'react';
import { isOrphan, type Passage } from '#contract/review/passage.ts';
import { counted } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { FactDialog } from '../../facts/FactDialog.tsx';
import { LinkDialog } from '../../linking/LinkDialog.tsx';
import { useOtherSide } from '../../linking/use-other-side.ts';
import { usePermission, useUser } from '../../session/use-user.ts';
import { Button, Group, Text, useClipboard } from '../../ui/parts.ts';
import { colorOf, TagMark } from '../../ui/TagMark.tsx';
import { notify } from '../../ui/toast.tsx';
import { useReader } from '../reader-context.ts';
import { PassageFields } from './PassageFields.tsx';
import classes from './passages.module.css';
import { Replies, ReplyForm } from './Replies.tsx';
import { citeQuotation } from './SelectionActions.tsx';
import type { Passages } from './use-passages.ts';

interface PassageItemProps {
  passage: Passage;
  passages: Passages;
}

/** A passage or a note: what it quotes, its tags and note, and who made it when. */
export function PassageItem({ passage, passages }: PassageItemProps): JSX.Element {
  const { matter, tags = [], review, passageForm } = useReader();
  const { quotation, note } = passage;
  const isOwn = useUser().userName === passage.author && review.allowed;
  const mayDelete = usePermission('attorney').allowed || isOwn;
  const [isReplying, setIsReplying] = useState(false);
  return (
    <li className={classes.passage} style={{ '--passage': colorOf(passage.color) } as CSSProperties}>
      {quotation !== null && <blockquote className={classes.quotation}>{quotation}</blockquote>}
      {isOrphan(passage) && (
        <Text size="xs" c="var(--warn)">
          These words are not in the text in use. The quotation is kept as it was.
        </Text>
      )}
      {passageForm.edited === passage.passageId ? (
        <PassageFields
          draft={passage}
          tags={tags}
          needsNote={quotation === null}
          save={async ({ color, tagIds, note: text }) => {
            if (await passages.change(passage, { color, tagIds, note: text }))
              passageForm.close(passage.passageId);
          }}
          cancel={() => passageForm.close(passage.passageId)}
        />
      ) : (
        <>
          {note !== '' && <p className={classes.note}>{note}</p>}
          <Group gap="xs">
            {tags
              .filter(({ tagId }) => passage.tagIds.includes(tagId))
              .map((tag) => (
                <TagMark key={tag.tagId} tag={tag} />
              ))}
          </Group>
          <Text size="xs" c="dimmed" className="numbers">
            {passage.authorName} · {formatDateTime(passage.at)}
            {passage.changedAt !== null && ' · changed'}
          </Text>
          {passage.contradictions > 0 && (
            <Link
              to="/m/$matter/contradictions"
              params={{ matter }}
              search={{ passage: passage.passageId }}
              className={classes.links}
            >
              In {counted(passage.contradictions, 'contradiction')}
            </Link>
          )}
          {passage.facts > 0 && (
            <Link
              to="/m/$matter/chronology"
              params={{ matter }}
              search={{ passage: passage.passageId }}
              className={classes.links}
            >
              Source of {counted(passage.facts, 'fact')}
            </Link>
          )}
          <Replies passage={passage} passages={passages} />
          {isReplying && (
            <ReplyForm save={(text) => passages.reply(passage, text)} close={() => setIsReplying(false)} />
          )}
          <Group gap="md">
            {review.allowed && !isReplying && (
              <Action label="Reply" passage={passage} act={() => setIsReplying(true)} />
            )}
            {isOwn && (
              <Action label="Edit" passage={passage} act={() => passageForm.edit(passage.passageId)} />
            )}
            {quotation !== null && <CopyAction passage={passage} quotation={quotation} />}
            {review.allowed && <FactAction passage={passage} />}
            {review.allowed && <LinkActions passage={passage} />}
            {mayDelete && (
              <Action label="Delete" passage={passage} act={() => void passages.remove(passage)} />
            )}
          </Group>
        </>
      )}
    </li>
  );
}

function CopyAction({ passage, quotation }: { passage: Passage; quotation: string }): JSX.Element | null {
  const { detail } = useReader();
  const clipboard = useClipboard();
  if (!detail) return null;
  const copy = () => {
    clipboard.copy(citeQuotation(quotation, detail.cite));
    notify('Copied with its citation.');
  };
  return <Action label="Copy with citation" passage={passage} act={copy} />;
}

/** Proposes a fact that the passage shows. */
function FactAction({ passage }: { passage: Passage }): JSX.Element | null {
  const { matter, detail } = useReader();
  const [isAdding, setIsAdding] = useState(false);
  if (!detail) return null;
  const { passageId, quotation, note } = passage;
  return (
    <>
      <Action label="Add fact" passage={passage} act={() => setIsAdding(true)} />
      <FactDialog
        matter={matter}
        passages={[{ passageId, words: quotation ?? note, cite: detail.cite }]}
        opened={isAdding}
        close={() => setIsAdding(false)}
      />
    </>
  );
}

/** Starts to look for the other side of the passage, or links it as the one that was looked for. */
function LinkActions({ passage }: { passage: Passage }): JSX.Element | null {
  const { matter, detail } = useReader();
  const { sought, look } = useOtherSide(matter);
  const [isLinking, setIsLinking] = useState(false);
  const words = passage.quotation ?? passage.note;
  if (!detail) return null;
  return (
    <>
      <Action
        label="Find the other side"
        passage={passage}
        act={() => look({ passageId: passage.passageId, words, cite: detail.cite })}
      />
      {sought && sought.passageId !== passage.passageId && (
        <Action label="Link as other side" passage={passage} act={() => setIsLinking(true)} />
      )}
      <LinkDialog
        matter={matter}
        words={isLinking ? words : undefined}
        ensurePassage={async () => passage.passageId}
        close={() => setIsLinking(false)}
      />
    </>
  );
}

interface ActionProps {
  label: string;
  passage: Passage;
  act: () => void;
}

function Action({ label, passage, act }: ActionProps): JSX.Element {
  return (
    <Button
      variant="subtle"
      className="flush"
      size="compact-xs"
      aria-label={`${label}: ${passage.quotation ?? passage.note}`}
      onClick={act}
    >
      {label}
    </Button>
  );
}
