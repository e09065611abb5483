import type { PageStatus } from '#contract/pages/page.ts';
import type { Rect } from '#contract/values/rect.ts';
import type { Word } from '../page-record.ts';

/**
 * What document rebuilding needs to know about a page. Pages come in the order in which they were received.
 */
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
  /** True for a sheet that the agency put in place of withheld pages. */
  isPlaceholder: boolean;
  /** The redaction boxes. */
  boxes: readonly Rect[];
  /** The page's number; null if it has none. */
  bates: { prefixKey: string; number: number } | null;
}
