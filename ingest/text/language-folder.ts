import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** English and Spanish, gzipped; see its README for where they come from. */
const OURS = fileURLToPath(new URL('./languages', import.meta.url));
/** Named beside the engine wherever it matters by what a page was read. */
export const OUR_MODELS = 'tessdata_fast 4.1.0';

/** Where tesseract.js finds its data. */
export interface LanguageData {
  folder: string;
  /** Whether its files are gzipped. */
  packed: boolean;
}

/**
 * Data for every language asked for: from the folder given, or the models that come with the program.
 * Throws, saying what to do, when a language is missing.
 */
export function findLanguageData(languages: string[], folder?: string): LanguageData {
  const data: LanguageData =
    folder === undefined ? { folder: OURS, packed: true } : { folder, packed: false };
  const fileOf = (language: string) => `${language}.traineddata`;
  const missing = languages.filter(
    (language) => !existsSync(join(data.folder, fileOf(language) + (data.packed ? '.gz' : ''))),
  );
  if (missing.length === 0) return data;
  const files = missing.map(fileOf).join(', ');
  if (folder !== undefined)
    throw new Error(`The folder ${folder} has no ${files}. Name the folder where these files are.`);
  throw new Error(
    `No language data for ${missing.join(', ')}: eng and spa come with the program. Get ${files} from the ` +
      'Tesseract project, put the data of all languages that you name into one folder, and give it with --language-data DIR.',
  );
}
