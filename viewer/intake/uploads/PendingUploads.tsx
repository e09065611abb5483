import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { Upload } from '#contract/intake/upload.ts';
import { queries } from '../../server/queries.ts';
import { Title } from '../../ui/parts.ts';
import { useQueueState } from '../../uploads/UploadsProvider.tsx';
import classes from '../intake.module.css';
import { ReviewLoadFiles } from '../load-files/ReviewLoadFiles.tsx';
import { IncompleteUpload } from './IncompleteUpload.tsx';

/** Milliseconds between looks at what others send. */
const PACE = 5000;

/** Drops that are here and wait to be looked at, or that are not all here and that this browser is not sending. */
export function PendingUploads({ matter }: { matter: string }): JSX.Element | null {
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
  const drops = [...Map.groupBy(others, dropOf)];
  const toLookAt = drops.filter(([, uploads]) => waitsForLook(uploads));
  const broken = drops.filter(([, uploads]) => !waitsForLook(uploads));
  return (
    <>
      {toLookAt.map(([drop, uploads]) => (
        <ReviewLoadFiles key={drop} matter={matter} uploads={uploads} />
      ))}
      {broken.length > 0 && (
        <section className={classes.card} aria-label="Files not all here">
          <Title order={2}>Not all here yet</Title>
          {broken.map(([drop, uploads]) => (
            <IncompleteUpload key={drop} matter={matter} uploads={uploads} />
          ))}
        </section>
      )}
    </>
  );
}

/** All of it is here, and only its load file keeps it from being read. */
function waitsForLook(uploads: readonly Upload[]): boolean {
  return uploads.every(({ status }) => status === 'received') && uploads.some(({ loadFile }) => loadFile);
}

function dropOf({ production, by }: Upload): string {
  return JSON.stringify([production, by]);
}
