import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { type ExhibitList, NO_CAPTION } from '#contract/exhibits/exhibit.ts';
import { describeSlipSheet } from '#contract/exhibits/slip-sheet.ts';
import { call } from '../server/call.ts';
import { queries } from '../server/queries.ts';
import { usePermission } from '../session/use-user.ts';
import { Failure } from '../ui/Failure.tsx';
import { Button, Skeleton, Stack, Text, TextInput, Title } from '../ui/parts.ts';
import { notifyFailure } from '../ui/toast.tsx';
import { CaptionFields } from './CaptionFields.tsx';
import { ExportEntry } from './ExportEntry.tsx';
import classes from './exhibits.module.css';
import { SlipSheetPreview } from './SlipSheetPreview.tsx';
import type { Heading, Saving } from './use-arrangement.ts';

interface ExportPanelProps {
  matter: string;
  list: ExhibitList;
  saving: Saving;
  heading: Heading;
  setHeading: (heading: Heading) => void;
  /** The first page of the exhibit whose cover sheet is shown. */
  shown: string | undefined;
}

/** Exports the arranged exhibits as files, and lists earlier exports. */
export function ExportPanel(props: ExportPanelProps): JSX.Element {
  const { matter, list, saving, heading, setHeading } = props;
  const attorney = usePermission('attorney');
  const client = useQueryClient();
  const exports = useQuery({ ...queries.exports(matter), enabled: attorney.allowed });
  const start = useMutation({
    mutationFn: () =>
      call(endpoints.startExport, {
        params: { matter },
        body: { tagId: list.tagId, productionId: list.productionId },
      }),
    onSuccess: (job) => {
      client.setQueryData(queries.exports(matter).queryKey, (known) =>
        known?.some(({ exportId }) => exportId === job.exportId) ? known : [job, ...(known ?? [])],
      );
    },
    onError: (error) => notifyFailure('The export could not be started', error),
  });
  return (
    <aside className={classes.exports} aria-label="Export">
      <Title order={2} mb={4}>
        Export
      </Title>
      <Text c="dimmed" mb="sm">
        One ZIP with a PDF for each exhibit, the exhibit list and a manifest. Pages are exported exactly as
        the agency produced them. Proposed descriptions and dates are exported as they are shown.
      </Text>
      {attorney.allowed && (
        <Stack gap="xs" mb="sm">
          <TextInput
            label="List title"
            description="Printed in the exported files. Tag names are not."
            placeholder="Exhibit list"
            maxLength={200}
            value={heading.title}
            onChange={(event) => setHeading({ ...heading, title: event.currentTarget.value })}
          />
          <TextInput
            label="Attached to the declaration of"
            placeholder="No declaration"
            maxLength={200}
            value={heading.declarant}
            onChange={(event) => setHeading({ ...heading, declarant: event.currentTarget.value })}
          />
          <CaptionFields matter={matter} />
        </Stack>
      )}
      <CoverSheet {...props} />
      {attorney.allowed ? (
        <Button
          fullWidth
          size="sm"
          loading={start.isPending}
          // An export uses what is saved.
          disabled={list.exhibits.length === 0 || saving !== 'saved'}
          onClick={() => start.mutate()}
        >
          Export exhibits
        </Button>
      ) : (
        <Text>Only attorneys on this matter can export exhibits for filing.</Text>
      )}
      {attorney.allowed && (
        <>
          <Title order={3} mt="lg" mb="xs">
            Exports
          </Title>
          {exports.isPending && <Skeleton height={64} />}
          {exports.isError && (
            <Failure
              title="The exports could not be loaded"
              error={exports.error}
              retry={() => void exports.refetch()}
            />
          )}
          {exports.data?.length === 0 && <Text c="dimmed">No exports yet.</Text>}
          {exports.data?.map((job) => (
            <ExportEntry key={job.exportId} matter={matter} job={job} />
          ))}
        </>
      )}
    </aside>
  );
}

/** The cover sheet of the selected exhibit, as it was saved last. */
function CoverSheet({ matter, list, heading, shown }: ExportPanelProps): JSX.Element | null {
  const caption = useQuery(queries.caption(matter));
  const matters = useQuery(queries.matters());
  const exhibit = list.exhibits.find(({ pages }) => pages[0]?.pageId === shown) ?? list.exhibits[0];
  if (!exhibit) return null;
  const name = matters.data?.find(({ slug }) => slug === matter)?.name ?? '';
  const sheet = describeSlipSheet(exhibit, {
    caption: caption.data ?? NO_CAPTION,
    matter: name,
    declarant: heading.declarant.trim(),
  });
  return (
    <div className={classes.preview}>
      <SlipSheetPreview sheet={sheet} />
    </div>
  );
}
