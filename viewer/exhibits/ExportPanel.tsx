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

/** From the arranged set to files that can be filed, and the exports made before. */
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
    onError: (error) => notifyFailure('The export did not start', error),
  });
  return (
    <aside className={classes.exports} aria-label="Export">
      <Title order={2} mb={4}>
        Export
      </Title>
      <Text c="dimmed" mb="sm">
        A PDF for each exhibit, the exhibit list and a manifest, in one ZIP. Pages go as the agency gave them.
      </Text>
      {attorney.allowed && (
        <TextInput
          label="Title of the list"
          description="Appears in the exported files. Names of tags do not."
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
          // What is exported is what is saved.
          disabled={list.exhibits.length === 0 || saving !== 'saved'}
          onClick={() => start.mutate()}
        >
          Export these exhibits
        </Button>
      ) : (
        <Text>Export is for attorneys: it makes what is filed. {attorney.why}</Text>
      )}
      {attorney.allowed && (
        <>
          <Title order={3} mt="lg" mb="xs">
            Exports
          </Title>
          {exports.isPending && <Skeleton height={64} />}
          {exports.isError && (
            <Failure
              title="The exports did not load"
              error={exports.error}
              retry={() => void exports.refetch()}
            />
          )}
          {exports.data?.length === 0 && <Text c="dimmed">None yet.</Text>}
          {exports.data?.map((job) => (
            <ExportEntry key={job.exportId} matter={matter} job={job} />
          ))}
        </>
      )}
    </aside>
  );
}
