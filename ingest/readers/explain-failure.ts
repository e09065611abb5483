import type { Quarantine } from '../page-record.ts';
import type { FileKind } from '../sources/sniff-file.ts';
import type { Limits, ReaderFailed } from './reader-process.ts';

/** What to tell people when a reader process failed: what happened, and what to do next. */

const LOOK = 'Open the original file to look at it, or ask the agency to send it again.';

const KINDS: Record<Exclude<FileKind, 'pdf' | 'empty'>, string> = {
  tiff: 'a TIFF image',
  jpeg: 'a JPEG image',
  png: 'a PNG image',
  zip: 'a ZIP archive or an Office document',
  office: 'an older Office document or an Outlook message',
  email: 'an e-mail',
  other: 'not a PDF',
};

/** For files that are judged by their first bytes; undefined for those worth opening. */
export function quarantineBefore(file: { kind: FileKind }): Quarantine | undefined {
  if (file.kind === 'pdf') return undefined;
  if (file.kind === 'empty') {
    return { cause: 'empty', message: 'The file is empty (0 bytes). Ask the agency to send it again.' };
  }
  return {
    cause: 'unsupported',
    message: `The file is ${KINDS[file.kind]}; only PDFs can be read. Print or convert it to PDF and add that.`,
  };
}

export function quarantineFor({ failure, detail }: ReaderFailed, limits: Limits): Quarantine {
  if (failure === 'too slow') {
    return {
      cause: 'timed-out',
      message: `Opening the file took more than ${limits.seconds} seconds, so it was stopped. Repair it with another program and add the repaired copy, or allow more seconds.`,
    };
  }
  if (failure === 'too much memory') {
    return {
      cause: 'too-large',
      message: `Opening the file takes more memory than allowed (${megabytes(limits)} MB). Split it with another program and add the parts, or allow more memory.`,
    };
  }
  return {
    cause: 'damaged',
    message: `The file made its reader crash, twice${inBrackets(detail)}. ${LOOK}`,
  };
}

export function problemFor({ failure, detail }: ReaderFailed, limits: Limits): string {
  if (failure === 'too slow') {
    return `Reading this page took more than ${limits.seconds} seconds, so it was stopped. ${LOOK} Or read it again with more time: ingest --retry --page-seconds N.`;
  }
  if (failure === 'too much memory') {
    return `Reading this page takes more memory than allowed (${megabytes(limits)} MB). ${LOOK} Or read it again with more memory: ingest --retry --page-memory MB.`;
  }
  return `This page made its reader crash, twice${inBrackets(detail)}. ${LOOK}`;
}

function inBrackets(detail: string): string {
  return detail === '' ? '' : ` (${detail})`;
}

function megabytes(limits: Limits): number {
  return Math.round(limits.bytes / 2 ** 20);
}
