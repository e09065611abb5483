import type { LoadFault } from '#contract/intake/load-file.ts';
import type { TextEncoding } from '../../decode-text.ts';

/** A row of a DAT: a document. */
export interface DatRow {
  /** The line on which it begins, from 1. */
  row: number;
  /** One for each column, in the same order. */
  values: string[];
}

export interface ParsedDat {
  kind: 'dat';
  columns: string[];
  rows: DatRow[];
  faults: LoadFault[];
}

/** A row of an OPT or LFP: a page. */
export interface ImageRow {
  row: number;
  /** The page's Bates number. */
  key: string;
  /** As written: relative to an unnamed folder, mostly with backslashes. */
  path: string;
  /** `child`: a document attached to the last one that was not. */
  starts: 'document' | 'child' | null;
  /** Number of pages of the document, if the row that starts it states it. */
  pageCount: number | null;
  /** From 0, in its file; null if only the order of the rows shows it. */
  pageIndex: number | null;
  /** As in the load file, in degrees; programs disagree about the direction. */
  rotation: 0 | 90 | 180 | 270;
}

export interface ParsedImages {
  kind: 'opt' | 'lfp';
  images: ImageRow[];
  faults: LoadFault[];
}

/** A parsed load file, with the faults found in it. */
export type ParsedLoadFile = (ParsedDat | ParsedImages) & {
  /** As received, with `/` between folders. */
  path: string;
  encoding: TextEncoding;
};

export type LoadFileKind = ParsedLoadFile['kind'];
