import type { Generated } from 'kysely';
import type { BoundaryCue } from '#contract/documents/document.ts';
import type { PageMarks } from '#contract/pages/marks.ts';
import type { BatesSource, PageStatus, TextSource } from '#contract/pages/page.ts';
import type { Turn } from '#contract/values/turn.ts';
import type { BatesCandidate, OtherNumber } from '#ingest';
import type { Json } from '../json-column.ts';

/** Pages, their texts, and what was read of them. */
export interface PageSchema {
  /** One row: of which moment the search index has to be; see index-file.ts. */
  index_stamp: { stamp: string };
  page: {
    /** Internal: what other tables and the index point to. Never leaves the database. */
    key: Generated<number>;
    id: string;
    matter_id: string;
    production_id: string;
    source_file_id: string;
    page_index: number;
    /** The control number as a number: also the order of pages in a matter. */
    position: number;
    control_number: string;
    status: PageStatus;
    problem: string | null;
    /** Sentences on what may be missing or wrong on the page. */
    notes: Generated<Json<string[]>>;
    width: number;
    height: number;
    /** The page's object in its PDF; both null where it is not known, or not enough to show the page. */
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
    /** What the margins have, for the sequence to decide on. */
    bates_candidates: Json<BatesCandidate[]>;
    text_version: number;
    /** What the page is counted by: the source of its text before any person corrected it. */
    read_as: TextSource;
    /** Degrees clockwise that make the page stand upright; width, height and boxes are after the turn. */
    turned: Turn;
    /** Hash of the pixels that were read, to know the same image again; null where none were. */
    pixels: string | null;
    /** 0: its marks were not looked for. Else which reading of marks looked for them; see MARKS_READING. */
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
    /** Gaps are none. */
    word_count: number;
    created_at: string;
    /** The name of the person who wrote this version; null for what was read by the program. */
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
  /** What the agency marked on a page; no row where nothing was read and nobody said anything. */
  page_marks: {
    page_key: number;
    as_read: Json<PageMarks>;
    in_force: Json<PageMarks>;
    /** The name of the person whose marks are in force; null for what was read. */
    corrected_by: string | null;
    corrected_at: string | null;
  };
  /** Of pages that were looked at for where documents start. */
  page_boundary: {
    page_key: number;
    /** 0..100: how surely a document starts here, by the cues alone. */
    score: number;
    cues: Json<BoundaryCue[]>;
    /** A person's; null where nobody decided. */
    decision: 'split' | 'join' | null;
    decided_by: string | null;
    decided_at: string | null;
  };
  /** Places that the page's text in use names, as they are shown: `Santa Clara County, California`. */
  page_place: { page_key: number; place: string };
  /** Every page once, those changed last at the end; see migration 009. Filled by triggers only. */
  page_change: { seq: number; page_key: number; matter_id: string };
}
