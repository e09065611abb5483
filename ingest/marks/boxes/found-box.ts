import type { BoxStyle } from '#contract/pages/marks.ts';
import type { Rect } from '#contract/values/rect.ts';

/** What looks like an agency's box by its pixels. */
export interface FoundBox {
  /** On the page as its file shows it. */
  rect: Rect;
  style: BoxStyle;
  /** 0..100: how surely it is one by its look. */
  confidence: number;
  /** Only a code in it makes it one: it holds some ink, or is a cell among others. */
  needsCode: boolean;
  /** Words stand in it that are text of the page, as on one that was withheld in full. */
  holdsText: boolean;
}
