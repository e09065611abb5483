import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { PageExposure, SequesteredPage } from '#contract/review/sequester.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { sequesterQueries } from '../server/sequester-queries.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Stack, Text, Title } from '../ui/parts.ts';
import { Unloaded } from '../ui/Unloaded.tsx';

interface ExposureDialogProps {
  matter: string;
  /** Undefined: the dialog is closed. */
  page: SequesteredPage | undefined;
  close: () => void;
}

/** Who had seen a page, and what it was exported in: whom an attorney has to ask to give it back. */
export function ExposureDialog({ matter, page, close }: ExposureDialogProps): JSX.Element {
  return (
    <Dialog
      opened={page !== undefined}
      close={close}
      title={`Who had ${page?.bates ?? page?.controlNumber ?? ''}`}
    >
      {page && <Exposure matter={matter} pageId={page.pageId} />}
    </Dialog>
  );
}

const did: Record<PageExposure['seen'][number]['how'], string> = {
  decided: 'decided about it, or changed something on it',
  seen: 'had it on screen',
};

function Exposure({ matter, pageId }: { matter: string; pageId: string }): JSX.Element {
  const exposure = useQuery(sequesterQueries.exposure(matter, pageId));
  return (
    <Stack gap="sm">
      <Unloaded query={exposure} failure="The record could not be loaded" height={80} />
      {exposure.data && (
        <>
          <Title order={3}>Seen by</Title>
          {exposure.data.seen.length === 0 && <Text c="dimmed">The record shows nobody.</Text>}
          <ul>
            {exposure.data.seen.map(({ person, at, how }) => (
              <li key={person}>
                {person}, who {did[how]} ({formatDateTime(at)})
              </li>
            ))}
          </ul>
          <Title order={3}>Exported in</Title>
          {exposure.data.exports.length === 0 && <Text c="dimmed">No export has it.</Text>}
          <ul>
            {exposure.data.exports.map(({ name, by, at }) => (
              <li key={at}>
                {name}, by {by} ({formatDateTime(at)})
              </li>
            ))}
          </ul>
        </>
      )}
    </Stack>
  );
}
