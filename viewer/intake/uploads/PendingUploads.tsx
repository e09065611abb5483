import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { Upload } from '#contract/intake/upload.ts';
import { queries } from '../../server/queries.ts';
import { Title } from '../../ui/parts.ts';
import { useQueueState } from '../../uploads/UploadsProvider.tsx';
import classes from '../intake.module.css';
import { ReviewLoadFiles } from '../load-files/ReviewLoadFiles.tsx';
import { IncompleteUpload } from './IncompleteUpload.tsx';

/** Milliseconds between checks for other people's uploads. */
const INTERVAL = 5000;

/**
 * Uploads whose load files must be checked first, or that are incomplete and not being sent by this browser.
 */
export function PendingUploads({ matter }: { matter: string }): JSX.Element | null {
  const uploads = useQuery({
    ...queries.uploads(matter),
    refetchInterval: ({ state }) => (state.data?.length ? INTERVAL : false),
  });
  const { files } = useQueueState();
  const own = new Set(files.map(({ upload }) => upload?.uploadId));
  const others = (uploads.data ?? []).filter(
    ({ uploadId, status }) => !own.has(uploadId) && status !== 'ready',
  );
  if (others.length === 0) return null;
  const groups = [...Map.groupBy(others, keyOf)];
  const toReview = groups.filter(([, uploads]) => awaitsReview(uploads));
  const incomplete = groups.filter(([, uploads]) => !awaitsReview(uploads));
  return (
    <>
      {toReview.map(([key, uploads]) => (
        <ReviewLoadFiles key={key} matter={matter} uploads={uploads} />
      ))}
      {incomplete.length > 0 && (
        <section className={classes.card} aria-label="Incomplete uploads">
          <Title order={2}>Incomplete uploads</Title>
          {incomplete.map(([key, uploads]) => (
            <IncompleteUpload key={key} matter={matter} uploads={uploads} />
          ))}
        </section>
      )}
    </>
  );
}

/** All files have been received, and only the load file needs to be checked. */
function awaitsReview(uploads: readonly Upload[]): boolean {
  return uploads.every(({ status }) => status === 'received') && uploads.some(({ loadFile }) => loadFile);
}

function keyOf({ production, by }: Upload): string {
  return JSON.stringify([production, by]);
}
