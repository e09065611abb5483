import type { BoxStyle } from '#contract/pages/marks.ts';
import type { Rect } from '#contract/values/rect.ts';

/** What looks like a redaction box by its pixels. */
export interface FoundBox {
  /** In the page as stored in its file. */
  rect: Rect;
  style: BoxStyle;
  /** 0..100: how likely it is a redaction box by its look. */
  confidence: number;
  /** It counts as a box only if it contains a code, because it contains some ink or is one of many cells. */
  needsCode: boolean;
  /** It contains words that are text of the page, as on a page withheld in full. */
  holdsText: boolean;
}
