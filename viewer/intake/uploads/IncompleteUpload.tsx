import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { Upload } from '#contract/intake/upload.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { bytes } from '../../format/format.ts';
import { call } from '../../server/call.ts';
import { queries } from '../../server/queries.ts';
import { usePermission, useUser } from '../../session/use-user.ts';
import { Button, Group, Text } from '../../ui/parts.ts';
import { notifyFailure } from '../../ui/toast.tsx';
import classes from '../intake.module.css';

const collapsedCount = 6;

interface IncompleteUploadProps {
  matter: string;
  /** One person's files for one production; at least one. */
  uploads: readonly Upload[];
}

/**
 * The received and missing files of an upload, and the ways to continue: send the rest, process it without
 * them, or discard it.
 */
export function IncompleteUpload({ matter, uploads }: IncompleteUploadProps): JSX.Element {
  const { allowed } = usePermission('reviewer');
  const { role, userName } = useUser();
  const [all, setAll] = useState(false);
  const missing = uploads.filter(({ status }) => status === 'receiving');
  const here = uploads.length - missing.length;
  const { production, by, byName } = uploads[0] ?? { production: '', by: '', byName: '' };
  const { release, discard } = useUploadActions(matter, production, missing);
  const shown = all ? missing : missing.slice(0, collapsedCount);
  return (
    <div className={classes.pending}>
      <Group justify="space-between">
        <Text fw={600}>{production}</Text>
        <Group gap="sm">
          {here > 0 && allowed && (
            <Button variant="default" loading={release.isPending} onClick={() => release.mutate()}>
              Process {counted(here, 'received file')}
            </Button>
          )}
          {missing.length > 0 && (by === userName || role === 'attorney') && (
            <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate()}>
              Discard {counted(missing.length, 'missing file')}
            </Button>
          )}
        </Group>
      </Group>
      <Text className="numbers">
        {formatNumber(here)} of {counted(uploads.length, 'file')} received.{' '}
        {missing.length > 0 &&
          (by === userName
            ? 'The upload was interrupted. Add the same files or folder again to continue.'
            : `${byName} is still uploading, or was interrupted.`)}
      </Text>
      <ul className={classes.uploads}>
        {shown.map((upload) => (
          <li key={upload.uploadId} className={classes.upload}>
            <div className={classes.path}>{upload.path}</div>
            <Text c="dimmed" className={classes.right}>
              {describeReceived(upload)}
            </Text>
          </li>
        ))}
      </ul>
      {missing.length > shown.length && (
        <Button variant="subtle" className="flush" mt="xs" onClick={() => setAll(true)}>
          Show all {formatNumber(missing.length)} missing files
        </Button>
      )}
    </div>
  );
}

function useUploadActions(matter: string, production: string, missing: readonly Upload[]) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: queries.uploads(matter).queryKey });
  const release = useMutation({
    mutationFn: () => call(endpoints.releaseUploads, { params: { matter }, body: { production } }),
    onError: (error) => notifyFailure('Processing could not be started', error),
    onSettled: refresh,
  });
  const discard = useMutation({
    mutationFn: async () => {
      for (const { uploadId: upload } of missing)
        await call(endpoints.cancelUpload, { params: { matter, upload } });
    },
    onError: (error) => notifyFailure('Some files could not be discarded', error),
    onSettled: refresh,
  });
  return { release, discard };
}

function describeReceived({ offset, bytes: size }: Upload): string {
  return offset === 0 ? `0% of ${bytes(size)}` : `${Math.floor((100 * offset) / size)}% of ${bytes(size)}`;
}
