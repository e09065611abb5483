import type { Generated } from 'kysely';
import type { CurrentList } from '#contract/pages/current-list.ts';
import type { Role } from '#contract/people/user.ts';
import type { TagColor } from '#contract/review/tag.ts';
import type { Json } from '../json-column.ts';
import type { DocumentSchema } from './document-schema.ts';
import type { JobSchema } from './job-schema.ts';
import type { PageSchema } from './page-schema.ts';
import type { ProductionSchema } from './production-schema.ts';
import type { ReportSchema } from './report-schema.ts';
import type { WithholdingSchema } from './withholding-schema.ts';

/** The tables as SQL sees them. Times are ISO 8601 in UTC; booleans are 0 and 1. */
export interface Schema
  extends ProductionSchema,
    PageSchema,
    DocumentSchema,
    WithholdingSchema,
    ReportSchema,
    JobSchema {
  matter: { id: string; slug: string; name: string; created_at: string };
  user: {
    id: string;
    name: string;
    display_name: string;
    role: Role;
    /** '' where the person has not chosen a password yet. */
    password_hash: string;
    created_at: string;
    /** Null for who may sign in. */
    deactivated_at: Generated<string | null>;
  };
  membership: { matter_id: string; user_id: string };
  session: { token_hash: string; user_id: string; created_at: string; expires_at: string };
  /** The one-time link by which a person chooses a password: one at most. */
  password_link: {
    user_id: string;
    token_hash: string;
    made_by: string;
    made_at: string;
    expires_at: string;
  };
  /** Where a person reads in a matter: the page, and the list that it is read in. */
  reading_place: {
    matter_id: string;
    user_id: string;
    page_key: number;
    list: Json<CurrentList>;
    at: string;
  };
  /** A browser in which a person has signed in, by the hash of its cookie; see guess-limit.ts. */
  known_device: { token_hash: string; user_id: string; signed_in_at: string };
  tag: {
    id: string;
    matter_id: string;
    name: string;
    definition: string;
    colour: TagColor;
    shortcut: string | null;
    ordinal: number;
  };
  page_tag: { page_key: number; tag_id: string; tagged_by: string; tagged_at: string };
  exhibit_list: {
    id: string;
    matter_id: string;
    name: string;
    /** '' where the exported files say only that it is an exhibit list. */
    title: Generated<string>;
    /** Whose declaration the exhibits are attached to; '' for nobody's. */
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
    seq: Generated<number>;
    at: string;
    /** Null for what concerns the installation, not one matter. */
    matter_id: string | null;
    actor: string;
    type: string;
    /** The rest of the event. */
    payload: Json<Record<string, unknown>>;
  };
  /** Which events concern a page, so that its history is found without reading the whole log. */
  page_event: { page_key: number; seq: number };
  /** Of the PDF that was made of an original; see keep-rendition.ts. */
  rendition_hash: {
    original_sha256: string;
    sha256: string;
    recorded_at: string;
    /** `first-check`: the rendition is older than its hash. */
    origin: 'made' | 'first-check';
  };
  installation: { id: string };
  /** How far the search server is with a matter; no row where it was never asked to know it. */
  engine_state: {
    matter_id: string;
    /** Every change up to this place in the feed is in the index, which answers; null while it is not whole. */
    pushed_seq: number | null;
    /** Of the records in the index, see page-document.ts. */
    shape: string;
    /** While the index is being filled, how far; null before and after. */
    filling_seq: number | null;
    /** When it was last filled from the beginning. */
    filled_at: string | null;
    /** Why the last attempt failed; null after one that did not. */
    failure: string | null;
    failed_at: string | null;
  };
}
