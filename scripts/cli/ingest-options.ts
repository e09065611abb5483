import { overlayReaders } from '#api/reader-environment.ts';
import type { ReaderPoolOptions } from '#ingest';
import { type Command, configOf, numberOption, textOption, type Words } from './command.ts';
import { OPEN_OPTIONS_HELP, openOptions, readOpenOptions } from './open-options.ts';
import { engineOption, languageDataOption, languagesOption } from './reader-options.ts';

/** The options that control how files are read, shared by all commands that read files. */
export const ingestOptions: Command['options'] = {
  ocr: { type: 'string' },
  languages: { type: 'string' },
  'language-data': { type: 'string' },
  workers: { type: 'string' },
  'page-seconds': { type: 'string' },
  'page-memory': { type: 'string' },
  ...openOptions,
};

export const INGEST_OPTIONS_HELP = `  --ocr ENGINE        OCR engine: tesseract.js (default, comes with the program) or native (the tesseract
                      program of this machine, which is faster)
  --languages LIST    languages of the text, by Tesseract's codes: eng (default), spa, or any others whose
                      data is installed, such as eng,rus. A page in a script that none of them covers, such
                      as Cyrillic or Arabic, is read with the data installed for that script; if there is
                      none, a note on the page says so
  --language-data DIR folder with .traineddata (or .traineddata.gz) files. It is searched before the eng and spa
                      data that come with the program and before npm packages such as
                      @tesseract.js-data/rus (npm install --no-save ...). With --ocr native it replaces the
                      data folder of this machine
  --workers N         number of pages to read in parallel (default: one for each processor)
  --page-seconds N    time limit for a page, in seconds of processor time (default: 60)
  --page-memory MB    memory limit for a page (default: 900). Pages that need more than half of it are read
                      one at a time
${OPEN_OPTIONS_HELP}

Each of these options can also be set as an environment variable: UNCOVER_MOST_PIXELS=500 is the same as
--most-pixels 500, and UNCOVER_LANGUAGES=eng,spa the same as --languages eng,spa. The command line takes
precedence.`;

/** Ingest options from the command line, then from the environment, then the defaults. */
export function parseIngestOptions(words: Words): ReaderPoolOptions {
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

/** The options as given, to pass to another command of this program. */
export function repeatIngestOptions(words: Words): string[] {
  return Object.keys(ingestOptions).flatMap((name) => {
    const value = textOption(words, name);
    return value === undefined ? [] : [`--${name}`, value];
  });
}
