import { useSortable } from '@dnd-kit/sortable';
import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { Tag } from '#contract/review/tag.ts';
import { keyOfTag } from '../keys/key-table.ts';
import { PageCountLink } from '../lists/PageCountLink.tsx';
import { call } from '../server/call.ts';
import { TagMeaning } from '../tagging/TagMeaning.tsx';
import { Button, Group, Kbd, Text } from '../ui/parts.ts';
import { TagMark } from '../ui/TagMark.tsx';
import { notifyFailure, notifyWithUndo } from '../ui/toast.tsx';
import classes from './codebook.module.css';
import { EarlierVersions } from './EarlierVersions.tsx';
import { Grip, styleOf } from './Grip.tsx';
import type { useCodebook } from './use-codebook.ts';

interface TagRowProps {
  codebook: ReturnType<typeof useCodebook>;
  tag: Tag;
  mayChange: boolean;
  edit: () => void;
}

export function TagRow({ codebook, tag, mayChange, edit }: TagRowProps): JSX.Element {
  const { matter } = codebook;
  const sortable = useSortable({ id: tag.tagId, disabled: !mayChange });
  return (
    <li
      ref={sortable.setNodeRef}
      style={styleOf(sortable)}
      className={classes.row}
      data-dragging={sortable.isDragging}
    >
      {mayChange ? <Grip sortable={sortable} name={tag.name} /> : <span />}
      <span>{keyOfTag(tag) ? <Kbd size="sm">{tag.key}</Kbd> : <Text c="dimmed">·</Text>}</span>
      <span className={classes.name}>
        <TagMark tag={tag} />
      </span>
      <div>
        <TagMeaning matter={matter} meaning={tag} />
        {tag.key !== null && keyOfTag(tag) === null && (
          <Text size="sm">The reader uses the key {tag.key} itself now. Edit the tag to choose another.</Text>
        )}
        <EarlierVersions matter={matter} tag={tag} />
      </div>
      <span className="numbers">
        <PageCountLink
          matter={matter}
          pages={tag.pages}
          list={{ tag: tag.tagId }}
          what={`pages tagged ${tag.name}`}
        />
      </span>
      {mayChange && <TagActions codebook={codebook} tag={tag} edit={edit} />}
    </li>
  );
}

function TagActions({ codebook, tag, edit }: Omit<TagRowProps, 'mayChange'>): JSX.Element {
  const { matter, refresh } = codebook;
  const { tagId, name } = tag;
  const isUnused = tag.pages + tag.conflicts + tag.unsure === 0;
  const restore = () => {
    const { definition, examples, color, key, groupId } = tag;
    const body = { name, definition, examples, color, key, groupId };
    call(endpoints.addTag, { params: { matter }, body }).then(refresh, (error: unknown) =>
      notifyFailure(`${name} could not be restored`, error),
    );
  };
  const offerAgain = () => {
    const params = { matter, tag: tagId };
    call(endpoints.retireTag, { params, body: { isRetired: false } }).then(refresh, (error: unknown) =>
      notifyFailure(`${name} could not be restored`, error),
    );
  };
  const remove = useMutation({
    mutationFn: () => call(endpoints.removeTag, { params: { matter, tag: tagId } }),
    onSuccess: async () => {
      await refresh();
      notifyWithUndo(`Removed ${name}.`, restore);
    },
    onError: (error) => notifyFailure(`${name} could not be removed`, error),
  });
  const retire = useMutation({
    mutationFn: () =>
      call(endpoints.retireTag, { params: { matter, tag: tagId }, body: { isRetired: true } }),
    onSuccess: async () => {
      await refresh();
      notifyWithUndo(`Retired ${name}. Pages keep it.`, offerAgain);
    },
    onError: (error) => notifyFailure(`${name} could not be retired`, error),
  });
  return (
    <Group gap={4} wrap="nowrap">
      <Button variant="subtle" size="compact-xs" onClick={edit} aria-label={`Edit ${name}`}>
        Edit
      </Button>
      {isUnused ? (
        <Button
          variant="subtle"
          color="red"
          size="compact-xs"
          loading={remove.isPending}
          onClick={() => remove.mutate()}
          aria-label={`Remove ${name}`}
        >
          Remove
        </Button>
      ) : (
        <Button
          variant="subtle"
          size="compact-xs"
          loading={retire.isPending}
          onClick={() => retire.mutate()}
          aria-label={`Retire ${name}`}
        >
          Retire
        </Button>
      )}
    </Group>
  );
}
