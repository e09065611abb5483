import type { FileKind } from '#contract/intake/production.ts';

/** The kind of a file, by its content; its name does not matter. */
export interface SniffedFile {
  kind: FileKind;
  bytes: number;
  /** For files that cannot be read: what they are, if known, such as `a 7-Zip archive`. */
  what?: string;
  /** A password-protected Office document. */
  locked?: true;
}
