import type { Caption } from '#contract/exhibits/exhibit.ts';
import type { QuarantineCause } from '#contract/intake/production.ts';
import type { BatesSection, ReportedPage } from '#contract/numbers/bates.ts';
import type { Placeholder } from '#contract/pages/marks.ts';
import type { Withholding } from '#contract/withholdings/withholding.ts';

/** What a letter to the agency is made from. */
export interface LetterFacts {
  at: Date;
  caption: Caption;
  section: BatesSection;
  /** The pages that are placeholder sheets. */
  sheets: (Pick<ReportedPage, 'pageId' | 'bates' | 'file' | 'pageNumber'> & { sheet: Placeholder })[];
  /** What sheets stand for and claim no exemption for, though they should. */
  unclaimed: Withholding[];
  unopened: { path: string; cause: QuarantineCause | null }[];
  unread: Pick<ReportedPage, 'bates' | 'file' | 'pageNumber'>[];
}
