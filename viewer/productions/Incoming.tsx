import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { Upload } from '#contract/upload.ts';
import { queries } from '../server/queries.ts';
import { Title } from '../ui/parts.ts';
import { IncomingDrop } from './IncomingDrop.tsx';
import classes from './productions.module.css';
import { useQueueState } from './UploadsProvider.tsx';

/** Milliseconds between looks at what others send. */
const PACE = 5000;

/** Drops that the server waits for, and that this browser is not sending: broken off, or sent by others. */
export function Incoming({ matter }: { matter: string }): JSX.Element | null {
  const uploads = useQuery({
    ...queries.uploads(matter),
    refetchInterval: ({ state }) => (state.data?.length ? PACE : false),
  });
  const { files } = useQueueState();
  const mine = new Set(files.map(({ upload }) => upload?.uploadId));
  const others = (uploads.data ?? []).filter(
    ({ uploadId, status }) => !mine.has(uploadId) && status !== 'ready',
  );
  if (others.length === 0) return null;
  const drops = Map.groupBy(others, dropOf);
  return (
    <section className={classes.card} aria-label="Files not all here">
      <Title order={2}>Not all here yet</Title>
      {[...drops].map(([drop, waiting]) => (
        <IncomingDrop key={drop} matter={matter} uploads={waiting} />
      ))}
    </section>
  );
}

function dropOf({ production, by }: Upload): string {
  return JSON.stringify([production, by]);
}
