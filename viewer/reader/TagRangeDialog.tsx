import { useMutation } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { Tag } from '#contract/review/tag.ts';
import { messageOf } from '../server/call-failed.ts';
import { useTagging } from '../tagging/TaggingProvider.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Button, Group, NativeSelect, SegmentedControl, Stack, Text, TextInput } from '../ui/parts.ts';
import { useReader } from './reader-context.ts';

/** Applies a tag to many pages, or removes it, from one number to another. */
export function TagRangeDialog(): JSX.Element {
  const { tagRange } = useReader();
  return (
    <Dialog opened={tagRange.isOpen} close={tagRange.close} title="Tag a range of pages">
      {tagRange.isOpen && <RangeForm />}
    </Dialog>
  );
}

function RangeForm(): JSX.Element {
  const { page, tags = [], tagRange } = useReader();
  const { close } = tagRange;
  const tagging = useTagging();
  const [first, setFirst] = useState(page.bates ?? page.controlNumber);
  const [last, setLast] = useState('');
  const [tagId, setTagId] = useState(tags[0]?.tagId ?? '');
  const [change, setChange] = useState('apply');
  const tag = tags.find((other) => other.tagId === tagId);
  const references = last.trim() === '' ? first.trim() : `${first.trim()}-${last.trim()}`;
  const send = useMutation({
    mutationFn: (chosen: Tag) =>
      tagging.tagTarget(chosen, change === 'apply', { kind: 'references', references }),
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
            aria-label="Apply or remove"
            value={change}
            onChange={setChange}
            data={[
              { value: 'apply', label: 'Apply' },
              { value: 'remove', label: 'Remove' },
            ]}
          />
        </Group>
        <TextInput
          label="From"
          description="Bates or control number of the first page"
          value={first}
          onChange={(event) => setFirst(event.currentTarget.value)}
          autoComplete="off"
          required
          withAsterisk={false}
        />
        <TextInput
          label="To"
          description="The final digits of the last page are enough. Leave blank for a single page."
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
            {change === 'apply' ? 'Apply tag' : 'Remove tag'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
