import { overlayReaders } from '#api/reader-environment.ts';
import type { ReaderPoolOptions } from '#ingest';
import { type Command, configOf, numberOption, textOption, type Words } from './command.ts';
import { OPEN_OPTIONS_HELP, openOptions, readOpenOptions } from './open-options.ts';
import { engineOption, languageDataOption, languagesOption } from './reader-options.ts';

/** The options that say how files are read, the same for whatever reads them. */
export const readingOptions: Command['options'] = {
  ocr: { type: 'string' },
  languages: { type: 'string' },
  'language-data': { type: 'string' },
  workers: { type: 'string' },
  'page-seconds': { type: 'string' },
  'page-memory': { type: 'string' },
  ...openOptions,
};

export const READING_OPTIONS_HELP = `  --ocr ENGINE        what reads images: tesseract.js (the default, comes with the program), or native,
                      the tesseract program of this machine, which is quicker
  --languages LIST    of the text, as tesseract names them: eng (the default), spa, or any others that there is
                      data for, as eng,rus. A page whose print none of them can read, such as one in Cyrillic
                      or Arabic, is read with what data is installed for its script; where there is none, a
                      note on the page says so
  --language-data DIR a folder of .traineddata files (or .traineddata.gz), looked into before the eng and spa that
                      come with the program and the data of npm packages: npm install --no-save
                      @tesseract.js-data/rus. With --ocr native, in place of the machine's own
  --workers N         pages read at once; by default one for each processor
  --page-seconds N    give a page up after so long; by default 60
  --page-memory MB    give a page up that takes more; by default 900. Pages that take over half of it are
                      read one at a time
${OPEN_OPTIONS_HELP}

Each of these options can also be set in the environment, by its name: UNCOVER_MOST_PIXELS=500 is
--most-pixels 500, UNCOVER_LANGUAGES=eng,spa is --languages eng,spa. What the command line says goes first.`;

/** How files are read: as the command line says, else as the environment says, else as usual. */
export function readReadingOptions(words: Words): ReaderPoolOptions {
  return overlayReaders(configOf(words).readers ?? {}, {
    workers: numberOption(words, 'workers', 1),
    engine: engineOption(words),
    languages: languagesOption(words),
    languageData: languageDataOption(words),
    secondsPerPage: numberOption(words, 'page-seconds', 1),
    memoryPerWorker: numberOption(words, 'page-memory', 200),
    ...readOpenOptions(words),
  });
}

/** The options as they were given, for another command of ours. */
export function repeatReadingOptions(words: Words): string[] {
  return Object.keys(readingOptions).flatMap((name) => {
    const value = textOption(words, name);
    return value === undefined ? [] : [`--${name}`, value];
  });
}
