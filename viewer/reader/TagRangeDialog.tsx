import { useMutation } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { Tag } from '#contract/review/tag.ts';
import { messageOf } from '../server/call-failed.ts';
import { useTagging } from '../tagging/TaggingProvider.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Button, Group, NativeSelect, SegmentedControl, Stack, Text, TextInput } from '../ui/parts.ts';

interface TagRangeDialogProps {
  opened: boolean;
  close: () => void;
  tags: Tag[];
  /** The page in hand, where a range usually begins. */
  from: string;
}

/** One decision for many pages, from one number to another. */
export function TagRangeDialog({ opened, close, tags, from }: TagRangeDialogProps): JSX.Element {
  return (
    <Dialog opened={opened} close={close} title="Tag a range of pages">
      {opened && <RangeForm tags={tags} from={from} close={close} />}
    </Dialog>
  );
}

function RangeForm({ tags, from, close }: Pick<TagRangeDialogProps, 'tags' | 'from' | 'close'>): JSX.Element {
  const decide = useTagging();
  const [first, setFirst] = useState(from);
  const [last, setLast] = useState('');
  const [tagId, setTagId] = useState(tags[0]?.tagId ?? '');
  const [present, setPresent] = useState('on');
  const tag = tags.find((other) => other.tagId === tagId);
  const references = last.trim() === '' ? first.trim() : `${first.trim()}-${last.trim()}`;
  const send = useMutation({
    mutationFn: (chosen: Tag) => decide.tagRange(chosen, present === 'on', references),
    onSuccess: close,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (tag) send.mutate(tag);
      }}
    >
      <Stack gap="md">
        <Group grow align="flex-end">
          <NativeSelect
            label="Tag"
            size="sm"
            value={tagId}
            onChange={(event) => setTagId(event.currentTarget.value)}
            data={tags.map((other) => ({ value: other.tagId, label: other.name }))}
          />
          <SegmentedControl
            aria-label="Put on or take off"
            value={present}
            onChange={setPresent}
            data={[
              { value: 'on', label: 'Put on' },
              { value: 'off', label: 'Take off' },
            ]}
          />
        </Group>
        <TextInput
          label="From"
          description="A Bates number or control number"
          value={first}
          onChange={(event) => setFirst(event.currentTarget.value)}
          autoComplete="off"
          required
          withAsterisk={false}
        />
        <TextInput
          label="To"
          description="The last page of the range. Its last digits are enough; empty for one page"
          value={last}
          onChange={(event) => setLast(event.currentTarget.value)}
          autoComplete="off"
          data-autofocus
        />
        {send.isError && (
          <Text c="var(--mantine-color-error)" role="alert">
            {messageOf(send.error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" disabled={!tag} loading={send.isPending}>
            {present === 'on' ? 'Put the tag on' : 'Take the tag off'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
