import type { Generated } from 'kysely';
import type { DocumentFact, FactName } from '#contract/documents/document.ts';
import type { FieldValue } from '#contract/intake/load-file.ts';
import type { Json } from '../json-column.ts';

/** Documents, as described by a load file and by their own pages. */
export interface DocumentSchema {
  /** As described by a load file; pages without a load file have no row here. */
  document: {
    key: Generated<number>;
    matter_id: string;
    /** The id of its first page. */
    id: string;
    production_id: string;
    ordinal: number;
    begin_bates: string;
    end_bates: string;
    begin_attachment: string | null;
    end_attachment: string | null;
    /** Id of the document to which it was attached. */
    parent_id: string | null;
    fields: Json<FieldValue[]>;
    /** Number of pages that the load file lists, including those that were not received. */
    page_count: number;
    load_file_id: string;
    row: number;
    /** The file with the text of the whole document. */
    text_file_id: string | null;
    /** Why that text could not be joined to the pages. */
    text_fault: string | null;
    native_file_id: string | null;
  };
  /** Which page of which file is a page of a document, known before the page is read. */
  document_page: {
    source_file_id: string;
    page_index: number;
    document_key: number;
    /** Its position in the document, from 0, counting pages that were not received. */
    ordinal: number;
    /** 1 for the first page that was received. */
    starts: number;
    bates: string | null;
    /** Degrees, as in the load file; pages are turned by what they show. */
    rotation: number;
    /** The file with the text of this page alone. */
    text_file_id: string | null;
  };
  /** What is known about a document besides a load file; by the id of its first page. */
  document_facts: {
    matter_id: string;
    document_id: string;
    /** As read from the text. */
    facts: Generated<Json<DocumentFact[]>>;
    /** Values as typed by people. */
    typed: Generated<Json<Partial<Record<FactName, string[]>>>>;
    /** Ids of documents to which it was attached, according to its text and to a person. */
    parent_read: string | null;
    parent_typed: string | null;
    /** 1 if a person decided on the parent, including that there is none. */
    is_parent_typed: Generated<number>;
    /** The date in force, among those read, typed and given by a load file: the one used by timelines. */
    date: string | null;
  };
  /** Names of people that are another name's person, as an attorney says; see merged-names.ts. */
  merged_name: { matter_id: string; name: string; canonical: string };
  /** Names of different people, each pair once, in alphabetical order; see dismissed-merges.ts. */
  distinct_name: { matter_id: string; name: string; other: string };
}
