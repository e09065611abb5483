import { existsSync, readdirSync } from 'node:fs';
import { copyFile, mkdtemp, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scriptOf } from '../scripts/languages-of-scripts.ts';

/**
 * Finds the data of tesseract.js: in a given folder, next to this module (English and Spanish, see the README
 * there), or in an npm package of its maintainers, one per language. Nothing is fetched from a network.
 */

const OURS = fileURLToPath(new URL('../languages', import.meta.url));
/** Named with the engine wherever it matters what a page was read with. */
export const OUR_MODELS = 'tessdata_fast 4.1.0';
const PACKAGES = '@tesseract.js-data';
/** The folder of such a package with the models for tesseract's newer engine. */
const PACKAGED_MODELS = '4.0.0_best_int';
const DATA_FILE = /^(\w[\w-]*)\.traineddata(?:\.gz)?$/;
/** Data for detecting layout and script; it reads no text. */
const NO_LANGUAGES = ['osd', 'equ'];

/** The data file of each language. Throws, with what to do, if a language is missing. */
export function findLanguageData(languages: readonly string[], folder?: string): string[] {
  const found = languages.map((language) => ({ language, file: findDataFile(language, folder) }));
  const missing = found.filter(({ file }) => file === undefined).map(({ language }) => language);
  if (missing.length > 0) throw new Error(describeMissing(missing, folder));
  return found.flatMap(({ file }) => file ?? []);
}

/** All languages with installed data, in alphabetical order. */
export function listInstalledLanguages(folder?: string): string[] {
  const packaged = listPackageFolders().flatMap(listFolder);
  const names = [...(folder === undefined ? [] : listFolder(folder)), ...listFolder(OURS)];
  const languages = [...names.flatMap((name) => DATA_FILE.exec(name)?.[1] ?? []), ...packaged];
  return [...new Set(languages)]
    .filter((language) => !NO_LANGUAGES.includes(language) && findDataFile(language, folder) !== undefined)
    .sort();
}

/** Explains which languages have no data, and how to get it. */
export function describeMissing(missing: readonly string[], folder?: string): string {
  const unknown = missing.filter((language) => scriptOf(language) === undefined);
  const names = missing.join(', ');
  const place = folder === undefined ? '' : ` in ${folder}, nor with the program`;
  const said = [`There is no language data for ${names}${place}.`];
  if (unknown.length > 0) {
    const list = unknown.map((language) => `“${language}”`).join(', ');
    said.push(`Tesseract's own languages have codes of three letters, such as eng or rus; ${list} is none.`);
  }
  const known = missing.filter((language) => !unknown.includes(language));
  const packages = known.map((language) => `${PACKAGES}/${language}`).join(' ');
  const files = missing.map((language) => `${language}.traineddata`).join(', ');
  if (known.length > 0) said.push(`Install it with: npm install --no-save ${packages}.`);
  said.push(
    `${known.length > 0 ? 'Or put' : 'Put'} ${files} (of the Tesseract project's tessdata_fast, or of Debian's tesseract-ocr packages) into a folder and name that with --language-data DIR.`,
    `Installed are ${listInstalledLanguages(folder).join(', ')}.`,
  );
  return said.join(' ');
}

/** The models with which tesseract detects scripts; undefined if they are not installed. */
export function findScriptData(): string | undefined {
  return findInPackages('osd', '4.0.0');
}

/** Calls back with one folder that contains the given files, because tesseract.js accepts only one folder. */
export async function inOneFolder<T>(
  files: readonly string[],
  use: (place: { langPath: string; gzip: boolean }) => Promise<T>,
): Promise<T> {
  const [folder = OURS, ...others] = new Set(files.map((file) => dirname(file)));
  const [packed = true, ...mixed] = new Set(files.map((file) => file.endsWith('.gz')));
  if (others.length + mixed.length === 0) return use({ langPath: folder, gzip: packed });
  const joined = await mkdtemp(join(tmpdir(), 'uncover-languages-'));
  try {
    for (const file of files) await link(file, join(joined, basename(file).replace(/\.gz$/, '')));
    // The first bytes show whether a file is compressed; this only says that no name ends in .gz.
    return await use({ langPath: joined, gzip: false });
  } finally {
    await rm(joined, { recursive: true, force: true });
  }
}

/** Windows lets only some accounts create links. */
async function link(file: string, path: string): Promise<void> {
  await symlink(file, path).catch(() => copyFile(file, path));
}

function findDataFile(language: string, folder: string | undefined): string | undefined {
  return (
    findInFolder(language, folder) ??
    findInFolder(language, OURS) ??
    findInPackages(language, PACKAGED_MODELS)
  );
}

function findInFolder(language: string, folder: string | undefined): string | undefined {
  if (folder === undefined) return undefined;
  const plain = join(folder, `${language}.traineddata`);
  return [plain, `${plain}.gz`].find((file) => existsSync(file));
}

function findInPackages(language: string, models: string): string | undefined {
  const folders = listPackageFolders().map((folder) => join(folder, language, models));
  return folders.flatMap((folder) => findInFolder(language, folder) ?? []).at(0);
}

/** Where npm may have put the packages, relative to this module. */
function listPackageFolders(): string[] {
  const places = createRequire(import.meta.url).resolve.paths(PACKAGES) ?? [];
  return places.map((place) => join(place, PACKAGES)).filter((folder) => existsSync(folder));
}

function listFolder(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
