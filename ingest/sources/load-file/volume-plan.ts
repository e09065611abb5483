import type { FieldValue, LoadFault, MappedColumn } from '#contract/intake/load-file.ts';
import type { ImageRow } from './formats/parsed-load-file.ts';

/** What load files say about the received files: which are documents, pages and texts. */
export interface VolumePlan {
  /** In the order of the load files, which is also the order of their pages. */
  documents: PlannedDocument[];
  /**
   * For each load file, how many documents it describes or lists pages of, and how its columns are mapped.
   */
  loadFiles: { path: string; documents: number; columns: MappedColumn[] }[];
  faults: VolumeFault[];
}

export interface PlannedDocument {
  /** Where it is described: the path of the load file as received, and the line from 1. */
  loadFile: string;
  row: number;
  beginBates: string;
  endBates: string;
  family: { begin: string; end: string } | null;
  /** First Bates number of the document to which this one was attached. */
  parent: string | null;
  fields: FieldValue[];
  /** In order; empty if no file with pages was received. */
  pages: PlannedPage[];
  /** Number of pages in the load files, including those that were not received. */
  listed: number;
  /** Path of a text file with the text of the whole document. */
  text: string | null;
  /** Path of the file from which the pages were made. */
  native: string | null;
}

/**
 * A page of a document. If a file turns out to have more pages than planned, the others belong to the
 * document of the page before them, without a number.
 */
export interface PlannedPage {
  /** Path as received of the file that shows it. */
  path: string;
  /** From 0, in that file. */
  pageIndex: number;
  /** Its position in the document, from 0, counting pages that were not received. */
  ordinal: number;
  /** Null if the load file uses the number twice. */
  bates: string | null;
  /** As in the load file; the program turns pages by what they show. */
  rotation: ImageRow['rotation'];
  /** Path of a text file with the text of this page alone. */
  text: string | null;
}

export interface VolumeFault extends LoadFault {
  /** Path as received. */
  loadFile: string;
}
