import { userInfo } from 'node:os';
import { ingestProduction } from '#api/jobs/ingest-production.ts';
import type { IngestReport } from '#contract/production.ts';
import { openReaderPool, type ReaderPoolOptions } from '#ingest';
import {
  type Command,
  countOf,
  matterOption,
  numberOption,
  printJson,
  textOption,
  UsageError,
  type Words,
  withInstallation,
} from '../command.ts';
import { declaredPagesOption } from '../declared-pages-option.ts';
import { followIngest } from '../follow-ingest.ts';
import { engineOption, languageDataOption, languagesOption } from '../reader-options.ts';

export const command: Command = {
  usage:
    'PATH... --matter SLUG [--production NAME] [--declared-pages N] [--ocr ENGINE] [--workers N] [--json] ...',
  help: `
Reads every page of every PDF under PATH: its text layer where that can be trusted, OCR where not.
Originals are copied into the data folder and never altered. Every page is kept as soon as it is
read: the command may be stopped at any time, and run again it reads only what is missing.

  --matter SLUG       the case; made if it is new (lower-case letters, digits, dashes)
  --production NAME   the delivery; by default the name of the first file or folder
  --declared-pages N  how many pages the agency says that it gave; kept in the ledger
  --ocr ENGINE        what reads images: tesseract.js (the default, comes with the program), or native,
                      the tesseract program of this machine, which is quicker
  --languages LIST    of the text, as tesseract names them: eng (the default), spa, or eng,spa
  --language-data DIR a folder of .traineddata files to use in place of those that come with the program;
                      the smaller ones that Debian's tesseract has are quicker
  --workers N         pages read at once; by default one for each processor
  --retry             read pages with a problem again
  --page-seconds N    give a page up after so long; by default 60
  --page-memory MB    give a page up that takes more; by default 900, for each worker
  --json              the report as JSON on stdout`,
  options: {
    matter: { type: 'string' },
    production: { type: 'string' },
    'declared-pages': { type: 'string' },
    ocr: { type: 'string' },
    languages: { type: 'string' },
    'language-data': { type: 'string' },
    workers: { type: 'string' },
    retry: { type: 'boolean' },
    'page-seconds': { type: 'string' },
    'page-memory': { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(words) {
    const { positionals, values } = words;
    if (positionals.length === 0) throw new UsageError('Say which files or folders to read.');
    const matterSlug = matterOption(words);
    const options = readOptions(words);
    const declaredPages = declaredPagesOption(words, 'declared-pages');
    const report = await withInstallation(words, async (installation) => {
      const pool = openReaderPool(options);
      try {
        return await ingestProduction(
          { ...installation, pool },
          {
            paths: positionals,
            matterSlug,
            productionName: textOption(words, 'production'),
            declaredPages,
            retry: values.retry === true,
            actor: userInfo().username,
          },
          followIngest(process.stderr),
        );
      } finally {
        await pool.close();
      }
    });
    if (values.json) printJson(report);
    else process.stdout.write(describeReport(report));
    return 0;
  },
};

function readOptions(words: Words): ReaderPoolOptions {
  return {
    workers: numberOption(words, 'workers', 1),
    engine: engineOption(words),
    languages: languagesOption(words),
    languageData: languageDataOption(words),
    secondsPerPage: numberOption(words, 'page-seconds', 1),
    memoryPerWorker: numberOption(words, 'page-memory', 200),
  };
}

function describeReport(report: IngestReport): string {
  const { received, textLayer, ocr, blank, problem } = report.pages;
  const others = report.files
    .filter((file) => file.status !== 'read')
    .map((file) => `  ${file.path}: ${file.status}${file.cause ? `, ${file.cause}` : ''}. ${file.message}\n`);
  return [
    `${report.production}: ${countOf(received, 'page')} in ${countOf(report.files.length, 'file')}, ${report.seconds} s\n`,
    `  text layer ${textLayer}, OCR ${ocr}, blank ${blank}, problem ${problem}\n`,
    ...others,
  ].join('');
}
