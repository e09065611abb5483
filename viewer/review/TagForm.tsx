import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { type Tag, TagColor, type TagDraft } from '#contract/review/tag.ts';
import { call } from '../server/call.ts';
import { queries } from '../server/queries.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { FormFoot } from '../ui/FormFoot.tsx';
import { NativeSelect, Stack, Textarea, TextInput } from '../ui/parts.ts';
import { colorOf } from '../ui/TagMark.tsx';
import classes from './codebook.module.css';
import { freeKeys } from './free-keys.ts';

interface TagFormProps {
  matter: string;
  tags: Tag[];
  editing: Tag | 'new' | undefined;
  close: () => void;
}

export function TagForm({ matter, tags, editing, close }: TagFormProps): JSX.Element {
  const title = editing === 'new' ? 'Add tag' : 'Edit tag';
  return (
    <Dialog opened={editing !== undefined} close={close} title={title}>
      {editing && (
        <Fields matter={matter} tags={tags} tag={editing === 'new' ? undefined : editing} close={close} />
      )}
    </Dialog>
  );
}

interface FieldsProps {
  matter: string;
  tags: Tag[];
  tag: Tag | undefined;
  close: () => void;
}

function Fields({ matter, tags, tag, close }: FieldsProps): JSX.Element {
  const client = useQueryClient();
  const keys = freeKeys(tags, tag);
  const unused = TagColor.options.find((color) => tags.every((other) => other.color !== color));
  const [draft, setDraft] = useState({
    name: tag?.name ?? '',
    definition: tag?.definition ?? '',
    color: tag?.color ?? unused ?? 'blue',
    key: tag ? tag.key : (keys[0] ?? null),
    examples: tag?.examples ?? [],
    groupId: tag?.groupId ?? null,
  });
  const save = useMutation({
    mutationFn: (body: TagDraft) =>
      tag
        ? call(endpoints.changeTag, { params: { matter, tag: tag.tagId }, body })
        : call(endpoints.addTag, { params: { matter }, body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: queries.tags(matter).queryKey });
      close();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(draft);
      }}
    >
      <Stack gap="md">
        <TextInput
          label="Name"
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          maxLength={80}
          required
          withAsterisk={false}
          data-autofocus
        />
        <Textarea
          label="When to use it"
          description="And when not to. Include an example if you can."
          value={draft.definition}
          onChange={(event) => setDraft({ ...draft, definition: event.currentTarget.value })}
          maxLength={2000}
          autosize
          minRows={3}
        />
        <NativeSelect
          label="Key"
          size="sm"
          value={draft.key ?? ''}
          onChange={(event) => setDraft({ ...draft, key: event.currentTarget.value || null })}
          data={[{ value: '', label: 'None' }, ...keys]}
        />
        <fieldset className={classes.colors}>
          <legend>Color</legend>
          {TagColor.options.map((color) => (
            <label key={color} className={classes.color}>
              <input
                type="radio"
                name="color"
                checked={draft.color === color}
                onChange={() => setDraft({ ...draft, color })}
              />
              <span className={classes.swatch} style={{ background: colorOf(color) }} />
              {color}
            </label>
          ))}
        </fieldset>
        <FormFoot send="Save" sending={save} cancel={close} />
      </Stack>
    </form>
  );
}
