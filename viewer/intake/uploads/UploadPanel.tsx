import { type JSX, useState } from 'react';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { bytes, duration } from '../../format/format.ts';
import { usePermission } from '../../session/use-user.ts';
import { IconPlayerPause, IconPlayerPlay } from '../../ui/icons.ts';
import { Button, Group, Progress, Text, Title } from '../../ui/parts.ts';
import { notifyFailure } from '../../ui/toast.tsx';
import { useQueueState, useUploadQueue } from '../../uploads/UploadsProvider.tsx';
import { isPending, type QueueState, type Sending } from '../../uploads/upload-queue.ts';
import classes from '../intake.module.css';
import { UploadRow } from './UploadRow.tsx';

const collapsedCount = 6;

/** This browser's uploads: how much is sent, the rate, the remaining time, and failures. */
export function UploadPanel(): JSX.Element | null {
  const queue = useUploadQueue();
  const state = useQueueState();
  const { allowed } = usePermission('reviewer');
  const [all, setAll] = useState(false);
  const { files, isPaused } = state;
  if (files.length === 0 || !allowed) return null;
  const isActive = files.some((file) => isPending(file.state));
  const discard = (keys: string[]) =>
    void queue
      .discard(keys)
      .catch((error: unknown) => notifyFailure('The upload could not be discarded', error));
  // Failures come first, then files being sent, then those waiting. Sent files are only counted.
  const listed = files.filter(({ state }) => state !== 'sent').sort((a, b) => rank(a) - rank(b));
  const shown = all ? listed : listed.slice(0, collapsedCount);
  return (
    <section className={classes.card} aria-label="Uploads">
      <Group justify="space-between" mb="xs">
        <Title order={2}>{isActive ? (isPaused ? 'Upload paused' : 'Uploading') : 'Upload failed'}</Title>
        <Group gap="sm">
          {isActive && (
            <Button
              variant="default"
              leftSection={isPaused ? <IconPlayerPlay size={14} /> : <IconPlayerPause size={14} />}
              onClick={() => (isPaused ? queue.resume() : queue.pause())}
            >
              {isPaused ? 'Resume' : 'Pause'}
            </Button>
          )}
          <Button variant="default" onClick={() => discard(files.map(({ key }) => key))}>
            {isActive ? 'Cancel all' : 'Clear list'}
          </Button>
        </Group>
      </Group>
      {isActive && <Total state={state} />}
      <ul className={classes.uploads}>
        {shown.map((file) => (
          <UploadRow
            key={file.key}
            file={file}
            isPaused={isPaused}
            retry={file.canRetry ? () => queue.retry(file.key) : undefined}
            discard={() => discard([file.key])}
          />
        ))}
      </ul>
      {listed.length > shown.length && (
        <Button variant="subtle" className="flush" mt="xs" onClick={() => setAll(true)}>
          Show all {formatNumber(listed.length)} files
        </Button>
      )}
    </section>
  );
}

function rank({ state }: Sending): number {
  return ['failed', 'no answer', 'sending', 'waiting'].indexOf(state);
}

function Total({ state }: { state: QueueState }): JSX.Element {
  const { files, bytesPerSecond, isPaused } = state;
  const counts = files.filter(({ state }) => state !== 'failed');
  const total = counts.reduce((sum, file) => sum + file.bytes, 0);
  const sent = counts.reduce((sum, file) => sum + file.sent, 0);
  const done = counts.filter(({ state }) => state === 'sent').length;
  return (
    <>
      <Progress value={total === 0 ? 0 : (100 * sent) / total} size="sm" aria-label="Upload" />
      <Text size="xs" c="dimmed" mt={4} className="numbers">
        {formatNumber(done)} of {counted(counts.length, 'file')}, {bytes(sent)} of {bytes(total)}
        {!isPaused && bytesPerSecond !== null && bytesPerSecond > 0 && (
          <>
            , {bytes(bytesPerSecond)} per second, {duration((total - sent) / bytesPerSecond)} left
          </>
        )}
        . Processing starts when all files are received. You can use other screens meanwhile.
      </Text>
    </>
  );
}
