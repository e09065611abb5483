import type { BoxStyle } from '#contract/pages/marks.ts';
import type { Rect } from '#contract/values/rect.ts';

/** A box as its pixels show it. */
export interface BoxOnPage {
  rect: Rect;
  style: BoxStyle;
  /** 0..100. */
  confidence: number;
  /** It counts as a redaction box only if it contains a code; a code beside it belongs to something else. */
  needsCode: boolean;
}
