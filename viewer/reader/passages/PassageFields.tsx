import { type JSX, useState } from 'react';
import type { PassageDraft } from '#contract/review/passage.ts';
import { TagColor } from '#contract/review/tag.ts';
import type { CodebookTag } from '../../tagging/codebook-tag.ts';
import { Button, Checkbox, Group, NativeSelect, Stack } from '../../ui/parts.ts';
import { useReader } from '../reader-context.ts';
import { NoteTextarea } from './NoteTextarea.tsx';
import classes from './passages.module.css';

interface PassageFieldsProps {
  draft: PassageDraft;
  tags: readonly CodebookTag[];
  /** A note on the page must say something. */
  needsNote: boolean;
  save: (draft: PassageDraft) => Promise<unknown>;
  cancel: () => void;
}

/** Note, tags and color of a passage. Ctrl or ⌘ Enter saves. */
export function PassageFields(props: PassageFieldsProps): JSX.Element {
  const { tags, needsNote, save, cancel } = props;
  const { matter } = useReader();
  const [draft, setDraft] = useState(props.draft);
  const [isSaving, setIsSaving] = useState(false);
  const isIncomplete = needsNote && draft.note.trim() === '';
  const submit = async () => {
    if (isIncomplete) return;
    setIsSaving(true);
    await save(draft);
    setIsSaving(false);
  };
  const toggle = (tagId: string, isOn: boolean) =>
    setDraft({
      ...draft,
      tagIds: isOn ? [...draft.tagIds, tagId] : draft.tagIds.filter((other) => other !== tagId),
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
      }}
    >
      <Stack gap="xs">
        <NoteTextarea
          matter={matter}
          label="Note"
          value={draft.note}
          change={(note) => setDraft({ ...draft, note })}
        />
        {tags.length > 0 && (
          <fieldset className={classes.tagChoice}>
            <legend>Tags of the passage</legend>
            {tags.map((tag) => (
              <Checkbox
                key={tag.tagId}
                size="xs"
                label={tag.name}
                checked={draft.tagIds.includes(tag.tagId)}
                onChange={(event) => toggle(tag.tagId, event.currentTarget.checked)}
              />
            ))}
          </fieldset>
        )}
        <NativeSelect
          label="Color"
          value={draft.color}
          data={[...TagColor.options]}
          onChange={(event) => setDraft({ ...draft, color: TagColor.parse(event.currentTarget.value) })}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" size="compact-sm" onClick={cancel}>
            Cancel
          </Button>
          <Button type="submit" size="compact-sm" loading={isSaving} disabled={isIncomplete}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
