import type { QuarantineCause } from '#contract/intake/production.ts';

/** Why a file has no pages, as the status column says it. Its message says what to do. */
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

/** A program or an empty file among the records is nothing that went wrong. */
export function isFailure(cause: QuarantineCause | null): boolean {
  return cause !== 'unsupported' && cause !== 'empty';
}
