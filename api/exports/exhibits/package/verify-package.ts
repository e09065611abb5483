import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '#contract/exhibits/exhibit.ts';
import { ExportError } from '../../export-error.ts';
import { toExhibitCsv } from '../list/exhibit-list-csv.ts';
import { toExhibitRows } from '../list/exhibit-rows.ts';
import { formatBatesRange } from '../list/format-bates-range.ts';
import { toExhibitLetter } from '../list/to-exhibit-letter.ts';
import {
  CSV_PATH,
  DOCX_PATH,
  MANIFEST_PATH,
  parseManifest,
  SUMS_PATH,
  toExhibitPath,
  toListed,
  VERIFY_PATH,
  XLSX_PATH,
} from './manifest.ts';
import type { Check } from './package-check.ts';
import { hashPackageFile } from './package-files.ts';
import { verifyExhibitPdf } from './verify-exhibit-pdf.ts';
import { writeSums } from './verify-notes.ts';

/** What is wrong, and which file of the package it concerns. */
export interface PackageProblem {
  path: string;
  what: string;
}

export interface PackageVerdict {
  ok: boolean;
  /** The number of facts checked. */
  checks: number;
  problems: PackageProblem[];
  /** To compare with the one shown when the package was made; null without a readable manifest. */
  manifestSha256: string | null;
}

/** The manifest of 100,000 pages has a tenth of this size. */
const MOST_MANIFEST_BYTES = 512 * 1024 * 1024;

/**
 * Checks a package against its own manifest: every file's hash, missing and added files, the lists, and every
 * page of every exhibit. A package comes from outside: its paths, sizes and links are not trusted.
 */
export async function verifyPackage(dir: string): Promise<PackageVerdict> {
  const problems: PackageProblem[] = [];
  let checks = 0;
  const check: Check = (holds, path, what) => {
    checks += 1;
    if (!holds) problems.push({ path, what });
    return holds;
  };
  const manifestSha256 = await verifyAll(dir, check);
  return { ok: problems.length === 0, checks, problems, manifestSha256 };
}

async function verifyAll(dir: string, check: Check): Promise<string | null> {
  const found = await listFiles(dir, check);
  if (!check(found.has(MANIFEST_PATH), MANIFEST_PATH, 'is missing')) return null;
  const small = (found.get(MANIFEST_PATH) ?? 0) <= MOST_MANIFEST_BYTES;
  if (!check(small, MANIFEST_PATH, 'is too large to be a manifest')) return null;
  const path = join(dir, MANIFEST_PATH);
  const sha256 = await hashPackageFile(path);
  const manifest = await readManifest(path, check);
  if (!manifest) return sha256;
  verifyTotals(manifest, check);
  const sound = await verifyFiles(dir, manifest, found, check);
  await verifySums(dir, manifest, sha256, found, check);
  await verifyLists(dir, manifest, sound, check);
  for (const exhibit of manifest.exhibits) {
    // A damaged PDF has already been reported: its content gives no more information.
    if (sound.has(exhibit.file))
      await verifyExhibitPdf(await readFile(join(dir, exhibit.file)), exhibit, check);
  }
  return sha256;
}

async function readManifest(path: string, check: Check): Promise<Manifest | null> {
  try {
    return parseManifest(await readFile(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    check(false, MANIFEST_PATH, error.message);
    return null;
  }
}

/** Regular files in `dir` with their sizes; links and anything else special are problems. */
async function listFiles(dir: string, check: Check): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const name of await listNames(join(dir, folder), check)) {
      const path = folder === '' ? name : `${folder}/${name}`;
      const stats = await lstat(join(dir, path));
      if (stats.isDirectory()) folders.push(path);
      else if (check(stats.isFile(), path, 'is not a plain file (a link, perhaps): it was not followed'))
        found.set(path, stats.size);
    }
  }
  return found;
}

async function listNames(folder: string, check: Check): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch {
    check(false, folder, 'is not a folder that can be read');
    return [];
  }
}

