import type { Matrix } from './matrix.ts';

/** A run of text as the PDF draws it. */
export interface LayerRun {
  text: string;
  /** From text space to the page as displayed, in points from the top left. */
  placing: Matrix;
  /** Along the line, in points. */
  width: number;
  /** Of the font, in points. */
  height: number;
  /** Above and below the baseline, as a share of the height. */
  ascent: number;
  descent: number;
  /** All letters of its font are equally wide, as in a typewriter's. */
  monospaced: boolean;
  endsLine: boolean;
  /** One of several letters that are set apart. */
  isSpaced?: true;
  /** Absent for the page's own content. */
  drawnBy?: 'annotation';
}
