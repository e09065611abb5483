import type { Generated } from 'kysely';
import type { DocumentFact, FactName } from '#contract/documents/document.ts';
import type { FieldValue } from '#contract/intake/load-file.ts';
import type { Json } from '../json-column.ts';

/** Documents, as a load file describes them and as their pages do. */
export interface DocumentSchema {
  /** As a load file describes it; pages without a load file have no row here. */
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
    /** Id of the document that it was attached to. */
    parent_id: string | null;
    fields: Json<FieldValue[]>;
    /** Pages that the load file lists, also those that were not received. */
    page_count: number;
    load_file_id: string;
    row: number;
    /** Holds the text of the whole document. */
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
    /** Its place in the document, from 0, pages that were not received counted too. */
    ordinal: number;
    /** 1 for the first page that is here. */
    starts: number;
    bates: string | null;
    /** Degrees, as the load file has it; pages are turned by what they show. */
    rotation: number;
    /** Holds the text of this page alone. */
    text_file_id: string | null;
  };
  /** What is known of a document beside a load file; by the id of its first page. */
  document_facts: {
    matter_id: string;
    document_id: string;
    /** As they were read. */
    facts: Generated<Json<DocumentFact[]>>;
    /** Values as people typed them. */
    typed: Generated<Json<Partial<Record<FactName, string[]>>>>;
    /** Ids of documents that it was attached to, as its text says and as a person says. */
    parent_read: string | null;
    parent_typed: string | null;
    /** 1 where a person decided on the parent, also that there is none. */
    is_parent_typed: Generated<number>;
    /** The date in force, of what was read, typed and given by a load file: what a timeline counts by. */
    date: string | null;
  };
}
