import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type JSX, useRef } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { call } from '../../server/call.ts';
import { vaughnKey, withholdingQueries } from '../../server/withholding-queries.ts';
import { usePermission } from '../../session/use-user.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Failure } from '../../ui/Failure.tsx';
import { IconUpload } from '../../ui/icons.ts';
import { Button, Group, NativeSelect, Skeleton } from '../../ui/parts.ts';
import { notifyFailure } from '../../ui/toast.tsx';
import type { PartProps } from '../part-props.ts';
import classes from '../withholdings.module.css';
import { VaughnReport } from './VaughnReport.tsx';

/** The agency's own indexes of what it withheld, each compared with the pages. */
export function VaughnIndexes({ matter, params, setParams }: PartProps): JSX.Element {
  const indexes = useQuery(withholdingQueries.indexes(matter));
  if (indexes.isPending) return <Skeleton height={240} m="lg" />;
  if (indexes.isError) {
    return (
      <Failure
        title="The indexes could not be loaded"
        error={indexes.error}
        retry={() => void indexes.refetch()}
      />
    );
  }
  const chosen = indexes.data.find(({ indexId }) => indexId === params.index) ?? indexes.data[0];
  return (
    <div className={classes.body}>
      <Group mb="sm" gap="sm">
        {indexes.data.length > 0 && (
          <NativeSelect
            size="xs"
            aria-label="Vaughn index"
            value={chosen?.indexId ?? ''}
            onChange={(event) => setParams({ index: event.currentTarget.value })}
            data={indexes.data.map(({ indexId, name, loadedAt, loadedBy }) => ({
              value: indexId,
              label: `${name}, ${formatDateTime(loadedAt)} by ${loadedBy}`,
            }))}
          />
        )}
        <LoadButton matter={matter} onLoaded={(index) => setParams({ index })} />
      </Group>
      {chosen ? (
        <VaughnReport key={chosen.indexId} matter={matter} index={chosen} production={params.production} />
      ) : (
        <Empty title="No Vaughn index yet">
          Upload the agency’s Vaughn index as CSV or Excel (.xlsx). Uncover compares each row with the pages,
          and each withholding with the rows: Bates numbers, codes, extent and page counts.
        </Empty>
      )}
    </div>
  );
}

interface LoadButtonProps {
  matter: string;
  onLoaded: (indexId: string) => void;
}

function LoadButton({ matter, onLoaded }: LoadButtonProps): JSX.Element | null {
  const review = usePermission('reviewer');
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const load = useMutation({
    mutationFn: (file: File) =>
      call(endpoints.loadVaughnIndex, {
        params: { matter },
        query: { name: file.name.slice(-200) },
        bytes: file,
      }),
    onSuccess: async ({ indexId }) => {
      await client.invalidateQueries({ queryKey: vaughnKey(matter) });
      onLoaded(indexId);
    },
    onError: (error) => notifyFailure('The index could not be uploaded', error),
  });
  if (!review.allowed) return null;
  return (
    <>
      <Button
        leftSection={<IconUpload size={14} />}
        loading={load.isPending}
        onClick={() => input.current?.click()}
      >
        Upload Vaughn index
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.xlsx"
        aria-label="Vaughn index to upload"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) load.mutate(file);
          // Makes choosing the same file again a change.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
