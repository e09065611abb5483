import type { CheckCounts, CheckedPart } from '#contract/integrity.ts';

/** Something in a data folder that differs from the records. */
export interface Fault {
  part: CheckedPart;
  /** Relative to the data folder. */
  path: string;
  /** Sentences: what is wrong, and what to do next. Neither contains a path of the machine. */
  what: string;
  remedy: string;
  /** The matters whose pages or files are affected; empty if the folder as a whole is. */
  matterIds: readonly string[];
}

export interface CheckReport {
  counts: CheckCounts;
  faults: Fault[];
  /**
   * Sentences about what could not be compared, and about files that are not in the ledger. These are no
   * faults.
   */
  notes: string[];
}
