import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rethrowMachineError } from '../../../machine-error.ts';
import { CannotOpen } from '../../cannot-open.ts';
import { InnerNames } from '../../inner-names.ts';
import type { InnerFile, OpenedSource, Opening } from '../../opened-source.ts';
import type { PdfDocument } from '../open-pdf.ts';
import type { XfaForm } from '../xfa-form.ts';
import { isTableRebuilt } from './describe-damage.ts';
import { scanPdf } from './scan-pdf.ts';
import { takeWarnings } from './warnings.ts';

/**
 * Counts a PDF's pages and extracts the files attached to it. An encrypted PDF is read from a decrypted copy,
 * one whose list of pages is lost or incomplete from a repaired one. Throws `CannotOpen`.
 *
 * What parses a whole file is loaded only for the few that need it, because loading takes longer than most pages do.
 */
export async function openWholePdf(opening: Opening): Promise<Partial<OpenedSource>> {
  const { path } = opening;
  takeWarnings();
  const document = await opening.openDocument(path).catch((error: unknown) => {
    rethrowMachineError(error);
    if (error instanceof CannotOpen) return error;
    throw error;
  });
  if (document instanceof CannotOpen) return openCopy(document, opening);
  const damage = takeWarnings().some(isTableRebuilt) ? [TABLE_REBUILT] : [];
  const scan = await scanPdf(path);
  const listed = await document.listAttachments();
  const hasForm = await document.hasXfaForm();
  const inside = await lookInside(path, listed, scan.carriesFiles, hasForm, opening);
  const { files, notes } = await takeOut(inside, opening);
  const { pageCount } = document;
  const repaired = scan.pageObjects > pageCount ? await findLeftOutPages(pageCount, opening) : undefined;
  return { pageCount, ...repaired, files, notes: [...damage, ...(repaired?.notes ?? []), ...notes] };
}

const TABLE_REBUILT =
  'This PDF is damaged: the table that says where its parts are is broken, and was made anew from the parts that were found. Pages or words may be missing. Open the original file to look at it, or ask the agency to send it again.';

type Copy = Pick<OpenedSource, 'pageCount' | 'rendition' | 'note' | 'notes'>;

const copyIn = ({ work }: Opening) => join(work, 'rendition.pdf');

/** For a file that cannot be read as it is. */
async function openCopy(refused: CannotOpen, opening: Opening): Promise<Partial<OpenedSource>> {
  const copy = refused.quarantine.cause === 'encrypted' ? unlock(refused, opening) : repair(refused, opening);
  const opened = await copy;
  const { carriesFiles } = await scanPdf(copyIn(opening));
  const inside = await lookInside(copyIn(opening), [], carriesFiles, true, opening);
  const { files, notes } = await takeOut(inside, opening);
  return { ...opened, files, notes: [...opened.notes, ...notes] };
}

async function unlock(refused: CannotOpen, opening: Opening): Promise<Copy> {
  const { path, passwords } = opening;
  const { unlockPdf } = await import('./unlock-pdf.ts');
  const unlocked = await unlockPdf(path, copyIn(opening), passwords);
  if (unlocked) return { ...unlocked, rendition: copyIn(opening), notes: [] };
  throw wantsPassword(refused) && passwords.length > 0 ? describeNoneFits(passwords.length) : refused;
}

async function repair(refused: CannotOpen, opening: Opening): Promise<Copy> {
  const { repairPdf } = await import('./repair-pdf.ts');
  const repaired = await repairPdf(opening.path, copyIn(opening));
  if (!repaired) throw refused;
  const { pageCount, incomplete } = repaired;
  const lost =
    incomplete === 0
      ? 'There may have been more of them.'
      : `Of ${incomplete === 1 ? '1 more page' : `${incomplete} more pages`} the content is missing.`;
  const note = `The PDF is damaged or cut off; ${pageCount === 1 ? 'the 1 page that is whole is' : `the ${pageCount} pages that are whole are`} shown from a repaired copy. ${lost} Ask the agency to send the file again.`;
  return { pageCount, rendition: copyIn(opening), note: null, notes: [note] };
}

