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
    /** As declared by the agency; null until someone enters it. */
    declared_pages: number | null;
    /** The prefix of the production's own numbers according to a person; null: the one on most pages. */
    bates_prefix: Generated<string | null>;
  };
  /** The series in a production's margins, by folded prefix; see series-survey.ts. */
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
    /** Sentences about what was not read of the file. */
    notes: Generated<Json<string[]>>;
    page_count: number;
    /** Control number of its first page; null until the file was opened. */
    first_control: number | null;
    /** The archive or e-mail from which it was unpacked; null for a file that was received by itself. */
    parent_id: string | null;
    kind: FileKind;
    /** 1 if its pages are read and shown from a PDF that was made from it. */
    rendition: number;
    /** The seed of its pages' ids, for a copy to which a load file gives its own numbers; else null. */
    page_seed: string | null;
  };
  load_file: {
    /** Its source file. */
    file_id: string;
    production_id: string;
    kind: LoadFileKind;
    encoding: string;
    /** A person's choices for columns; `{}` if there are none. */
    choices: Json<ColumnChoices>;
    /** How columns are mapped to fields. */
    mapping: Json<MappedColumn[]>;
    /** Shows whether a later run would plan anything else from the same load files. */
    plan_hash: string;
    documents: number;
    fault_count: number;
    /** The first inconsistencies between the load file and the list of files. */
    faults: Json<LoadFault[]>;
    reading_fault_count: number;
    /** The first faults that were found only when the files were read. */
    reading_faults: Json<LoadFault[]>;
  };
  /** A file being uploaded from a browser; removed once it is in the ledger. */
  upload: {
    id: string;
    matter_id: string;
    /** A name, not an id: the production is added when its first files are complete. */
    production_name: string;
    path: string;
    bytes: number;
    /** Milliseconds since 1970. */
    last_modified: number;
    /** Bytes that are durably on the disk. */
    bytes_here: number;
    status: UploadStatus;
    started_by: string;
    started_at: string;
    /** 1 if it is complete and is a load file. */
    load_file: Generated<number>;
  };
  ingest_run: {
    id: string;
    production_id: string;
    started_at: string;
    /** Updated with every page: a run without a recent heartbeat was killed. */
    beat_at: string;
    ended_at: string | null;
    pages_read: number;
  };
}
