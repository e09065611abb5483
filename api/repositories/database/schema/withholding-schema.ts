import type { Generated } from 'kysely';
import type { PlaceholderKind } from '#contract/pages/marks.ts';
import type { ExemptionCode } from '#contract/values/exemption-code.ts';
import type { VaughnColumns } from '#contract/withholdings/vaughn.ts';
import type { Extent, WithholdingCorrections } from '#contract/withholdings/withholding.ts';
import type { Json } from '../json-column.ts';

/** The tables of the withholding log; see migrations 012, 015 and 019. */
export interface WithholdingSchema {
  /**
   * What the marks in force of a page withhold, one row for each line of the log; derived from `page_marks`.
   */
  withheld: {
    page_key: number;
    part: number;
    /** As listed by a sheet; null if the page's own number counts. */
    first_bates: string | null;
    last_bates: string | null;
    prefix_key: string | null;
    number: number | null;
    pages: number;
    extent: Extent;
    /** The number of boxes with each code, by code; 0 for one that is not beside a box. */
    codes: Json<Record<ExemptionCode, number>>;
    boxes: number;
    bare_boxes: number;
    share: number;
    placeholder: PlaceholderKind | null;
  };
  /**
   * The codes in force of a line of the log, including corrections; '' for a box or a sheet without a code.
   */
  withheld_code: { page_key: number; part: number; code: string; boxes: number };
  vaughn_index: {
    id: string;
    matter_id: string;
    name: string;
    sha256: string;
    /** The names of the columns, and the fields to which they are mapped. */
    header: Json<string[]>;
    columns: Json<VaughnColumns>;
    rows: number;
    loaded_by: string;
    loaded_at: string;
    /** Null while it is listed; a removed one is kept. */
    removed_at: string | null;
  };
  /** A row as loaded; `row` is its position in the file, from 1. */
  vaughn_row: { index_id: string; row: number; cells: Json<string[]> };
  /**
   * What attorneys do about a withholding; no row if nothing is decided. Nobody else may be able to notice
   * it.
   */
  withholding_challenge: { page_key: number; part: number; challenge: string };
  /** People's decisions about a withholding. */
  withholding: {
    page_key: number;
    /** 0 for a page; for what a placeholder sheet lists, the number of the part. */
    part: number;
    /** Values that a person gave in place of those read. */
    corrections: Generated<Json<WithholdingCorrections>>;
    other_version: string | null;
    ruling: string | null;
    note: string | null;
    changed_by: string;
    changed_at: string;
  };
}
