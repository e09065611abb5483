import { type JSX, useState } from 'react';
import {
  type ContradictionDraft,
  ContradictionKind,
  contradictionKindNames,
  LONGEST_REASON,
} from '#contract/review/contradiction.ts';
import { Button, Group, NativeSelect, Stack, Textarea } from '../ui/parts.ts';

interface ContradictionFormProps {
  draft: ContradictionDraft;
  submitLabel: string;
  /** Whether it succeeded. */
  save: (draft: ContradictionDraft) => Promise<boolean>;
  close: () => void;
}

/** Kind and reason of a contradiction. Ctrl or ⌘ Enter saves. */
export function ContradictionForm({ draft, submitLabel, save, close }: ContradictionFormProps): JSX.Element {
  const [kind, setKind] = useState(draft.kind);
  const [why, setWhy] = useState(draft.why);
  const [isSaving, setIsSaving] = useState(false);
  const isIncomplete = why.trim() === '';
  const submit = async () => {
    if (isIncomplete || isSaving) return;
    setIsSaving(true);
    if (await save({ kind, why })) close();
    else setIsSaving(false);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
      }}
    >
      <Stack gap="sm">
        <NativeSelect
          label="Kind"
          value={kind}
          data={ContradictionKind.options.map((value) => ({ value, label: contradictionKindNames[value] }))}
          onChange={(event) => setKind(ContradictionKind.parse(event.currentTarget.value))}
        />
        <Textarea
          label="Why, in one sentence"
          value={why}
          maxLength={LONGEST_REASON}
          autosize
          minRows={2}
          maxRows={8}
          data-autofocus
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={isSaving} disabled={isIncomplete}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
