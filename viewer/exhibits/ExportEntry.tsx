import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { ExportJob, ExportStatus } from '#contract/exhibits/exhibit.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { call } from '../server/call.ts';
import { urlOf } from '../server/url-of.ts';
import { IconCopy, IconDownload } from '../ui/icons.ts';
import { Button, Group, Progress, Text, useClipboard } from '../ui/parts.ts';
import { notifyFailure } from '../ui/toast.tsx';
import classes from './exhibits.module.css';

const statusNames: Record<ExportStatus, string> = {
  waiting: 'Waiting to start',
  running: 'Creating files',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Canceled',
};

/** One export, running or done. Leaving the screen does not stop it. */
export function ExportEntry({ matter, job }: { matter: string; job: ExportJob }): JSX.Element {
  const clipboard = useClipboard({ timeout: 2000 });
  const underWay = job.status === 'waiting' || job.status === 'running';
  const cancel = useMutation({
    mutationFn: () => call(endpoints.cancelExport, { params: { matter, export: job.exportId } }),
    onError: (error) => notifyFailure('The export could not be canceled', error),
  });
  return (
    <section className={classes.export} aria-label={`Export of ${formatDateTime(job.startedAt)}`}>
      <Text fw={600}>{job.name}</Text>
      <Text size="xs" c="dimmed" className="numbers">
        {formatDateTime(job.startedAt)} · {job.startedBy} · {counted(job.exhibits, 'exhibit')},{' '}
        {counted(job.pagesTotal, 'page')}
      </Text>
      <Text mt={4} c={job.status === 'failed' ? 'var(--bad)' : 'var(--mantine-color-text)'} role="status">
        {statusNames[job.status]}
        {underWay && `: ${formatNumber(job.pagesDone)} of ${formatNumber(job.pagesTotal)} pages`}
      </Text>
      {job.message && <Text size="xs">{job.message}</Text>}
      {underWay && (
        <>
          <Progress
            value={job.pagesTotal === 0 ? 0 : (100 * job.pagesDone) / job.pagesTotal}
            size="sm"
            my="xs"
            aria-label="Export"
          />
          <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            Cancel
          </Button>
        </>
      )}
      {job.status === 'done' && (
        <Button
          component="a"
          href={urlOf(endpoints.downloadExport.path, { matter, export: job.exportId })}
          download
          variant="light"
          mt="xs"
          leftSection={<IconDownload size={14} />}
        >
          Download ZIP
        </Button>
      )}
      {job.manifestSha256 && (
        <Group gap={4} mt="xs" wrap="nowrap" align="flex-start">
          <div style={{ minWidth: 0 }}>
            <Text size="xs" c="dimmed">
              SHA-256 of the manifest
            </Text>
            <code className={classes.hash}>{job.manifestSha256}</code>
          </div>
          <Button
            variant="subtle"
            size="compact-xs"
            style={{ flexShrink: 0 }}
            leftSection={<IconCopy size={14} />}
            onClick={() => clipboard.copy(job.manifestSha256)}
          >
            {clipboard.copied ? 'Copied' : 'Copy'}
          </Button>
        </Group>
      )}
    </section>
  );
}
