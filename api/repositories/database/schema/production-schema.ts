import type { Generated } from 'kysely';
import type { ColumnChoices, LoadFault, MappedColumn } from '#contract/intake/load-file.ts';
import type { FileKind, QuarantineCause, SourceFileStatus } from '#contract/intake/production.ts';
import type { UploadStatus } from '#contract/intake/upload.ts';
import type { FoundSeries, LoadFileKind } from '#ingest';
import type { Json } from '../json-column.ts';

/** What was received of a production, and how far it is read. */
export interface ProductionSchema {
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
    /** Sentences on what of the file was not read. */
    notes: Generated<Json<string[]>>;
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
    /** What a person said of columns; `{}` where nobody did. */
    choices: Json<ColumnChoices>;
    /** Which column goes to which field. */
    mapping: Json<MappedColumn[]>;
    /** Tells whether a later run makes anything else of the same load files. */
    plan_hash: string;
    documents: number;
    fault_count: number;
    /** The first of them: what does not hold together in the load file and the list of files. */
    faults: Json<LoadFault[]>;
    reading_fault_count: number;
    /** The first of them: what showed only when the files were read. */
    reading_faults: Json<LoadFault[]>;
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
  ingest_run: {
    id: string;
    production_id: string;
    started_at: string;
    /** Moved on with every page: a run that stops beating was killed. */
    beat_at: string;
    ended_at: string | null;
    pages_read: number;
  };
}
