import type { JSX } from 'react';
import { bytes } from '../../format/format.ts';
import { IconAlertTriangle, IconX } from '../../ui/icons.ts';
import { ActionIcon, Button, Group, Text } from '../../ui/parts.ts';
import type { Sending } from '../../uploads/upload-queue.ts';
import classes from '../intake.module.css';

interface UploadRowProps {
  file: Sending;
  isPaused: boolean;
  /** Undefined if a retry would fail again. */
  retry: (() => void) | undefined;
  discard: () => void;
}

/** One file whose upload is not complete. */
export function UploadRow({ file, isPaused, retry, discard }: UploadRowProps): JSX.Element {
  const failed = file.state === 'failed';
  return (
    <li className={classes.upload}>
      <div className={classes.path}>
        {file.path}
        {file.message && (
          <Text size="xs" c={failed ? 'var(--bad)' : 'var(--warn)'} role={failed ? 'alert' : undefined}>
            {failed && <IconAlertTriangle size={12} style={{ verticalAlign: -1 }} aria-hidden />}{' '}
            {file.message}
          </Text>
        )}
      </div>
      <Text c="dimmed" className={classes.right}>
        {describeProgress(file, isPaused)}
      </Text>
      <Group gap={4} wrap="nowrap">
        {failed && retry && (
          <Button variant="default" size="compact-xs" aria-label={`Retry ${file.path}`} onClick={retry}>
            Retry
          </Button>
        )}
        <ActionIcon aria-label={`${failed ? 'Remove' : 'Cancel'} ${file.path}`} onClick={discard}>
          <IconX size={14} />
        </ActionIcon>
      </Group>
    </li>
  );
}

function describeProgress({ state, sent, bytes: size }: Sending, isPaused: boolean): string {
  if (state === 'failed') return bytes(size);
  if (state === 'waiting' && sent === 0) return `${bytes(size)}, ${isPaused ? 'paused' : 'waiting'}`;
  const share = size === 0 ? 100 : Math.floor((100 * sent) / size);
  return `${share}% of ${bytes(size)}`;
}
