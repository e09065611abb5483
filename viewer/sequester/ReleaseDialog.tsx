import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { SequesteredPage } from '#contract/review/sequester.ts';
import { counted } from '#contract/values/counted.ts';
import { call } from '../server/call.ts';
import { messageOf } from '../server/call-failed.ts';
import { forgetPages } from '../server/sequester-queries.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Button, Group, Stack, Text, Textarea } from '../ui/parts.ts';
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
    <form
      onSubmit={(event) => {
        event.preventDefault();
        release.mutate();
      }}
    >
      <Stack gap="md">
        <Text>
          Everyone on the matter sees the pages again, with their tags, passages and numbers as they were.
        </Text>
        <Textarea
          label="Reason"
          description="Only attorneys see it."
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
          withAsterisk={false}
          autosize
          minRows={2}
          data-autofocus
        />
        {release.isError && (
          <Text c="var(--mantine-color-error)" role="alert">
            {messageOf(release.error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" disabled={reason.trim() === ''} loading={release.isPending}>
            Release {counted(pages.length, 'page')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
