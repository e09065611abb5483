import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { SequesteredPage } from '#contract/review/sequester.ts';
import { counted } from '#contract/values/counted.ts';
import { call } from '../server/call.ts';
import { forgetPages } from '../server/sequester-queries.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogForm } from '../ui/DialogForm.tsx';
import { Text } from '../ui/parts.ts';
import { ReasonField } from '../ui/ReasonField.tsx';
import { notify } from '../ui/toast.tsx';

interface ReleaseDialogProps {
  matter: string;
  /** None: the dialog is closed. */
  pages: readonly SequesteredPage[];
  close: () => void;
}

export function ReleaseDialog({ matter, pages, close }: ReleaseDialogProps): JSX.Element {
  return (
    <Dialog opened={pages.length > 0} close={close} title={`Release ${counted(pages.length, 'page')}`}>
      {pages.length > 0 && <ReleaseForm matter={matter} pages={pages} close={close} />}
    </Dialog>
  );
}

function ReleaseForm({ matter, pages, close }: ReleaseDialogProps): JSX.Element {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const pageIds = pages.map(({ pageId }) => pageId);
  const release = useMutation({
    mutationFn: () => call(endpoints.releasePages, { params: { matter }, body: { pageIds, reason } }),
    onSuccess: (result) => {
      notify(`Released ${counted(result.pageIds.length, 'page')}.`);
      close();
      forgetPages(client, matter, pageIds);
    },
  });
  return (
    <DialogForm
      send={`Release ${counted(pages.length, 'page')}`}
      sending={release}
      isIncomplete={reason.trim() === ''}
      submit={() => release.mutate()}
      cancel={close}
    >
      <Text>
        Everyone on the matter sees the pages again, with their tags, passages and numbers as they were.
      </Text>
      <ReasonField reason={reason} change={setReason} />
    </DialogForm>
  );
}
