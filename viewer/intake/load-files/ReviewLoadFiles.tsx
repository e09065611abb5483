import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { ColumnChoices } from '#contract/intake/load-file.ts';
import type { Upload } from '#contract/intake/upload.ts';
import { counted } from '#contract/values/counted.ts';
import { call } from '../../server/call.ts';
import { messageOf } from '../../server/call-failed.ts';
import { matterKey, queries } from '../../server/queries.ts';
import { usePermission, useUser } from '../../session/use-user.ts';
import { Button, Group, Skeleton, Text, Title } from '../../ui/parts.ts';
import classes from '../intake.module.css';
import { Columns } from './Columns.tsx';
import { useMapping } from './use-mapping.ts';

interface ReviewLoadFilesProps {
  matter: string;
  /** One person's files for one production, all of them received; at least one. */
  uploads: readonly Upload[];
}

/** An upload with load files is not processed until a person has checked its columns. */
export function ReviewLoadFiles({ matter, uploads }: ReviewLoadFilesProps): JSX.Element {
  const { allowed, why } = usePermission('reviewer');
  const { role, userName } = useUser();
  const { production = '', by } = uploads[0] ?? {};
  const mapping = useMapping((columns) => queries.dropMapping(matter, production, columns));
  const { process, discard } = useUploadActions(matter, uploads);
  const error = mapping.error ?? process.error ?? discard.error;
  return (
    <section className={classes.card} aria-label={`Load files of ${production}`}>
      <Title order={2}>{production}: check the load files, then process</Title>
      <Text mb="sm">
        All {counted(uploads.length, 'file')} have been received. The load files define the documents and
        their Bates numbers.
      </Text>
      {mapping.report ? (
        <Columns report={mapping.report} choose={allowed ? mapping.choose : undefined} />
      ) : (
        !error && <Skeleton height={120} />
      )}
      {error && (
        <Text c="var(--bad)" role="alert" mt="sm">
          {messageOf(error)}
        </Text>
      )}
      {allowed ? (
        <Group gap="sm" mt="md">
          <Button
            loading={process.isPending}
            disabled={mapping.isUpdating}
            onClick={() => process.mutate(mapping.columns)}
          >
            Process with these columns
          </Button>
          {(by === userName || role === 'attorney') && (
            <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate()}>
              Discard upload
            </Button>
          )}
        </Group>
      ) : (
        <Text c="dimmed">{why}</Text>
      )}
    </section>
  );
}

function useUploadActions(matter: string, uploads: readonly Upload[]) {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: matterKey(matter) });
  const production = uploads[0]?.production ?? '';
  const process = useMutation({
    mutationFn: (columns: ColumnChoices | undefined) =>
      call(endpoints.releaseUploads, { params: { matter }, body: { production, columns } }),
    onSettled,
  });
  const discard = useMutation({
    mutationFn: async () => {
      // The load files are deleted last: if they went first, the other files would be processed without them.
      for (const { uploadId: upload } of uploads.toSorted((a, b) => Number(a.loadFile) - Number(b.loadFile)))
        await call(endpoints.cancelUpload, { params: { matter, upload } });
    },
    onSettled,
  });
  return { process, discard };
}
