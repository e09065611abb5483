import type { QuarantineCause } from '#contract/intake/production.ts';
import type { PageMarks } from '#contract/pages/marks.ts';
import type { Rect } from '#contract/values/rect.ts';
import type { Turn } from '#contract/values/turn.ts';

/** A word as it was read, before any normalization. */
export interface Word {
  text: string;
  /** Where the word starts in the page's text, in UTF-16 units. */
  start: number;
  rect: Rect;
  /** 0..100. For a text layer, 100. */
  confidence: number;
}

/** Text of a page from one source, with the boxes of its words. */
export interface PageText {
  source: 'layer' | 'ocr' | 'none';
  /** Why this source was chosen, worded for reviewers. */
  reason: string;
  /**
   * 0..100 for the page as a whole: 0 if there is ink and no word was read; null if there is nothing to read.
   */
  confidence: number | null;
  /** Lines separated by \n, in reading order. */
  text: string;
  /** In the order of `text`. */
  words: Word[];
}

/** A number in a page's margin that may be its Bates number; the sequence decides. */
export interface BatesCandidate {
  /** Exactly as on the page. */
  verbatim: string;
  /** Everything before the last run of digits, and everything after it. */
  prefix: string;
  digits: string;
  suffix: string;
  rect: Rect;
  confidence: number;
  /**
   * It is part of the page's own text, and so no evidence of a series; absent if the page was read before
   * this was recorded.
   */
  isInText?: boolean;
}

/** The identifier of an object in a PDF. */
export interface PdfObject {
  number: number;
  generation: number;
}

/** The result of reading one page. */
export interface PageRecord {
  /** From 0, in the source file. */
  pageIndex: number;
  status: 'read' | 'blank' | 'problem';
  /** What went wrong and what to do next, for a problem page; else null. */
  problem: string | null;
  /** What may be missing or wrong on a page that was read all the same; a full sentence each. */
  notes: string[];
  /** As displayed, rotation applied, in points (1/72 inch). */
  width: number;
  height: number;
  /** The page's object in its PDF; null if the page cannot be shown apart from the file's catalog. */
  pdfObject: PdfObject | null;
  /** Degrees clockwise that turn the page upright; width, height and boxes are after the turn. */
  turned: Turn;
  /** The text to use. */
  text: PageText;
  /** Texts that were not chosen, such as an unreliable layer; each is kept with the reason. */
  otherTexts: PageText[];
  /**
   * Hash of the recognized pixels; null if none were recognized, or if nothing here can read their script.
   */
  pixels: string | null;
  batesCandidates: BatesCandidate[];
  /** What the agency marked on it. */
  marks: PageMarks;
}

/** A file that cannot be opened, by cause. `message` says what happened and what to do next. */
export interface Quarantine {
  cause: QuarantineCause;
  message: string;
}
