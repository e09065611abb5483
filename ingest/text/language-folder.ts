import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
/** The integer models: 3 MB a language, quick and good. */
const MODEL = '4.0.0_best_int';

/** Where tesseract.js finds its data. */
export interface LanguageData {
  folder: string;
  /** Whether its files are gzipped. */
  packed: boolean;
}

/**
 * Data for every language asked for: from the folder given, or the integer models that come with the
 * program. Throws, saying what to do, when a language is missing.
 */
export function findLanguageData(languages: string[], folder?: string): LanguageData {
  if (folder === undefined) return { folder: openPackages(languages), packed: true };
  const missing = languages.filter((language) => !existsSync(join(folder, `${language}.traineddata`)));
  if (missing.length === 0) return { folder, packed: false };
  const files = missing.map((language) => `${language}.traineddata`).join(', ');
  throw new Error(`The folder ${folder} has no ${files}. Name the folder where these files are.`);
}

/**
 * One language: its own package's folder. Several: copies side by side in the machine's folder for
 * temporary files, since tesseract.js wants them in one.
 */
function openPackages(languages: string[]): string {
  const [only, second] = languages.map(packageFolder);
  if (only === undefined) throw new Error('Name at least one language, such as eng.');
  if (second === undefined) return only;
  const folder = join(tmpdir(), `uncover-languages-${userInfo().username}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const language of languages) {
    const file = `${language}.traineddata.gz`;
    if (existsSync(join(folder, file))) continue;
    // Copied under another name first: a second process must never see half a file.
    const part = join(folder, `${file}.${process.pid}`);
    copyFileSync(join(packageFolder(language), file), part);
    renameSync(part, join(folder, file));
  }
  return folder;
}

function packageFolder(language: string): string {
  try {
    return join(dirname(require.resolve(`@tesseract.js-data/${language}/package.json`)), MODEL);
  } catch (cause) {
    throw new Error(`No language data for "${language}". Install @tesseract.js-data/${language}.`, { cause });
  }
}
