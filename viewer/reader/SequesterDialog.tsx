import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { PageTarget } from '#contract/review/decision.ts';
import { counted } from '#contract/values/counted.ts';
import { call } from '../server/call.ts';
import { forgetPages } from '../server/sequester-queries.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogForm } from '../ui/DialogForm.tsx';
import { Group, NativeSelect, Text, TextInput } from '../ui/parts.ts';
import { ReasonField } from '../ui/ReasonField.tsx';
import { notify } from '../ui/toast.tsx';
import { listTargets, type TargetName, toTarget } from './list-targets.ts';
import { useReader } from './reader-context.ts';
import { useTargetCount } from './use-target-count.ts';

/** Hides pages from everyone: for a page that the agency demands back, or that turns out to be privileged. */
export function SequesterDialog(): JSX.Element {
  const { sequester } = useReader();
  return (
    <Dialog opened={sequester.isOpen} close={sequester.close} title="Sequester pages">
      {sequester.isOpen && <SequesterForm />}
    </Dialog>
  );
}

function SequesterForm(): JSX.Element {
  const { matter, page, currentList, sequester } = useReader();
  const client = useQueryClient();
  const [name, setName] = useState<TargetName | 'page'>('page');
  const [first, setFirst] = useState(page.bates ?? page.controlNumber);
  const [last, setLast] = useState('');
  const [reason, setReason] = useState('');
  const [noticeDate, setNoticeDate] = useState(toToday);
  const target: PageTarget | undefined =
    name === 'page'
      ? { kind: 'pages', pageIds: [page.pageId] }
      : toTarget(name, { page, list: currentList.params, first, last });
  const count = useTargetCount(target);
  const send = useMutation({
    mutationFn: (chosen: PageTarget) =>
      call(endpoints.sequesterPages, {
        params: { matter },
        body: { target: chosen, reason, noticeDate, ...(count.data && { pages: count.data.pages }) },
      }),
    onSuccess: ({ pageIds }) => {
      notify(`Sequestered ${counted(pageIds.length, 'page')}.`);
      sequester.close();
      forgetPages(client, matter, pageIds);
    },
  });
  const pages = count.data && counted(count.data.pages, 'page');
  return (
    <DialogForm
      send={`Sequester ${pages ?? 'pages'}`}
      sending={{ isPending: send.isPending, error: send.error ?? count.error }}
      isIncomplete={!pages || reason.trim() === ''}
      submit={() => target && pages && send.mutate(target)}
      cancel={sequester.close}
    >
      <Text>
        The pages disappear at once for everyone: from lists, search, reports, exports and open screens.
        Nothing is deleted, and an attorney can release them.
      </Text>
      <NativeSelect
        label="Pages"
        size="sm"
        value={name}
        onChange={(event) => setName(event.currentTarget.value as TargetName | 'page')}
        data={[{ value: 'page', label: 'This page' }, ...listTargets(currentList.params)]}
      />
      {name === 'range' && (
        <Group grow>
          <TextInput
            label="From"
            value={first}
            onChange={(event) => setFirst(event.currentTarget.value)}
            autoComplete="off"
          />
          <TextInput
            label="To"
            value={last}
            onChange={(event) => setLast(event.currentTarget.value)}
            autoComplete="off"
          />
        </Group>
      )}
      <ReasonField reason={reason} change={setReason} />
      <TextInput
        type="date"
        label="Date of the notice"
        description="The day of the agency’s letter, or of the discovery"
        value={noticeDate}
        onChange={(event) => setNoticeDate(event.currentTarget.value)}
        required
        withAsterisk={false}
      />
      {!count.error && <Text role="status">{pages ? `${pages} will be hidden.` : 'Counting pages…'}</Text>}
    </DialogForm>
  );
}

/** The day by this machine's clock. */
function toToday(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
