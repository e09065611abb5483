import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { ExhibitList } from '#contract/exhibits/exhibit.ts';
import { call } from '../server/call.ts';
import { queries } from '../server/queries.ts';
import { usePermission } from '../session/use-user.ts';
import { Failure } from '../ui/Failure.tsx';
import { Button, Skeleton, Text, TextInput, Title } from '../ui/parts.ts';
import { notifyFailure } from '../ui/toast.tsx';
import { ExportEntry } from './ExportEntry.tsx';
import classes from './exhibits.module.css';
import type { Saving } from './use-arrangement.ts';

interface ExportPanelProps {
  matter: string;
  list: ExhibitList;
  saving: Saving;
  title: string;
  setTitle: (title: string) => void;
}

/** Exports the arranged exhibits as files, and lists earlier exports. */
export function ExportPanel({ matter, list, saving, title, setTitle }: ExportPanelProps): JSX.Element {
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
        the agency produced them.
      </Text>
      {attorney.allowed && (
        <TextInput
          label="List title"
          description="Printed in the exported files. Tag names are not."
          placeholder="Exhibit list"
          maxLength={200}
          mb="sm"
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      )}
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
