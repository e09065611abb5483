import type { Generated } from 'kysely';
import type { BoundaryCue } from '#contract/documents/document.ts';
import type { PageMarks } from '#contract/pages/marks.ts';
import type { BatesSource, PageStatus, TextSource } from '#contract/pages/page.ts';
import type { Turn } from '#contract/values/turn.ts';
import type { BatesCandidate, OtherNumber } from '#ingest';
import type { Json } from '../json-column.ts';

/** Pages, their texts, and what was read of them. */
export interface PageSchema {
  /** One row: the stamp that the search index must have; see index-file.ts. */
  index_stamp: { stamp: string };
  page: {
    /** Internal: what other tables and the index refer to. Never leaves the database. */
    key: Generated<number>;
    id: string;
    matter_id: string;
    production_id: string;
    source_file_id: string;
    page_index: number;
    /** The control number as a number, which is also the order of pages in a matter. */
    position: number;
    control_number: string;
    status: PageStatus;
    problem: string | null;
    /** Sentences about what may be missing or wrong on the page. */
    notes: Generated<Json<string[]>>;
    width: number;
    height: number;
    /** The page's object in its PDF; both null if it is not known, or not enough to show the page. */
    pdf_object: number | null;
    pdf_generation: number | null;
    document_id: string;
    starts_document: number;
    bates: string | null;
    bates_prefix_key: string | null;
    bates_number: number | null;
    bates_source: BatesSource | null;
    bates_confidence: number | null;
    bates_as_read: string | null;
    /** The texts in the margins, among which the sequence decides. */
    bates_candidates: Json<BatesCandidate[]>;
    text_version: number;
    /** The source by which the page is counted: that of its text before any correction by a person. */
    read_as: TextSource;
    /** Degrees clockwise that turn the page upright; width, height and boxes are after the turn. */
    turned: Turn;
    /** Hash of the pixels that were read, to recognize the same image; null if none were read. */
    pixels: string | null;
    /**
     * 0: its marks were not read yet. Otherwise the version of the method that read them; see MARKS_READING.
     */
    marks_reading: Generated<number>;
  };
  page_text: {
    page_key: number;
    version: number;
    source: TextSource;
    reason: string;
    confidence: number | null;
    text: string;
    /** See encode-words.ts. */
    words: Uint8Array;
    /** Does not count gaps. */
    word_count: number;
    created_at: string;
    /** The name of the person who wrote this version; null for what the program read. */
    created_by: string | null;
  };
  /** Numbers on pages that are not the production's own. */
  page_number: {
    page_key: number;
    kind: OtherNumber['kind'];
    verbatim: string;
    prefix_key: string;
    number: number;
    confidence: number;
  };
  /** What the agency marked on a page; no row if nothing was read and nobody corrected it. */
  page_marks: {
    page_key: number;
    as_read: Json<PageMarks>;
    in_force: Json<PageMarks>;
    /** The name of the person whose marks are in force; null for those read. */
    corrected_by: string | null;
    corrected_at: string | null;
  };
  /** Pages that were weighed for where documents start. */
  page_boundary: {
    page_key: number;
    /** 0..100: how likely a document starts here, by the cues alone. */
    score: number;
    cues: Json<BoundaryCue[]>;
    /** A person's decision; null if nobody decided. */
    decision: 'split' | 'join' | null;
    decided_by: string | null;
    decided_at: string | null;
  };
  /** Places named by the page's text in use, as displayed: `Santa Clara County, California`. */
  page_place: { page_key: number; place: string };
  /** Every page once, those changed last at the end; see migration 009. Filled by triggers only. */
  page_change: { seq: number; page_key: number; matter_id: string };
}
