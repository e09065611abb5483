import type { FileKind } from '#contract/intake/production.ts';

/** A file by its content; its name is not looked at. */
export interface SniffedFile {
  kind: FileKind;
  bytes: number;
  /** For files that can't be read: what they are, where that can be told, such as `a 7-Zip archive`. */
  what?: string;
  /** An Office document behind a password. */
  locked?: true;
}