/** The files that match the manifest. */
async function verifyFiles(
  dir: string,
  manifest: Manifest,
  found: Map<string, number>,
  check: Check,
): Promise<Set<string>> {
  const listed = new Set<string>();
  const sound = new Set<string>();
  for (const { path, bytes, sha256 } of manifest.files) {
    if (!check(!listed.has(path), path, 'is named twice in the manifest')) continue;
    listed.add(path);
    // Only names found by walking the folder are opened, so a path that leads outside is never opened.
    if (!check(found.has(path), path, 'is named in the manifest but is not in the package')) continue;
    if (!check(found.get(path) === bytes, path, `has ${found.get(path)} bytes instead of ${bytes}`)) continue;
    const actual = await hashPackageFile(join(dir, path));
    if (check(actual === sha256, path, 'has been changed: its SHA-256 is not the one in the manifest'))
      sound.add(path);
  }
  for (const path of found.keys()) {
    const own = path === MANIFEST_PATH || path === SUMS_PATH;
    check(own || listed.has(path), path, 'is in the package but not in the manifest');
  }
  const needed = [CSV_PATH, DOCX_PATH, XLSX_PATH, VERIFY_PATH, ...manifest.exhibits.map(({ file }) => file)];
  for (const path of needed) check(listed.has(path), path, 'is not named in the manifest');
  return sound;
}

function verifyTotals({ exhibits, files, totals }: Manifest, check: Check): void {
  const pages = exhibits.reduce((sum, exhibit) => sum + exhibit.pages.length, 0);
  const agree = (name: string, said: number, counted: number) =>
    check(said === counted, MANIFEST_PATH, `says ${said} ${name} in all but lists ${counted}`);
  agree('exhibits', totals.exhibits, exhibits.length);
  agree('pages', totals.pages, pages);
  agree('files', totals.files, files.length);
  exhibits.forEach((exhibit, index) => {
    const { letter, file, batesRange } = exhibit;
    const due = toExhibitLetter(index);
    check(letter === due, MANIFEST_PATH, `has Exhibit ${letter} where Exhibit ${due} is due`);
    check(file === toExhibitPath(letter), MANIFEST_PATH, `names ${file} as the file of Exhibit ${letter}`);
    const numbers = formatBatesRange(exhibit.pages);
    check(
      batesRange === numbers,
      MANIFEST_PATH,
      `says "${batesRange}" of Exhibit ${letter}, whose pages are "${numbers}"`,
    );
  });
}

/** The list is generated again from the manifest: not a character may differ. */
async function verifyLists(dir: string, manifest: Manifest, sound: Set<string>, check: Check): Promise<void> {
  if (sound.has(CSV_PATH)) {
    const said = (await readFile(join(dir, CSV_PATH), 'utf8')).split('\r\n');
    const due = toExhibitCsv(toExhibitRows(manifest.exhibits.map(toListed)), manifest.format).split('\r\n');
    check(said.length === due.length, CSV_PATH, `has ${said.length} lines instead of ${due.length}`);
    due.forEach((line, index) => {
      check(line === said[index], CSV_PATH, `line ${index + 1} does not agree with the manifest`);
    });
  }
}

/** The sums include the manifest's own, so that a change of the manifest is detected too. */
async function verifySums(
  dir: string,
  { files }: Manifest,
  manifestSha256: string,
  found: Map<string, number>,
  check: Check,
): Promise<void> {
  const due = writeSums([...files, { path: MANIFEST_PATH, sha256: manifestSha256 }]);
  if (!check(found.has(SUMS_PATH), SUMS_PATH, 'is missing')) return;
  // Its size is checked first: a file from outside is read only if it is small.
  const same =
    found.get(SUMS_PATH) === Buffer.byteLength(due) && (await readFile(join(dir, SUMS_PATH), 'utf8')) === due;
  check(same, SUMS_PATH, 'does not agree with the manifest: one of the two has been changed');
}
