import type { Upload } from '#contract/intake/upload.ts';
import { formatDate } from '#contract/values/dates.ts';
import type { DroppedFile } from '../../uploads/list-dropped-files.ts';

/** The production for which this person has an unfinished upload of one of these files, if any. */
export function findUnfinished(
  uploads: readonly Upload[],
  files: readonly DroppedFile[],
  userName: string,
): string | undefined {
  const begun = uploads.filter(({ by }) => by === userName);
  return begun.find((upload) =>
    files.some(
      ({ path, file }) =>
        upload.path === path && upload.bytes === file.size && upload.lastModified === file.lastModified,
    ),
  )?.production;
}

/**
 * The name of the folder that contains all files, or of a single file without its extension; loose files are
 * named by the day.
 */
export function nameAfter(files: readonly DroppedFile[], today: string): string {
  const tops = new Set(files.map(({ path }) => path.split('/')[0] ?? ''));
  const [top = ''] = tops;
  if (tops.size > 1) return `Received ${formatDate(today)}`;
  return top.replace(/(?<=.)\.[^.]*$/, '').slice(0, 200);
}
