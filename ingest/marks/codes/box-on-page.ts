import type { BoxStyle } from '#contract/pages/marks.ts';
import type { Rect } from '#contract/values/rect.ts';

/** A box as its pixels show it. */
export interface BoxOnPage {
  rect: Rect;
  style: BoxStyle;
  /** 0..100. */
  confidence: number;
  /** Only a code inside makes it a box of the agency's: codes beside it are not its own. */
  needsCode: boolean;
}
