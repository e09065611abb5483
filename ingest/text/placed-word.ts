import type { Rect } from '#contract/values/rect.ts';

/** A word before its position in the page's text is known. */
export interface PlacedWord {
  text: string;
  rect: Rect;
  /** 0..100. */
  confidence: number;
  /** Absent for the page's own content. */
  drawnBy?: 'annotation';
}
