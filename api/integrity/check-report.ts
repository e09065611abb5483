import type { CheckCounts, CheckedPart } from '#contract/integrity.ts';

/** Something in a data folder that is not as it was recorded. */
export interface Fault {
  part: CheckedPart;
  /** Below the data folder. */
  path: string;
  /** Sentences: what is wrong, and what to do next. Neither holds a path of the machine. */
  what: string;
  remedy: string;
  /** Whose pages or files it concerns; empty where it concerns the folder as a whole. */
  matterIds: readonly string[];
}

export interface CheckReport {
  counts: CheckCounts;
  faults: Fault[];
  /** Sentences on what could not be compared, and on what is there and not in the ledger. No faults. */
  notes: string[];
}
