import type { PageStatus } from '#contract/pages/page.ts';
import type { Rect } from '#contract/values/rect.ts';
import type { Word } from '../page-record.ts';

/** What is known of a page when documents are rebuilt: pages come in the order in which they were received. */
export interface BoundaryPage {
  /** From 0, in its source file: the first page of a file starts a document. */
  pageIndex: number;
  status: PageStatus;
  /** As displayed, in points. */
  width: number;
  height: number;
  /** Lines separated by \n. */
  text: string;
  words: readonly Word[];
  /** True for the agency's sheet that stands for pages that were not given. */
  isPlaceholder: boolean;
  /** The agency's boxes. */
  boxes: readonly Rect[];
  /** As the page is numbered; null where it is not. */
  bates: { prefixKey: string; number: number } | null;
}
