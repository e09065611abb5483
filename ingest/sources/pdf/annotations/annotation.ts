import type { DrawnLetters } from '../words/drawn-letters.ts';

/** What a PDF draws over a page's own content, as pdf.js describes it; only the fields used here. */
export interface Annotation {
  id: string;
  subtype: string;
  annotationFlags: number;
  /** In the page's own space: left, bottom, right, top. */
  rect: [number, number, number, number];
  contentsObj?: { str: string };
  /** The optional content layer to which it belongs, if any. */
  oc?: unknown;
  /** Lines that were typed over the page, and the size of their font. */
  textContent?: string[];
  defaultAppearanceData?: { fontSize?: number };
  /** For a reply to a comment: its kind. */
  stateModel?: string | null;
  /** `Tx` and `Ch` for fields that contain text and a choice. */
  fieldType?: string | null;
  password?: boolean;
  checkBox?: boolean;
  radioButton?: boolean;
  fieldValue?: unknown;
  /** The value of a check box or radio button that is on. */
  exportValue?: unknown;
  buttonValue?: unknown;
  /** Each letter has a cell of its own. */
  comb?: boolean;
  maxLen?: number;
}

/** What an annotation draws. */
export interface Drawing {
  letters: DrawnLetters[];
  /** A path that is not the frame or ground of a field: a check mark, a cross, a dot. */
  hasMark: boolean;
}

/** Flags of ISO 32000-1, table 165: hidden, and not to be viewed. */
const UNSEEN = 0b100010;

export function isViewed({ annotationFlags }: Annotation): boolean {
  return (annotationFlags & UNSEEN) === 0;
}
