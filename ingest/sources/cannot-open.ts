import type { Quarantine } from '../page-record.ts';

/** A file that cannot be opened, with the cause for the ledger. */
export class CannotOpen extends Error {
  readonly quarantine: Quarantine;
  constructor(quarantine: Quarantine, cause?: unknown) {
    super(quarantine.message, { cause });
    this.quarantine = quarantine;
  }
}
