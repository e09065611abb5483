import type { LoadFault } from '#contract/intake/load-file.ts';
import type { TextEncoding } from '../../decode-text.ts';

/** A row of a DAT: a document. */
export interface DatRow {
  /** The line that it begins on, from 1. */
  row: number;
  /** One for each column, in their order. */
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
  /** As written: relative to a folder that is not named, mostly with backslashes. */
  path: string;
  /** `child`: a document attached to the last one that was not. */
  starts: 'document' | 'child' | null;
  /** Pages of the document, where the row that starts it says so. */
  pageCount: number | null;
  /** From 0, in its file; null where only the order of the rows tells. */
  pageIndex: number | null;
  /** As the load file has it, in degrees; which way round is not agreed on. */
  rotation: 0 | 90 | 180 | 270;
}

export interface ParsedImages {
  kind: 'opt' | 'lfp';
  images: ImageRow[];
  faults: LoadFault[];
}

/** A load file, read and taken apart, with what in it could not be. */
export type ParsedLoadFile = (ParsedDat | ParsedImages) & {
  /** As received: `/` between folders. */
  path: string;
  encoding: TextEncoding;
};

export type LoadFileKind = ParsedLoadFile['kind'];
