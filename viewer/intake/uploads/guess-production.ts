import type { Upload } from '#contract/intake/upload.ts';
import type { DroppedFile } from '../../uploads/list-dropped-files.ts';

/** The production for which this person began to send one of these files, and did not end; undefined where none. */
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

/** After the folder that the files stand in, or the first file without its ending; so does the command line. */
export function nameAfter([first]: readonly DroppedFile[]): string {
  const name = first?.path.split('/')[0] ?? '';
  return name.replace(/(?<=.)\.[^.]*$/, '').slice(0, 200);
}
