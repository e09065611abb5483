import { rethrowMachineError } from './machine-error.ts';
import { DAMAGED_NOTE, LOOK, noteDamage, UNSUPPORTED } from './note-damage.ts';
import type { ImageReader } from './page-content.ts';
import type { PageRecord } from './page-record.ts';
import { PageTooLarge, TOO_LARGE } from './page-too-large.ts';
import { toProblemRecord } from './problem-record.ts';
import { type ForcedSource, readOpenPage } from './read-open-page.ts';
import type { PdfDocument } from './sources/pdf/open-pdf.ts';
import { type PdfPage, PictureLost } from './sources/pdf/pdf-page.ts';
import { describeDamage, isPictureLoss } from './sources/pdf/repair/describe-damage.ts';
import { takeWarnings } from './sources/pdf/repair/warnings.ts';
import { turnUpright } from './turn-upright.ts';

export interface ReadOptions {
  force?: ForcedSource | undefined;
  /** At half of the usual resolution, which takes 1/4 of the time and memory. */
  coarse?: boolean;
}

const COARSE_DPI = 150;

/**
 * Reads one page: its text, why that text was chosen, and the numbers in its margins. A page that fails
 * becomes a record with its problem; only a machine error rejects, with a `MachineError`.
 */
export async function readPage(
  document: PdfDocument,
  pageIndex: number,
  reader: ImageReader,
  options: ReadOptions = {},
): Promise<PageRecord> {
  const { record, isPictureLost, isOurs } = await readOnce(document, pageIndex, reader, options);
  if (isOurs && !options.coarse) {
    const { record: again } = await readOnce(document, pageIndex, reader, { ...options, coarse: true });
    return again.problem === null ? { ...again, notes: [...again.notes, READ_COARSELY] } : record;
  }
  if (!isPictureLost) return record;
  const mended = await document.mendPage(pageIndex);
  if (!mended) return record;
  try {
    const again = await readOnce(mended, 0, reader, options);
    if (again.record.problem !== null) return record;
    const notes = [...new Set([...again.record.notes, DAMAGED_NOTE])];
    return { ...again.record, pageIndex, pdfObject: record.pdfObject, notes };
  } finally {
    await mended.close();
  }
}

interface Attempt {
  record: PageRecord;
  /** A picture could not be decoded at all. */
  isPictureLost: boolean;
  /** This program failed. */
  isOurs: boolean;
}

async function readOnce(
  document: PdfDocument,
  pageIndex: number,
  reader: ImageReader,
  { force, coarse = false }: ReadOptions,
): Promise<Attempt> {
  takeWarnings();
  let page: PdfPage | undefined;
  try {
    page = await document.getPage(pageIndex);
    if (coarse) page.mostDpi = COARSE_DPI;
    const content = await readOpenPage(document, page, reader, force);
    const warnings = takeWarnings();
    const isPictureLost = warnings.some(isPictureLoss);
    const [warning] = warnings;
    if (content.text.text === '' && warning !== undefined) {
      const problem = `Nothing can be read on this page, and parts of it are damaged: ${describeDamage(warning)}. ${LOOK}`;
      return { record: toProblemRecord(pageIndex, problem, page), isPictureLost, isOurs: false };
    }
    const { width, height, pdfObject } = page;
    const { comments, undrawn } = await page.getAnnotations();
    const damage = await noteDamage(document, page, warnings);
    const notes = [...content.notes, ...noteComments(comments), ...noteUndrawn(undrawn), ...damage];
    const record = { pageIndex, problem: null, width, height, pdfObject, ...content, notes };
    return { record: turnUpright(record), isPictureLost, isOurs: false };
  } catch (error) {
    rethrowMachineError(error);
    const problem = describeProblem(error, page);
    const isPictureLost = error instanceof PictureLost && page?.fault === null;
    const isOurs = page !== undefined && isOursToMend(error);
    return { record: toProblemRecord(pageIndex, problem, page), isPictureLost, isOurs };
  } finally {
    page?.close();
  }
}

function describeProblem(error: unknown, page: PdfPage | undefined): string {
  if (error instanceof PageTooLarge) return TOO_LARGE;
  if (page?.fault !== 'unsupported' && page !== undefined && isOursToMend(error))
    return `This program failed when it read the page (${error instanceof Error ? error.message : String(error)}). The file itself may be fine: open the original to look at it. Print it to PDF with another program and add that, or try again after an update: ingest --retry.`;
  return page?.fault === 'unsupported' ? UNSUPPORTED : `This page can't be read: ${explain(error)}. ${LOOK}`;
}

/**
 * pdf.js reports what is wrong with a file by its own exceptions; all others are failures of this program.
 */
function isOursToMend(error: unknown): boolean {
  if (error instanceof PictureLost || error instanceof PageTooLarge) return false;
  return !(error instanceof Error) || !/Exception$/.test(error.name);
}

const READ_COARSELY =
  'This program failed when it read the page at full resolution, so the page was read at a lower one: words may be missing or wrong.';

function explain(error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error);
  return error instanceof PictureLost ? detail.replace(/\.$/, '') : describeDamage(detail);
}

function noteComments(count: number): string[] {
  if (count === 0) return [];
  const subject = count === 1 ? '1 comment is' : `${count} comments are`;
  return [
    `${subject} not shown on the page. Open the original file in a PDF reader to read ${count === 1 ? 'it' : 'them'}.`,
  ];
}

function noteUndrawn(count: number): string[] {
  if (count === 0) return [];
  const subject = count === 1 ? '1 typed note or field does' : `${count} typed notes or fields do`;
  return [
    `${subject} not say how to be drawn: the words are in the text of the page, and may be missing from its picture. Open the original file in a PDF reader to see them.`,
  ];
}