/** Finds pages if the file's own count is too low; readers that trust it do not show the rest. */
async function findLeftOutPages(counted: number, opening: Opening): Promise<Copy | undefined> {
  const { repairPdf } = await import('./repair-pdf.ts');
  const repaired = await repairPdf(opening.path, copyIn(opening));
  if (!repaired || repaired.pageCount <= counted) return undefined;
  const { pageCount } = repaired;
  const note = `The PDF counts ${counted} of its ${pageCount} pages only; all are shown, from a repaired copy.`;
  return { pageCount, rendition: copyIn(opening), note: null, notes: [note] };
}

const NOT_LOOKED_INTO =
  'The PDF may carry more files, or what was filled into a form: it can’t be taken apart here. Open it with a PDF reader, and add what is attached to it.';

type Attached = Awaited<ReturnType<PdfDocument['listAttachments']>>[number];

interface Inside {
  attached: Attached[];
  notes: string[];
}

/**
 * The files that the PDF lists, those attached to its pages, and the values of a form that its pages do not
 * show.
 */
async function lookInside(
  path: string,
  listed: readonly Attached[],
  carriesFiles: boolean,
  hasForm: boolean,
  { limits }: Opening,
): Promise<Inside> {
  // Parsing the whole file costs memory and time, so it is done only if there is something to find.
  if (!hasForm && !carriesFiles) return { attached: [...listed], notes: [] };
  const { parseWhole } = await import('./parse-whole.ts');
  const whole = await parseWhole(path, hasForm, limits.fileBytes);
  if (!whole) return { attached: [...listed], notes: [NOT_LOOKED_INTO] };
  const { form } = whole;
  const carried = whole.carried.filter(
    ({ content }) => !listed.some((each) => Buffer.compare(each.content, content) === 0),
  );
  return {
    attached: [...listed, ...carried, ...(form && form.values.length > 0 ? [toValues(form)] : [])],
    notes: form ? [describeForm(form)] : [],
  };
}

function toValues({ values }: XfaForm): Attached {
  const lines = values.map(({ name, value }) => `${name}: ${value}`);
  return { name: 'values of the form.txt', content: Buffer.from(`${lines.join('\n')}\n`) };
}

function describeForm({ values }: XfaForm): string {
  const said =
    values.length === 0
      ? 'Nothing is filled in, as far as its data shows.'
      : `What is filled in was taken out as a text file (${values.length} ${values.length === 1 ? 'value' : 'values'}).`;
  return `The PDF is a form (XFA) whose pages only Adobe’s programs show; its page here is a placeholder. ${said} Print it to PDF with Adobe Reader to see the form.`;
}

async function takeOut(
  { attached, notes }: Inside,
  { work, limits }: Opening,
): Promise<{ files: InnerFile[]; notes: string[] }> {
  const most = limits.depth < 1 ? 0 : Math.max(0, limits.files);
  const names = new InnerNames();
  const files = await Promise.all(
    attached.slice(0, most).map(async ({ name, content }, index) => {
      const path = join(work, `inner-${index}`);
      await writeFile(path, content);
      return { name: names.give(name), path, quarantine: null };
    }),
  );
  return { files, notes: [...notes, ...describeLeftOut(attached.length - files.length)] };
}

/** Its pages count whatever is attached to them; files beyond the limits are reported. */
function describeLeftOut(count: number): string[] {
  if (count === 0) return [];
  const files = count === 1 ? '1 file attached to it is' : `${count} files attached to it are`;
  return [
    `${files} not listed, because they would be more, or deeper inside one another, than allowed. Open it with a PDF reader to take them out.`,
  ];
}

/** Otherwise no password would help: it uses an encryption that nothing here supports. */
function wantsPassword({ cause }: CannotOpen): boolean {
  return cause instanceof Error && cause.name === 'PasswordException';
}

function describeNoneFits(tried: number): CannotOpen {
  const none =
    tried === 1 ? 'The password given does not open it' : `None of the ${tried} passwords given opens it`;
  return new CannotOpen({
    cause: 'encrypted',
    message: `The PDF is locked with a password. ${none}. Check capital letters and spaces, and try again; or ask the agency for an open copy.`,
  });
}
