import type { FieldValue, LoadFault, MappedColumn } from '#contract/intake/load-file.ts';
import type { ImageRow } from './formats/parsed-load-file.ts';

/** What load files say of the files received: what is a document, a page of it, its text. */
export interface VolumePlan {
  /** In the order of the load files, which is also the order of their pages. */
  documents: PlannedDocument[];
  /** Of each load file, how many documents it describes or lists pages of, and where its columns go. */
  loadFiles: { path: string; documents: number; columns: MappedColumn[] }[];
  faults: VolumeFault[];
}

export interface PlannedDocument {
  /** Where it stands: the path of the load file as received, and the line from 1. */
  loadFile: string;
  row: number;
  beginBates: string;
  endBates: string;
  family: { begin: string; end: string } | null;
  /** First Bates number of the document that this one was attached to. */
  parent: string | null;
  fields: FieldValue[];
  /** In their order; empty where no file with pages was received. */
  pages: PlannedPage[];
  /** Pages that the load files list, also those that were not received. */
  listed: number;
  /** Path of a text file with the text of the whole document. */
  text: string | null;
  /** Path of the file that the pages were made from. */
  native: string | null;
}

/**
 * A page of a document. Where a file turns out to have more pages than are planned of it, the others
 * belong to the document of the page before them, without a number.
 */
export interface PlannedPage {
  /** As received, of the file that shows it. */
  path: string;
  /** From 0, in that file. */
  pageIndex: number;
  /** Its place in the document, from 0, pages that were not received counted too. */
  ordinal: number;
  /** Null where the load file gives one number twice. */
  bates: string | null;
  /** As the load file has it; the program turns pages by what they show. */
  rotation: ImageRow['rotation'];
  /** Path of a text file with the text of this page alone. */
  text: string | null;
}

export interface VolumeFault extends LoadFault {
  /** Path as received. */
  loadFile: string;
}
