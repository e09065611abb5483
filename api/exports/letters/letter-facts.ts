import type { Caption } from '#contract/exhibits/exhibit.ts';
import type { QuarantineCause } from '#contract/intake/production.ts';
import type { BatesSection, ReportedPage } from '#contract/numbers/bates.ts';
import type { Placeholder } from '#contract/pages/marks.ts';
import type { Withholding } from '#contract/withholdings/withholding.ts';

/** The facts for a letter to the agency. */
export interface LetterFacts {
  at: Date;
  caption: Caption;
  section: BatesSection;
  /** The pages that are placeholder sheets. */
  sheets: (Pick<ReportedPage, 'pageId' | 'bates' | 'file' | 'pageNumber'> & { sheet: Placeholder })[];
  /** What sheets stand for without claiming an exemption, though they should. */
  unclaimed: Withholding[];
  unopened: { path: string; cause: QuarantineCause | null }[];
  unread: Pick<ReportedPage, 'bates' | 'file' | 'pageNumber'>[];
}
