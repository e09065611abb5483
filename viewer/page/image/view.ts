import type { Turn } from '#contract/values/turn.ts';
import type { Fit } from './scale.ts';

/** How a page is shown on the stage. */
export interface View {
  fit: Fit;
  /** In percent of the page's size on paper; undefined while the page is fitted to the stage. */
  zoom: number | undefined;
  /** In addition to the page's own rotation. */
  turn: Turn;
  /** Dimmed in dark mode, where a white page would be the brightest thing in the room. */
  isDimmed: boolean;
}
