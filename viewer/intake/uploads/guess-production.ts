import type { Upload } from '#contract/intake/upload.ts';
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

/** The name of the files' folder, or of the first file without its extension, as on the command line. */
export function nameAfter([first]: readonly DroppedFile[]): string {
  const name = first?.path.split('/')[0] ?? '';
  return name.replace(/(?<=.)\.[^.]*$/, '').slice(0, 200);
}
