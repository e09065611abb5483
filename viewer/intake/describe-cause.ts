import type { QuarantineCause } from '#contract/intake/production.ts';

/** Why a file has no pages, for the status column. The file's message adds what to do. */
export const causeNames: Record<QuarantineCause, string> = {
  encrypted: 'Locked by a password',
  damaged: 'Could not be opened: damaged',
  empty: 'Empty file',
  unsupported: 'No pages: not a kind of file that Uncover reads',
  'needs-libreoffice': 'Waiting for LibreOffice',
  'too-large': 'Could not be opened: too large',
  bomb: 'Could not be opened: unpacks to too much',
  'timed-out': 'Could not be opened: took too long',
};

/** A program or an empty file among the records is not an error. */
export function isFailure(cause: QuarantineCause | null): boolean {
  return cause !== 'unsupported' && cause !== 'empty';
}
