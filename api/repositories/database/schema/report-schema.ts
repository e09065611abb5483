import type { SearchMode } from '#contract/pages/current-list.ts';
import type { ElusionAnswer } from '#contract/reports/elusion.ts';
import type { PageCounts, ReportDelta, ReportTerm } from '#contract/reports/term-report.ts';
import type { RecordedQuery } from '#contract/search/recorded-query.ts';
import type { SearchScope } from '#contract/search/search-scope.ts';
import type { Json } from '../json-column.ts';

/** The tables of migration 010. */
export interface ReportSchema {
  kept_set: {
    /** SHA-256 of matter and keys. */
    id: string;
    matter_id: string;
    pages: number;
    /** See encode-keys.ts. */
    keys: Uint8Array;
  };
  recorded_query: {
    id: string;
    matter_id: string;
    at: string;
    asked_by: string;
    kind: RecordedQuery['kind'];
    written: string;
    canonical: string;
    scope: Json<SearchScope>;
    scope_in_words: string;
    pages: number;
    documents: number;
    corpus_version: number;
    set_id: string | null;
    run_of: string | null;
    report_id: string | null;
  };
  saved_search: {
    id: string;
    matter_id: string;
    name: string;
    written: string;
    mode: SearchMode;
    scope: Json<SearchScope>;
    saved_by: string;
    saved_at: string;
    /** What it found when it was saved: for a user who has not looked at it since, everything else is new. */
    first_set_id: string | null;
    /** What it finds, at `found_version` of the matter. */
    found_set_id: string | null;
    found_version: number | null;
    problem: string | null;
    removed_at: string | null;
  };
  saved_search_seen: { search_id: string; seen_by: string; set_id: string; seen_at: string };
  /** What is counted, and the result; its state is in its job, which has the same id. */
  term_report: {
    id: string;
    series_id: string;
    version: number;
    matter_id: string;
    name: string;
    terms: Json<ReportTerm[]>;
    scope: Json<SearchScope>;
    scope_in_words: string;
    corpus_version: number | null;
    program: string;
    productions: Json<{ productionId: string; name: string }[]>;
    total: Json<PageCounts> | null;
    total_delta: Json<ReportDelta> | null;
    total_set_id: string | null;
    /** Null while it is listed; a removed report is kept. */
    removed_at: string | null;
  };
  term_report_row: {
    report_id: string;
    ordinal: number;
    term: string;
    name: string | null;
    canonical: string | null;
    error: string | null;
    counts: Json<PageCounts> | null;
    unique_pages: number | null;
    delta: Json<ReportDelta> | null;
    set_id: string | null;
    unique_set_id: string | null;
  };
  elusion_sample: {
    id: string;
    matter_id: string;
    name: string;
    written: string | null;
    tag_id: string | null;
    outside: string;
    scope: Json<SearchScope>;
    scope_in_words: string;
    seed: string;
    population: number;
    reviewed_pages: number;
    corpus_version: number;
    drawn_by: string;
    drawn_at: string;
  };
  elusion_page: {
    sample_id: string;
    place: number;
    page_key: number;
    answer: ElusionAnswer | null;
    answered_by: string | null;
    answered_at: string | null;
  };
}
