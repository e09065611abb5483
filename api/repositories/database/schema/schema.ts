import type { Generated } from 'kysely';
import type { CurrentList } from '#contract/pages/current-list.ts';
import type { Role } from '#contract/people/user.ts';
import type { StandingTerm } from '#contract/review/standing-terms.ts';
import type { Json } from '../json-column.ts';
import type { BatchSchema } from './batch-schema.ts';
import type { ChronologySchema } from './chronology-schema.ts';
import type { CodebookSchema } from './codebook-schema.ts';
import type { ContradictionSchema } from './contradiction-schema.ts';
import type { CoverageSchema } from './coverage-schema.ts';
import type { DecisionSchema } from './decision-schema.ts';
import type { DocumentSchema } from './document-schema.ts';
import type { JobSchema } from './job-schema.ts';
import type { PageSchema } from './page-schema.ts';
import type { PassageSchema } from './passage-schema.ts';
import type { ProductionSchema } from './production-schema.ts';
import type { ReportSchema } from './report-schema.ts';
import type { SequesterSchema } from './sequester-schema.ts';
import type { SuggestionSchema } from './suggestion-schema.ts';
import type { WithholdingSchema } from './withholding-schema.ts';

/** The tables of which queries see only what is not sequestered; see visible-records.ts. */
type Filtered = Pick<
  PageSchema &
    DecisionSchema &
    BatchSchema &
    SuggestionSchema &
    PassageSchema &
    ContradictionSchema &
    ChronologySchema &
    DocumentSchema,
  | 'page'
  | 'page_tag'
  | 'batch_page'
  | 'control_page'
  | 'passage'
  | 'passage_reply'
  | 'mention'
  | 'contradiction'
  | 'chronology_fact'
  | 'document'
  | 'document_facts'
>;
/** The same with everything that is stored: for ingest and every other change, and for the record itself. */
type Stored = { [Name in keyof Filtered as `main.${Name}`]: Filtered[Name] };

/** The tables as SQL sees them. Times are ISO 8601 in UTC; booleans are 0 and 1. */
export interface Schema
  extends Stored,
    SequesterSchema,
    ProductionSchema,
    PageSchema,
    DocumentSchema,
    CodebookSchema,
    DecisionSchema,
    BatchSchema,
    PassageSchema,
    ContradictionSchema,
    ChronologySchema,
    WithholdingSchema,
    CoverageSchema,
    ReportSchema,
    SuggestionSchema,
    JobSchema {
  matter: { id: string; slug: string; name: string; created_at: string };
  user: {
    id: string;
    name: string;
    display_name: string;
    role: Role;
    /** '' if the person has not chosen a password yet. */
    password_hash: string;
    created_at: string;
    /** Null for users who may sign in. */
    deactivated_at: Generated<string | null>;
  };
  membership: { matter_id: string; user_id: string; role: Generated<Role> };
  session: { token_hash: string; user_id: string; created_at: string; expires_at: string };
  /** The one-time link with which a person chooses a password: at most one. */
  password_link: {
    user_id: string;
    token_hash: string;
    made_by: string;
    made_at: string;
    expires_at: string;
  };
  /** A person's position in a list of a matter, latest by `at`. */
  position_in_list: {
    matter_id: string;
    user_id: string;
    list: Json<CurrentList>;
    page_key: number;
    at: string;
  };
  /** A browser in which a person has signed in, by the hash of its cookie; see guess-limit.ts. */
  known_device: { token_hash: string; user_id: string; signed_in_at: string };
  standing_terms: { matter_id: string; version: number; terms: Json<StandingTerm[]> };
  exhibit_list: {
    id: string;
    matter_id: string;
    name: string;
    /** '' if the exported files only say that it is an exhibit list. */
    title: Generated<string>;
    /** The person to whose declaration the exhibits are attached; '' for nobody. */
    declarant: Generated<string>;
    tag_id: string;
    production_id: string | null;
    saved_by: string;
    saved_at: string;
  };
  caption: { matter_id: string; court: string; parties: string; docket_number: string };
  exhibit: {
    list_id: string;
    ordinal: number;
    description: string;
    document_date: string | null;
  };
  exhibit_page: { list_id: string; exhibit_ordinal: number; ordinal: number; page_key: number };
  audit_event: {
    seq: number;
    at: string;
    /** Null for events of the installation rather than a matter. */
    matter_id: string | null;
    actor: string;
    type: string;
    /** The rest of the event. */
    payload: Json<Record<string, unknown>>;
    /** Covers this event and the hash of the one before it (event-hash.ts). */
    hash: string;
  };
  /** Which events concern a page, so that its history is found without reading the whole log. */
  page_event: { page_key: number; seq: number };
  /** Hash of the PDF that was made from an original; see keep-rendition.ts. */
  rendition_hash: {
    original_sha256: string;
    sha256: string;
    recorded_at: string;
    /** `first-check`: the rendition is older than its hash. */
    origin: 'made' | 'first-check';
  };
  installation: { id: string };
  /** The state of a matter on the search server; no row if the server was never asked to index it. */
  engine_state: {
    matter_id: string;
    /**
     * Every change up to this position of the feed is in the index, which answers; null while it is
     * incomplete.
     */
    pushed_seq: number | null;
    /** The shape of the records in the index, see page-document.ts. */
    shape: string;
    /** The position of the feed while the index is being filled; null before and after. */
    filling_seq: number | null;
    /** When it was last filled from the beginning. */
    filled_at: string | null;
    /** Why the last attempt failed; null after a successful one. */
    failure: string | null;
    failed_at: string | null;
  };
}
