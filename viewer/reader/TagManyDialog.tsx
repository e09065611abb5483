import { useMutation } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { PageTarget } from '#contract/review/decision.ts';
import { describeMissingNumbers, type TargetCount } from '#contract/review/tag.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { NOTHING_APPLIES, TagSelect } from '../lists/TagSelect.tsx';
import { messageOf } from '../server/call-failed.ts';
import { listOffered } from '../tagging/codebook-tag.ts';
import { useTagging } from '../tagging/use-tagging.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogForm } from '../ui/DialogForm.tsx';
import { Group, NativeSelect, SegmentedControl, Text, TextInput } from '../ui/parts.ts';
import { listTargets, type TargetName, toTarget } from './list-targets.ts';
import { useReader } from './reader-context.ts';
import { useTargetCount } from './use-target-count.ts';

/** Decides about many pages at once: a range, a document, a family, all copies of the page, or a search's results. */
export function TagManyDialog(): JSX.Element {
  const { tagMany } = useReader();
  return (
    <Dialog opened={tagMany.isOpen} close={tagMany.close} title="Tag many pages">
      {tagMany.isOpen && <ManyForm />}
    </Dialog>
  );
}

function ManyForm(): JSX.Element {
  const { page, tags: all = [], tagMany, currentList } = useReader();
  const tags = listOffered(all);
  const { close } = tagMany;
  const tagging = useTagging();
  const [name, setName] = useState<TargetName>('range');
  const [first, setFirst] = useState(page.bates ?? page.controlNumber);
  const [last, setLast] = useState('');
  const [tagId, setTagId] = useState(() => (tagging.findLastTag(tags) ?? tags[0])?.tagId ?? NOTHING_APPLIES);
  const [change, setChange] = useState('apply');
  const tag = tags.find((other) => other.tagId === tagId) ?? null;
  const target = toTarget(name, { page, list: currentList.params, first, last });
  const count = useTargetCount(target);
  const send = useMutation({
    mutationFn: (chosen: PageTarget) =>
      tagging.decideTarget(tag, change === 'apply' ? 'yes' : 'take-off', chosen, count.data?.pages),
    onSuccess: close,
  });
  const pages = count.data && counted(count.data.pages, 'page');
  const labels = tag ? { apply: 'Apply', remove: 'Remove' } : { apply: 'Mark', remove: 'Take back' };
  return (
    <DialogForm
      send={describeSend(labels, change, tag === null, pages ?? 'pages')}
      sending={send}
      // Pages can be tagged only after their count was shown.
      isIncomplete={!pages}
      submit={() => target && pages && send.mutate(target)}
      cancel={close}
    >
      <Group grow align="flex-end">
        <TagSelect tags={tags} value={tagId} choose={setTagId} />
        <SegmentedControl
          aria-label={`${labels.apply} or ${labels.remove.toLowerCase()}`}
          value={change}
          onChange={setChange}
          data={[
            { value: 'apply', label: labels.apply },
            { value: 'remove', label: labels.remove },
          ]}
        />
      </Group>
      <NativeSelect
        label="Pages"
        size="sm"
        value={name}
        onChange={(event) => setName(event.currentTarget.value as TargetName)}
        data={listTargets(currentList.params)}
      />
      {name === 'range' && (
        <>
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
        </>
      )}
      <NamedPages count={count.data} error={count.error} isSeen={tag === null} />
    </DialogForm>
  );
}

function describeSend(
  labels: { apply: string; remove: string },
  change: string,
  isSeen: boolean,
  pages: string,
): string {
  if (change === 'apply') return isSeen ? `${labels.apply} ${pages}` : `${labels.apply} to ${pages}`;
  return `${labels.remove} from ${pages}`;
}

interface NamedPagesProps {
  count: TargetCount | undefined;
  error: Error | null;
  /** For the decision that nothing applies. */
  isSeen: boolean;
}

/** What the change applies to: pages outside the list are not visible, and may not be intended. */
function NamedPages({ count, error, isSeen }: NamedPagesProps): JSX.Element {
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
      {isSeen && ' Pages that you tagged keep your tags.'}
    </Text>
  );
}

/** `2 pages, 1 of them in your list of 18.` */
function describeCount({ pages, inList }: Pick<TargetCount, 'pages' | 'inList'>, total: number): string {
  const list = `in your list of ${formatNumber(total)}`;
  if (pages === 1) return `1 page, ${inList === 1 ? '' : 'not '}${list}.`;
  return `${counted(pages, 'page')}, ${formatNumber(inList)} of them ${list}.`;
}
