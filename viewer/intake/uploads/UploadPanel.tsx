import { type JSX, useState } from 'react';
import { counted, sayNumber } from '#contract/values/counted.ts';
import { bytes, duration } from '../../format/format.ts';
import { usePermission } from '../../session/use-user.ts';
import { IconPlayerPause, IconPlayerPlay } from '../../ui/icons.ts';
import { Button, Group, Progress, Text, Title } from '../../ui/parts.ts';
import { notifyFailure } from '../../ui/toast.tsx';
import { useQueueState, useUploadQueue } from '../../uploads/UploadsProvider.tsx';
import { isOnItsWay, type QueueState, type Sending } from '../../uploads/upload-queue.ts';
import classes from '../intake.module.css';
import { UploadRow } from './UploadRow.tsx';

const atFirst = 6;

/** What this browser is sending: how far, how fast, how long, and what went wrong. */
export function UploadPanel(): JSX.Element | null {
  const queue = useUploadQueue();
  const state = useQueueState();
  const { allowed } = usePermission('reviewer');
  const [all, setAll] = useState(false);
  const { files, isPaused } = state;
  if (files.length === 0 || !allowed) return null;
  const going = files.some((file) => isOnItsWay(file.state));
  const discard = (keys: string[]) =>
    void queue
      .discard(keys)
      .catch((error: unknown) => notifyFailure('The server still has what was sent', error));
  // What needs a person first, then what moves, then what waits; what is done is only counted.
  const listed = files.filter(({ state }) => state !== 'sent').sort((a, b) => rank(a) - rank(b));
  const shown = all ? listed : listed.slice(0, atFirst);
  return (
    <section className={classes.card} aria-label="Files being sent">
      <Group justify="space-between" mb="xs">
        <Title order={2}>{going ? (isPaused ? 'Sending is paused' : 'Sending') : 'Not sent'}</Title>
        <Group gap="sm">
          {going && (
            <Button
              variant="default"
              leftSection={isPaused ? <IconPlayerPlay size={14} /> : <IconPlayerPause size={14} />}
              onClick={() => (isPaused ? queue.resume() : queue.pause())}
            >
              {isPaused ? 'Go on' : 'Pause'}
            </Button>
          )}
          <Button variant="default" onClick={() => discard(files.map(({ key }) => key))}>
            {going ? 'Cancel all' : 'Take all off the list'}
          </Button>
        </Group>
      </Group>
      {going && <Total state={state} />}
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
        <Button variant="subtle" mt="xs" onClick={() => setAll(true)}>
          Show all {sayNumber(listed.length)} files
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
      <Progress value={total === 0 ? 0 : (100 * sent) / total} size="sm" aria-label="Sending" />
      <Text size="xs" c="dimmed" mt={4} className="numbers">
        {sayNumber(done)} of {counted(counts.length, 'file')}, {bytes(sent)} of {bytes(total)}
        {!isPaused && bytesPerSecond !== null && bytesPerSecond > 0 && (
          <>
            , {bytes(bytesPerSecond)} a second, {duration((total - sent) / bytesPerSecond)} left
          </>
        )}
        . They are read when all are here. You may use other screens meanwhile.
      </Text>
    </>
  );
}
