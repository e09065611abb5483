/** A page's number, and how it was come by. */
export interface PageNumber {
  pageIndex: number;
  bates: string | null;
  /** `read` from the page, or `inferred` from both neighbours; null where there is no number. */
  batesSource: 'read' | 'inferred' | null;
  /** 0..100. */
  confidence: number | null;
  /** What stands on the page, where it differs from `bates`. */
  asRead: string | null;
}
