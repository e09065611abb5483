import { useMutation } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { type Tag, TagColor } from '#contract/review/tag.ts';
import { call } from '../server/call.ts';
import { DialogForm } from '../ui/DialogForm.tsx';
import { EditDialog } from '../ui/EditDialog.tsx';
import { Group, NativeSelect, Textarea } from '../ui/parts.ts';
import { colorOf } from '../ui/TagMark.tsx';
import classes from './codebook.module.css';
import { ExampleFields } from './ExampleFields.tsx';
import { freeKeys } from './free-keys.ts';
import { NameField } from './NameField.tsx';
import type { useCodebook } from './use-codebook.ts';

interface TagFormProps {
  codebook: ReturnType<typeof useCodebook>;
  editing: Tag | 'new' | undefined;
  close: () => void;
}

export function TagForm({ codebook, editing, close }: TagFormProps): JSX.Element {
  return (
    <EditDialog
      titles={{ add: 'Add tag', edit: 'Edit tag' }}
      size="lg"
      editing={editing}
      close={close}
      form={(tag) => <Fields codebook={codebook} tag={tag} close={close} />}
    />
  );
}

interface FieldsProps {
  codebook: TagFormProps['codebook'];
  tag: Tag | undefined;
  close: () => void;
}

function Fields({ codebook, tag, close }: FieldsProps): JSX.Element {
  const { matter, refresh } = codebook;
  const tags = codebook.tags.data ?? [];
  const groups = codebook.groups.data ?? [];
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
    mutationFn: () =>
      tag
        ? call(endpoints.changeTag, { params: { matter, tag: tag.tagId }, body: draft })
        : call(endpoints.addTag, { params: { matter }, body: draft }),
    onSuccess: async () => {
      await refresh();
      close();
    },
  });
  return (
    <DialogForm send="Save" sending={save} cancel={close} submit={() => save.mutate()}>
      <NameField name={draft.name} change={(name) => setDraft({ ...draft, name })} />
      <Textarea
        label="When to use it"
        description="And when not to. A changed definition is a new version, and everyone is told once."
        value={draft.definition}
        onChange={(event) => setDraft({ ...draft, definition: event.currentTarget.value })}
        maxLength={2000}
        autosize
        minRows={3}
      />
      <ExampleFields
        matter={matter}
        examples={draft.examples}
        change={(examples) => setDraft({ ...draft, examples })}
      />
      <Group grow align="flex-start">
        {!tag?.isRetired && (
          <NativeSelect
            label="Key"
            size="sm"
            value={draft.key ?? ''}
            onChange={(event) => setDraft({ ...draft, key: event.currentTarget.value || null })}
            data={[{ value: '', label: 'None' }, ...keys]}
          />
        )}
        {groups.length > 0 && (
          <NativeSelect
            label="Group"
            size="sm"
            value={draft.groupId ?? ''}
            onChange={(event) => setDraft({ ...draft, groupId: event.currentTarget.value || null })}
            data={[
              { value: '', label: 'None' },
              ...groups.map(({ groupId, name }) => ({ value: groupId, label: name })),
            ]}
          />
        )}
      </Group>
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
    </DialogForm>
  );
}
