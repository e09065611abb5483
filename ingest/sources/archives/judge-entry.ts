import type { Entry } from 'yauzl';
import type { Quarantine } from '../../page-record.ts';

const UNIX = 3;
/** Unix file types in the upper half of the attributes; 0 if none is given. */
const TYPE = 0o170000;
const PLAIN = 0o100000;
const LINK = 0o120000;

/**
 * Why an entry cannot be unpacked, as far as its header shows; undefined for one worth trying, possibly with
 * a password.
 */
export function judgeEntry(entry: Entry): Quarantine | undefined {
  const type = entry.versionMadeBy >> 8 === UNIX ? (entry.externalFileAttributes >>> 16) & TYPE : 0;
  if (type === LINK) {
    return {
      cause: 'unsupported',
      message:
        'This is a link to another place, not a file, and it was not followed. If the file that it names is missing, ask the agency for it.',
    };
  }
  if (type !== 0 && type !== PLAIN) {
    return {
      cause: 'unsupported',
      message: 'This is no plain file but a device of a computer: it holds nothing.',
    };
  }
  if (entry.isEncrypted()) return undefined;
  if (!entry.canDecodeFileData()) {
    return {
      cause: 'unsupported',
      message: `This file is packed in a way that can't be unpacked here (method ${entry.compressionMethod}). Its packed bytes are kept. Unpack the archive with another program and add what comes out.`,
    };
  }
  return undefined;
}
