import type { Generated } from 'kysely';
import type { PlaceholderKind } from '#contract/pages/marks.ts';
import type { ExemptionCode } from '#contract/values/exemption-code.ts';
import type { VaughnColumns } from '#contract/withholdings/vaughn.ts';
import type { Extent, WithholdingCorrections } from '#contract/withholdings/withholding.ts';
import type { Json } from '../json-column.ts';

/** The tables of the withholding log; see migrations 012, 015 and 019. */
export interface WithholdingSchema {
  /** What the marks in force of a page withhold, a row for each line of the log; made from `page_marks`. */
  withheld: {
    page_key: number;
    part: number;
    /** As a sheet lists them; null where the page's own number counts. */
    first_bates: string | null;
    last_bates: string | null;
    prefix_key: string | null;
    number: number | null;
    pages: number;
    extent: Extent;
    /** The boxes with each code, by code; 0 for one that stands beside no box. */
    codes: Json<Record<ExemptionCode, number>>;
    boxes: number;
    bare_boxes: number;
    share: number;
    placeholder: PlaceholderKind | null;
  };
  /** The codes in force of a line of the log, corrections counted; '' for a box or a sheet that gives none. */
  withheld_code: { page_key: number; part: number; code: string; boxes: number };
  vaughn_index: {
    id: string;
    matter_id: string;
    name: string;
    sha256: string;
    /** The names of the columns, and the fields that they go to. */
    header: Json<string[]>;
    columns: Json<VaughnColumns>;
    rows: number;
    loaded_by: string;
    loaded_at: string;
    /** Null while it stands; a removed one is kept. */
    removed_at: string | null;
  };
  /** A row as it was loaded; `row` is its place in the file, from 1. */
  vaughn_row: { index_id: string; row: number; cells: Json<string[]> };
  /** What attorneys do about a withholding; no row where nothing is decided. Nobody else may notice it. */
  withholding_challenge: { page_key: number; part: number; challenge: string };
  /** What people say of a withholding. */
  withholding: {
    page_key: number;
    /** 0 for a page; of what a placeholder sheet lists, its n-th part. */
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
