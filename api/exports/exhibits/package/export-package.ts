import { mkdir, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Exhibit, Manifest } from '#contract/exhibits/exhibit.ts';
import { listCaptionLines } from '#contract/exhibits/slip-sheet.ts';
import { syncFolder } from '../../../folder/durable-files.ts';
import { fileExists } from '../../../folder/file-exists.ts';
import { ExportError, throwIfCancelled } from '../../export-error.ts';
import { toExhibitCsv } from '../list/exhibit-list-csv.ts';
import { toExhibitDocx } from '../list/exhibit-list-docx.ts';
import { toExhibitXlsx } from '../list/exhibit-list-xlsx.ts';
import { toExhibitRows, toListNotes } from '../list/exhibit-rows.ts';
import { formatBatesRange } from '../list/format-bates-range.ts';
import { toExhibitLetter } from '../list/to-exhibit-letter.ts';
import { buildExhibitPdf, type ExhibitPdf } from '../pages/exhibit-pdf.ts';
import {
  buildManifest,
  CSV_PATH,
  DOCX_PATH,
  formatManifest,
  MANIFEST_PATH,
  type ManifestExhibit,
  SUMS_PATH,
  toExhibitPath,
  toManifestExhibit,
  VERIFY_PATH,
  XLSX_PATH,
} from './manifest.ts';
import { openSources } from './open-sources.ts';
import { type PackageFile, writePackageFile } from './package-files.ts';
import type { PackageInput } from './package-input.ts';
import { writeSums, writeVerifyNotes } from './verify-notes.ts';

/** The default title of a list. */
const UNTITLED = 'Exhibit list';

/** A finished package. */
export interface ExportedPackage {
  manifest: Manifest;
  /** The hash of the manifest, which identifies the package. */
  manifestSha256: string;
}

/**
 * Exports an exhibit list as a folder: the list, one PDF per exhibit, and a manifest.
 *
 * The list is written first, and every PDF is counted against it. Everything is written to `outDir +
 * '.partial'`, which is renamed only once it is complete and on the disk; after a failure nothing is left
 * that looks finished.
 *
 * @throws ExportError
 */
export async function exportPackage(input: PackageInput): Promise<ExportedPackage> {
  checkList(input.exhibits);
  throwIfCancelled(input.signal);
  const outDir = resolve(input.outDir);
  const partial = `${outDir}.partial`;
  await checkFree(outDir, partial);
  await mkdir(partial, { recursive: true });
  try {
    const exported = await writePackage(input, partial);
    throwIfCancelled(input.signal);
    await rename(partial, outDir);
    await syncFolder(dirname(outDir));
    return exported;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

async function writePackage(input: PackageInput, dir: string): Promise<ExportedPackage> {
  const files = await writeLists(input, dir);
  const exhibits: ManifestExhibit[] = [];
  const pagesTotal = input.exhibits.reduce((sum, { pages }) => sum + pages.length, 0);
  let pagesDone = 0;
  const sources = openSources(input.openOriginal);
  try {
    for (const exhibit of input.exhibits) {
      const onPage = () => {
        pagesDone += 1;
        input.onProgress?.({ pagesDone, pagesTotal, letter: exhibit.letter });
      };
      const pdf = await buildExhibitPdf(exhibit, { ...input, sources, signal: input.signal, onPage });
      checkCount(exhibit, pdf);
      files.push(await writePackageFile(dir, toExhibitPath(exhibit.letter), pdf.bytes));
      exhibits.push(toManifestExhibit(exhibit, pdf));
    }
  } finally {
    await sources.close();
  }
  const notes = writeVerifyNotes({
    matter: input.matter,
    list: input.title || UNTITLED,
    exhibits: exhibits.length,
    pages: pagesTotal,
  });
  files.push(await writePackageFile(dir, VERIFY_PATH, notes));
  return writeManifest(input, dir, exhibits, files);
}

async function writeLists(input: PackageInput, dir: string): Promise<PackageFile[]> {
  const rows = toExhibitRows(input.exhibits);
  const notes = toListNotes(input.exhibits);
  const caption = listCaptionLines(input.caption, input.matter);
  const docx = await toExhibitDocx({ caption, title: input.title, declarant: input.declarant, notes }, rows);
  return [
    await writePackageFile(dir, CSV_PATH, toExhibitCsv(rows)),
    await writePackageFile(dir, DOCX_PATH, docx),
    await writePackageFile(dir, XLSX_PATH, await toExhibitXlsx(rows, notes)),
  ];
}

async function writeManifest(
  input: PackageInput,
  dir: string,
  exhibits: ManifestExhibit[],
  files: PackageFile[],
): Promise<ExportedPackage> {
  const about = {
    matter: input.matter,
    list: input.title || UNTITLED,
    createdAt: input.now.toISOString(),
    program: input.program,
  };
  const manifest = buildManifest(about, exhibits, files);
  const written = await writePackageFile(dir, MANIFEST_PATH, formatManifest(manifest));
  // Written last, so that it includes the manifest too: then no byte of the package can change unnoticed.
  await writePackageFile(dir, SUMS_PATH, writeSums([...files, written]));
  for (const folder of [dir, resolve(dir, dirname(toExhibitPath('A')))]) await syncFolder(folder);
  return { manifest, manifestSha256: written.sha256 };
}

/** @throws ExportError `list-invalid` */
function checkList(exhibits: Exhibit[]): void {
  const fail = (what: string) => {
    throw new ExportError('list-invalid', `${what} Correct the exhibit list and export again.`);
  };
  if (exhibits.length === 0) fail('The exhibit list is empty.');
  for (const [index, { letter, pages, batesRange }] of exhibits.entries()) {
    if (letter !== toExhibitLetter(index)) fail(`Exhibit ${index + 1} of the list has the letter ${letter}.`);
    if (pages.length === 0) fail(`Exhibit ${letter} has no pages.`);
    const ids = new Set(pages.map(({ pageId }) => pageId));
    if (ids.size !== pages.length) fail(`Exhibit ${letter} holds a page twice.`);
    if (batesRange !== formatBatesRange(pages))
      fail(`Exhibit ${letter} says "${batesRange}" of other numbers.`);
  }
}

/** @throws ExportError `count-mismatch` if the PDF does not contain what the list states */
function checkCount(exhibit: Exhibit, pdf: ExhibitPdf): void {
  const planned = exhibit.pages.map(({ pageId }) => pageId);
  const written = pdf.pages.map(({ page }) => page.pageId);
  const same =
    written.length === planned.length && written.every((pageId, index) => pageId === planned[index]);
  if (same && pdf.pdfPages === planned.length + 1) return;
  throw new ExportError(
    'count-mismatch',
    `Exhibit ${exhibit.letter} should have a cover sheet and ${planned.length} pages but came out with ${pdf.pdfPages} pages in all. Nothing was exported. Export again; if it fails again, report it with the name of the source file.`,
  );
}

/** @throws ExportError `folder-not-empty` or `partial-left-over` */
async function checkFree(outDir: string, partial: string): Promise<void> {
  if (await fileExists(partial)) {
    const advice = 'Make sure that no other export is running, delete that folder and export again.';
    throw new ExportError(
      'partial-left-over',
      `${partial} is left from an export that was cut short. ${advice}`,
    );
  }
  if (!(await fileExists(outDir))) return;
  const isFree = (await stat(outDir)).isDirectory() && (await readdir(outDir)).length === 0;
  if (!isFree) {
    const advice = 'Name a folder that does not exist yet: an export never writes over another.';
    throw new ExportError('folder-not-empty', `${outDir} already holds something. ${advice}`);
  }
  await rmdir(outDir);
}
