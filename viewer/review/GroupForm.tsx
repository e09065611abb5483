import { useMutation } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { TagGroup } from '#contract/review/tag-group.ts';
import { call } from '../server/call.ts';
import { DialogForm } from '../ui/DialogForm.tsx';
import { EditDialog } from '../ui/EditDialog.tsx';
import { Checkbox } from '../ui/parts.ts';
import { NameField } from './NameField.tsx';
import type { useCodebook } from './use-codebook.ts';

interface GroupFormProps {
  codebook: ReturnType<typeof useCodebook>;
  editing: TagGroup | 'new' | undefined;
  close: () => void;
}

export function GroupForm({ codebook, editing, close }: GroupFormProps): JSX.Element {
  return (
    <EditDialog
      titles={{ add: 'Add group', edit: 'Edit group' }}
      editing={editing}
      close={close}
      form={(group) => <Fields codebook={codebook} group={group} close={close} />}
    />
  );
}

interface FieldsProps {
  codebook: GroupFormProps['codebook'];
  group: TagGroup | undefined;
  close: () => void;
}

function Fields({ codebook: { matter, refresh }, group, close }: FieldsProps): JSX.Element {
  const [draft, setDraft] = useState({
    name: group?.name ?? '',
    isExclusive: group?.isExclusive ?? false,
    isRequired: group?.isRequired ?? false,
  });
  const save = useMutation({
    mutationFn: () =>
      group
        ? call(endpoints.changeTagGroup, { params: { matter, group: group.groupId }, body: draft })
        : call(endpoints.addTagGroup, { params: { matter }, body: draft }),
    onSuccess: async () => {
      await refresh();
      close();
    },
  });
  return (
    <DialogForm
      send="Save"
      sending={save}
      isIncomplete={draft.name.trim() === ''}
      cancel={close}
      submit={() => save.mutate()}
    >
      <NameField name={draft.name} change={(name) => setDraft({ ...draft, name })} />
      <Checkbox
        label="One tag a page"
        description="Applying a tag of the group takes off the same person’s other tag of the group. Two people may still disagree."
        checked={draft.isExclusive}
        onChange={(event) => setDraft({ ...draft, isExclusive: event.currentTarget.checked })}
      />
      <Checkbox
        label="Required before done"
        description="A page is done when somebody has decided about a tag of the group, or that nothing applies."
        checked={draft.isRequired}
        onChange={(event) => setDraft({ ...draft, isRequired: event.currentTarget.checked })}
      />
    </DialogForm>
  );
}
