/** Which pages people have seen. */
export interface CoverageSchema {
  /** Append-only. A row for each person, page and day. */
  page_seen: {
    page_key: number;
    /** A user's name. */
    person: string;
    /** In the time zone of the machine. */
    day: string;
    at: string;
  };
  /** After how many seconds a page counts as seen; no row where nobody changed it. */
  coverage_rule: { matter_id: string; seconds: number };
}
