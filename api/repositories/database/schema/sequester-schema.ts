/** Pages that attorneys sequestered; see migration 043. */
export interface SequesterSchema {
  /** One decision to hide pages, with all of its pages. */
  sequester: {
    id: string;
    matter_id: string;
    reason: string;
    /** The day of the agency's notice, or of the discovery: `2026-11-30`. */
    notice_date: string;
    /** A user's name. */
    sequestered_by: string;
    sequestered_at: string;
  };
  sequestered_page: {
    sequester_id: string;
    page_key: number;
    /** Null while it is hidden. */
    released_at: string | null;
    released_by: string | null;
    release_reason: string | null;
  };
  /** The pages that are hidden now: a page that is sequestered twice is here once. */
  hidden_page: { page_key: number; sequester_id: string };
}
