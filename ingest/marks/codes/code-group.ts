import type { CodeRun } from './code-run.ts';

/** Runs below each other, as agencies stack the codes of one passage. */
export interface CodeGroup extends CodeRun {
  forms: CodeRun['form'][];
  /** Beyond the running text, left or right. */
  isInMargin: boolean;
  /** The first or the last on its lines, ignoring other codes. */
  isAtSide: boolean;
}
