import { readFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import { type CarriedFile, listCarriedFiles } from '../carried-files.ts';
import { readXfaForm, type XfaForm } from '../xfa-form.ts';

/** What only a parse of the whole file finds. */
export interface ParsedWhole {
  /** Every file that the PDF carries, also those that it does not list. */
  carried: CarriedFile[];
  form: XfaForm | undefined;
}

/** Undefined for a file that is too damaged: its pages are read all the same. */
export async function parseWhole(
  path: string,
  hasForm: boolean,
  mostBytes: number,
): Promise<ParsedWhole | undefined> {
  const whole = await load(path);
  return (
    whole && {
      carried: listCarriedFiles(whole, mostBytes),
      form: hasForm ? readXfaForm(whole) : undefined,
    }
  );
}

/** Many files are encrypted with an empty password, so that anyone may open them and only some may change them. */
async function load(path: string): Promise<PDFDocument | undefined> {
  const bytes = await readFile(path);
  return PDFDocument.load(bytes, { updateMetadata: false })
    .catch(() => PDFDocument.load(bytes, { password: '', updateMetadata: false }))
    .catch(() => undefined);
}
