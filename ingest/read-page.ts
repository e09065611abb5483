import { rethrowMachineError } from './machine-error.ts';
import type { PageRecord } from './page-record.ts';
import { type ForcedSource, readOpenPage } from './read-open-page.ts';
import { type ImageReader, withoutWords } from './reading.ts';
import type { PdfDocument } from './sources/pdf/open-pdf.ts';
import { type PdfPage, PictureLost } from './sources/pdf/pdf-page.ts';
import { sayDamage } from './sources/pdf/say-damage.ts';
import { takeWarnings } from './sources/pdf/warnings.ts';
import { turnUpright } from './turn-upright.ts';

/**
 * Reads one page: its text, why that text, and the numbers in its margins. A page that fails is a
 * record with its problem; only an error of the machine rejects, with a `MachineError`.
 */
export async function readPage(
  document: PdfDocument,
  pageIndex: number,
  reader: ImageReader,
  { force }: { force?: ForcedSource | undefined } = {},
): Promise<PageRecord> {
  takeWarnings();
  let page: PdfPage | undefined;
  try {
    page = await document.getPage(pageIndex);
    const reading = await readOpenPage(document, page, reader, force);
    const [warning] = takeWarnings();
    if (reading.text.text === '' && warning !== undefined) {
      return toProblemRecord(
        pageIndex,
        `Nothing can be read on this page, and parts of it are damaged: ${sayDamage(warning)}. ${LOOK}`,
        page,
      );
    }
    const { width, height, pdfObject } = page;
    const { comments } = await page.getAnnotations();
    const notes = [...reading.notes, ...noteComments(comments)];
    return turnUpright({ pageIndex, problem: null, width, height, pdfObject, ...reading, notes });
  } catch (error) {
    rethrowMachineError(error);
    return toProblemRecord(pageIndex, `This page can't be read: ${explain(error)}. ${LOOK}`, page);
  } finally {
    page?.close();
  }
}

function explain(error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error);
  return error instanceof PictureLost ? detail.replace(/\.$/, '') : sayDamage(detail);
}

function noteComments(count: number): string[] {
  if (count === 0) return [];
  const told = count === 1 ? '1 comment is' : `${count} comments are`;
  return [
    `${told} not shown on the page. Open the original file in a PDF reader to read ${count === 1 ? 'it' : 'them'}.`,
  ];
}

const LOOK = 'Open the original file to look at it, or ask the agency to send it again.';

/** US Letter in points, for a page whose size can't be read. */
const USUAL_SIZE = { width: 612, height: 792, pdfObject: null };

/** A page that can't be read, for the ledger. */
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
