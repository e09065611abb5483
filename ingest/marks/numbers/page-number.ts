/** A page's number, and where it comes from. */
export interface PageNumber {
  pageIndex: number;
  bates: string | null;
  /** `read` from the page, or `inferred` from both neighbors; null if there is no number. */
  batesSource: 'read' | 'inferred' | null;
  /** 0..100. */
  confidence: number | null;
  /** The text on the page, if it differs from `bates`. */
  asRead: string | null;
}
