import { useMutation, useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { describeMissingNumbers, type TargetCount } from '#contract/review/tag.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { messageOf } from '../server/call-failed.ts';
import { queries } from '../server/queries.ts';
import { type CodebookTag, listOffered } from '../tagging/codebook-tag.ts';
import { useTagging } from '../tagging/TaggingProvider.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import {
  Button,
  Group,
  NativeSelect,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  useDebouncedValue,
} from '../ui/parts.ts';
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
  const { page, tags: all = [], tagRange } = useReader();
  const tags = listOffered(all);
  const { close } = tagRange;
  const tagging = useTagging();
  const [first, setFirst] = useState(page.bates ?? page.controlNumber);
  const [last, setLast] = useState('');
  const [tagId, setTagId] = useState(() => (tagging.findLastTag(tags) ?? tags[0])?.tagId ?? '');
  const [change, setChange] = useState('apply');
  const tag = tags.find((other) => other.tagId === tagId);
  const references = last.trim() === '' ? first.trim() : `${first.trim()}-${last.trim()}`;
  const count = useTargetCount(references);
  const send = useMutation({
    mutationFn: (chosen: CodebookTag) =>
      tagging.decideTarget(
        chosen,
        change === 'apply' ? 'yes' : 'take-off',
        { kind: 'references', references },
        count.data?.pages,
      ),
    onSuccess: close,
  });
  const pages = count.data && counted(count.data.pages, 'page');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // Pages can be tagged only after their count was shown.
        if (tag && pages) send.mutate(tag);
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
        <NamedPages count={count.data} error={send.error ?? count.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" disabled={!tag || !pages} loading={send.isPending}>
            {change === 'apply' ? `Apply to ${pages ?? 'pages'}` : `Remove from ${pages ?? 'pages'}`}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface NamedPagesProps {
  count: TargetCount | undefined;
  error: Error | null;
}

/** What the change applies to: pages outside the list are not visible, and may not be intended. */
function NamedPages({ count, error }: NamedPagesProps): JSX.Element {
  const total = useReader().currentList.position?.total ?? 0;
  if (error) {
    return (
      <Text c="var(--mantine-color-error)" role="alert">
        {messageOf(error)}
      </Text>
    );
  }
  const missing = count && describeMissingNumbers(count);
  return (
    <Text role="status" mih={40}>
      {count ? describeCount(count, total) : 'Counting pages…'}
      {missing && ` ${missing}.`}
    </Text>
  );
}

/** `2 pages, 1 of them in your list of 18.` */
function describeCount({ pages, inList }: Pick<TargetCount, 'pages' | 'inList'>, total: number): string {
  const list = `in your list of ${formatNumber(total)}`;
  if (pages === 1) return `1 page, ${inList === 1 ? '' : 'not '}${list}.`;
  return `${counted(pages, 'page')}, ${formatNumber(inList)} of them ${list}.`;
}

/** Milliseconds without a key before the pages are counted. */
const PAUSE = 200;

function useTargetCount(references: string) {
  const { matter, currentList } = useReader();
  const [asked] = useDebouncedValue(references, PAUSE);
  const count = useQuery({
    ...queries.targetCount(matter, { kind: 'references', references: asked }, currentList.params),
    enabled: asked !== '',
  });
  // The preview must match what is typed.
  return asked === references ? count : { data: undefined, error: null };
}
