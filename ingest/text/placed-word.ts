import type { Rect } from '#contract/values/rect.ts';

/** A word before it has its place in the page's text. */
export interface PlacedWord {
  text: string;
  rect: Rect;
  /** 0..100. */
  confidence: number;
  /** Absent for what is of the page's own content. */
  drawnBy?: 'annotation';
}
