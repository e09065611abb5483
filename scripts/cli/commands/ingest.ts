import { userInfo } from 'node:os';
import { ingestProduction } from '#api/jobs/ingest/ingest-production.ts';
import { showMapping } from '#api/jobs/ingest/volumes/show-mapping.ts';
import { nameProduction, walkFiles } from '#api/jobs/ingest/walk-files.ts';
import { openReaderPool, type ReaderPoolOptions } from '#ingest';
import {
  type Command,
  matterOption,
  textOption,
  UsageError,
  type Words,
  withInstallation,
} from '../command.ts';
import { declaredPagesOption } from '../declared-pages-option.ts';
import { describeReport, describeTry } from '../describe-ingest.ts';
import { describeMapping } from '../describe-load-files.ts';
import { followIngest } from '../follow-ingest.ts';
import { READING_OPTIONS_HELP, readingOptions, readReadingOptions } from '../ingest-options.ts';
import { mappingOption } from '../mapping-option.ts';
import { printJson, printText } from '../print.ts';
import { tryFiles } from '../try-files.ts';

export const command: Command = {
  usage:
    'PATH... (--matter SLUG | --try) [--production NAME] [--declared-pages N] [--mapping FILE | --show-mapping] [--ocr ENGINE] [--json] ...',
  help: `
Reads every page of every file under PATH: PDF, TIFF, JPEG, PNG, text, HTML, e-mail and mailboxes with
their attachments, Office documents (with LibreOffice), and ZIP archives of any of these. Files are known
by their content, not by their names. Text layers are used where they can be trusted, OCR where not.
Originals are copied into the data folder and never altered. Every page is kept as soon as it is
read: the command may be stopped at any time, and run again it reads only what is missing.
Load files (DAT, CSV, OPT, LFP) are known by their content: rows become documents with their fields, Bates
numbers and texts go to their pages, and what does not hold together is reported by row.

  --matter SLUG       the case; made if it is new (lower-case letters, digits, dashes)
  --production NAME   the delivery; by default the name of the first file or folder
  --declared-pages N  how many pages the agency says that it gave; kept in the ledger
  --mapping FILE      a JSON file that says where columns of a load file go, such as
                      {"Prod Beg": "beginBates", "Notes": null}; null keeps a column as it is
  --show-mapping      say where the columns go and what the load files make of the files; reads nothing
  --try               read the files into a folder that is thrown away, and print what would be read: each
                      file with all notes on it, and each page with where its text comes from and why.
                      No matter is touched. With --json, files and pages as JSON
  --no-load-file      treat DAT, OPT and LFP files as plain files
  --background        give way to other programs, such as a server that people wait for
  --retry             read pages with a problem again, and try files again that could not be opened
  --password TEXT     tried on files that are locked; may be given several times. It is not kept; other
                      people of this machine may see it while the command runs
  --json              the report as JSON on stdout

${READING_OPTIONS_HELP}`,
  options: {
    matter: { type: 'string' },
    production: { type: 'string' },
    'declared-pages': { type: 'string' },
    mapping: { type: 'string' },
    'show-mapping': { type: 'boolean' },
    try: { type: 'boolean' },
    'no-load-file': { type: 'boolean' },
    background: { type: 'boolean' },
    retry: { type: 'boolean' },
    password: { type: 'string', multiple: true },
    ...readingOptions,
    json: { type: 'boolean' },
  },
  async run(words) {
    const { positionals, values } = words;
    if (positionals.length === 0) throw new UsageError('Say which files or folders to read.');
    const columns = await mappingOption(words);
    if (values['show-mapping']) {
      const mapping = await showMapping((await walkFiles(positionals)).files, columns ?? {});
      if (values.json) printJson(mapping);
      else printText(describeMapping(mapping));
      return 0;
    }
    if (values.try) return tryGiven(words);
    const matterSlug = matterOption(words);
    const options = readOptions(words);
    const declaredPages = declaredPagesOption(words, 'declared-pages');
    const report = await withInstallation(words, async (installation) => {
      const pool = openReaderPool(options);
      try {
        return await ingestProduction(
          { ...installation, pool },
          {
            ...(await walkFiles(positionals)),
            matterSlug,
            productionName: textOption(words, 'production') ?? nameProduction(positionals),
            declaredPages,
            retry: values.retry === true ? 'all' : 'none',
            columns,
            plainLoadFiles: values['no-load-file'] === true,
            actor: userInfo().username,
          },
          followIngest(process.stderr),
        );
      } finally {
        await pool.close();
      }
    });
    if (values.json) printJson(report);
    else printText(describeReport(report));
    return 0;
  },
};

function readOptions(words: Words): ReaderPoolOptions {
  return {
    ...readReadingOptions(words),
    background: words.values.background === true,
    passwords: readPasswords(words),
  };
}

function readPasswords({ values }: Words): string[] {
  const given = values.password;
  return Array.isArray(given) ? given.filter((each) => typeof each === 'string') : [];
}

/** The same walk as for a matter, in a data folder of its own. */
async function tryGiven(words: Words): Promise<number> {
  const columns = await mappingOption(words);
  const plainLoadFiles = words.values['no-load-file'] === true;
  const pool = openReaderPool(readOptions(words));
  const tried = await tryFiles(words.positionals, pool, { columns, plainLoadFiles }).finally(() =>
    pool.close(),
  );
  if (words.values.json) printJson(tried);
  else printText(describeTry(tried.report, tried.pages));
  return 0;
}
