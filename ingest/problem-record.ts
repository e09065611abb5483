import { withoutWords } from './page-content.ts';
import type { PageRecord } from './page-record.ts';

/** US Letter in points, for a page whose size cannot be read. */
const USUAL_SIZE = { width: 612, height: 792, pdfObject: null };

/** A record for the ledger of a page that cannot be read. */
export function toProblemRecord(
  pageIndex: number,
  problem: string,
  { width, height, pdfObject }: Pick<PageRecord, 'width' | 'height' | 'pdfObject'> = USUAL_SIZE,
): PageRecord {
  return {
    pageIndex,
    problem,
    width,
    height,
    pdfObject,
    ...withoutWords('problem', 'the page could not be read'),
  };
}
