import type { Generated } from 'kysely';
import type { ExportStatus } from '#contract/exhibit.ts';
import type { BatesSource, PageStatus, PageTurn, TextSource } from '#contract/page.ts';
import type { FileKind, QuarantineCause, SourceFileStatus } from '#contract/production.ts';
import type { ReadingStatus } from '#contract/reading.ts';
import type { TagColour } from '#contract/tag.ts';
import type { UploadStatus } from '#contract/upload.ts';
import type { Role } from '#contract/user.ts';
import type { FoundSeries, LoadFileKind, OtherNumber } from '#ingest';
import type { ReportSchema } from './report-schema.ts';
import type { WithholdingSchema } from './withholding-schema.ts';

/** The tables as SQL sees them. Times are ISO 8601 in UTC; booleans are 0 and 1. */
export interface Schema extends ReportSchema, WithholdingSchema {
  matter: { id: string; slug: string; name: string; created_at: string };
  user: {
    id: string;
    name: string;
    display_name: string;
    role: Role;
    password_hash: string;
    created_at: string;
  };
  membership: { matter_id: string; user_id: string };
  session: { token_hash: string; user_id: string; created_at: string; expires_at: string };
  production: {
    id: string;
    matter_id: string;
    name: string;
    received_at: string;
    /** As the agency declared; null until someone enters it. */
    declared_pages: number | null;
    /** The prefix of the numbers that a person says are its own; null: what most pages show. */
    bates_prefix: Generated<string | null>;
  };
  /** Of a production's margins, by folded prefix; see series-survey.ts. */
  bates_series: {
    production_id: string;
    series_key: string;
    prefix: string;
    pages: number;
    role: FoundSeries['role'];
    is_beside: number;
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
  source_file: {
    id: string;
    matter_id: string;
    production_id: string;
    path: string;
    sha256: string;
    bytes: number;
    status: SourceFileStatus;
    cause: QuarantineCause | null;
    message: string | null;
    page_count: number;
    /** Control number of its first page; null until the file was opened. */
    first_control: number | null;
    /** The archive or e-mail that it came out of; null for a file that was received by itself. */
    parent_id: string | null;
    kind: FileKind;
    /** 1 where its pages are read and shown from a PDF that was made of it. */
    rendition: number;
    /** What its pages' ids are made from, for a copy that a load file gives numbers of its own; else null. */
    page_seed: string | null;
  };
  load_file: {
    /** Its source file. */
    file_id: string;
    production_id: string;
    kind: LoadFileKind;
    encoding: string;
    /** JSON of what a person said of columns; `{}` where nobody did. */
    choices: string;
    /** JSON of which column goes to which field. */
    mapping: string;
    /** Tells whether a later run makes anything else of the same load files. */
    plan_hash: string;
    documents: number;
    fault_count: number;
    /** JSON of the first of them: what does not hold together in the load file and the list of files. */
    faults: string;
    reading_fault_count: number;
    /** JSON of the first of them: what showed only when the files were read. */
    reading_faults: string;
  };
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
    /** JSON of `FieldValue[]`. */
    fields: string;
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
  /** A file on its way from a browser; gone once it is in the ledger. */
  upload: {
    id: string;
    matter_id: string;
    /** A name, not an id: the production is entered when its first files are all here. */
    production_name: string;
    path: string;
    bytes: number;
    /** Milliseconds since 1970. */
    last_modified: number;
    /** On the disk for good. */
    bytes_here: number;
    status: UploadStatus;
    started_by: string;
    started_at: string;
    /** 1 where its bytes are all here and are a load file's. */
    load_file: Generated<number>;
  };
  /** A production that the server is to read; gone once it is read. */
  reading: {
    production_id: string;
    status: ReadingStatus;
    message: string | null;
    asked_by: string;
    asked_at: string;
    /** 1 where what failed is to be tried again. */
    retry: Generated<number>;
    /** 1 where passwords were given, which are in the server's memory only. */
    with_passwords: Generated<number>;
    /** `ColumnChoices` as JSON; null where nobody said anything of columns. */
    columns: string | null;
  };
  ingest_run: {
    id: string;
    production_id: string;
    started_at: string;
    /** Moved on with every page: a run that stops beating was killed. */
    beat_at: string;
    ended_at: string | null;
    pages_read: number;
  };
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
    /** JSON of what the margins held, for the sequence to decide on. */
    bates_candidates: string;
    text_version: number;
    /** What the page is counted by: the source of its text before any person corrected it. */
    read_as: TextSource;
    /** Degrees clockwise that make the page stand upright; width, height and boxes are after the turn. */
    turned: PageTurn;
    /** Hash of the pixels that were read, to know the same image again; null where none were. */
    pixels: string | null;
    /** 0: its marks were not looked for. Else which reading of marks looked for them; see MARKS_READING. */
    marks_reading: Generated<number>;
  };
  /** What the agency marked on a page; no row where nothing was read and nobody said anything. */
  page_marks: {
    page_key: number;
    /** JSON of `PageMarks`, both. */
    as_read: string;
    in_force: string;
    /** The name of the person whose marks are in force; null for what was read. */
    corrected_by: string | null;
    corrected_at: string | null;
  };
  /** Of pages that were looked at for where documents start. */
  page_boundary: {
    page_key: number;
    /** 0..100: how surely a document starts here, by the cues alone. */
    score: number;
    /** JSON of `BoundaryCue[]`. */
    cues: string;
    /** A person's; null where nobody decided. */
    decision: 'split' | 'join' | null;
    decided_by: string | null;
    decided_at: string | null;
  };
  /** What is known of a document beside a load file; by the id of its first page. */
  document_facts: {
    matter_id: string;
    document_id: string;
    /** JSON of the `DocumentFact[]` that were read. */
    facts: Generated<string>;
    /** JSON: values by `FactName`, as people typed them. */
    typed: Generated<string>;
    /** Ids of documents that it was attached to, as its text says and as a person says. */
    parent_read: string | null;
    parent_typed: string | null;
    /** 1 where a person decided on the parent, also that there is none. */
    is_parent_typed: Generated<number>;
    /** The date in force, of what was read, typed and given by a load file: what a timeline counts by. */
    date: string | null;
  };
  /** Places that the page's text in use names, as they are shown: `Santa Clara County, California`. */
  page_place: { page_key: number; place: string };
  /** What people say of a withholding. */
  withholding: {
    page_key: number;
    /** 0 for a page; of what a placeholder sheet lists, its n-th part. */
    part: number;
    /** JSON of values that a person gave in place of those read. */
    corrections: Generated<string>;
    other_version: string | null;
    challenge: string | null;
    ruling: string | null;
    note: string | null;
    changed_by: string;
    changed_at: string;
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
  tag: {
    id: string;
    matter_id: string;
    name: string;
    definition: string;
    colour: TagColour;
    shortcut: string | null;
    ordinal: number;
  };
  page_tag: { page_key: number; tag_id: string; tagged_by: string; tagged_at: string };
  exhibit_list: {
    id: string;
    matter_id: string;
    name: string;
    tag_id: string;
    production_id: string | null;
    saved_by: string;
    saved_at: string;
  };
  exhibit: {
    list_id: string;
    ordinal: number;
    description: string;
    document_date: string | null;
  };
  exhibit_page: { list_id: string; exhibit_ordinal: number; ordinal: number; page_key: number };
  export_job: {
    id: string;
    matter_id: string;
    name: string;
    tag_id: string;
    production_id: string | null;
    status: ExportStatus;
    pages_done: number;
    pages_total: number;
    exhibits: number;
    started_by: string;
    started_at: string;
    finished_at: string | null;
    message: string | null;
    manifest_sha256: string | null;
  };
  audit_event: {
    seq: Generated<number>;
    at: string;
    /** Null for what concerns the installation, not one matter. */
    matter_id: string | null;
    actor: string;
    type: string;
    payload: string;
  };
  /** Which events concern a page, so that its history is found without reading the whole log. */
  page_event: { page_key: number; seq: number };
  /** Every page once, those changed last at the end; see migration 009. Filled by triggers only. */
  page_change: { seq: number; page_key: number; matter_id: string };
  installation: { id: string };
  /** How far the search server is with a matter; no row where it was never asked to know it. */
  engine_state: {
    matter_id: string;
    /** Every change up to this place in the feed is in the index that answers; null where none does yet. */
    pushed_seq: number | null;
    /** Of the records in that index, see page-document.ts. */
    shape: string;
    /** How far the index is that is to take its place; null where none is being filled. */
    rebuild_seq: number | null;
    rebuild_shape: string;
    /** 1 from before the two are swapped until that is known to be done. */
    is_swapping: number;
    /** Why the last attempt failed; null after one that did not. */
    failure: string | null;
    failed_at: string | null;
  };
}
