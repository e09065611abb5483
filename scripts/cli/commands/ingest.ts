import { userInfo } from 'node:os';
import { ingestProduction } from '#api/jobs/ingest/ingest-production.ts';
import { showMapping } from '#api/jobs/ingest/volumes/show-mapping.ts';
import { nameProduction, walkFiles } from '#api/jobs/ingest/walk-files.ts';
import { openReaderPool, type ReaderPoolOptions } from '#ingest';
import {
  type Command,
  flags,
  matterOption,
  textOption,
  textOptions,
  UsageError,
  type Words,
  withInstallation,
} from '../command.ts';
import { declaredPagesOption } from '../declared-pages-option.ts';
import { describeReport, describeTry } from '../describe-ingest.ts';
import { describeMapping } from '../describe-load-files.ts';
import { followIngest } from '../follow-ingest.ts';
import { INGEST_OPTIONS_HELP, ingestOptions, parseIngestOptions } from '../ingest-options.ts';
import { mappingOption } from '../mapping-option.ts';
import { printJson, printText } from '../print.ts';
import { tryFiles } from '../try-files.ts';

export const command: Command = {
  usage:
    'PATH... (--matter SLUG | --try) [--production NAME] [--declared-pages N] [--mapping FILE | --show-mapping] [--ocr ENGINE] [--json] ...',
  help: `
Reads every page of every file under PATH: PDF, TIFF, JPEG, PNG, text, HTML, e-mail and mailboxes with their
attachments, Office documents (if LibreOffice is installed), and ZIP archives of these. File types are recognized
by content, not by name. Uses the text layer of a page where it can be trusted, and OCR elsewhere. Originals are
copied into the data folder and never altered. Every page is saved as soon as it is read: you can stop the command
at any time and run it again, and it reads only what is missing. Load files (DAT, CSV, OPT, LFP) are recognized,
too: their rows become documents with fields, Bates numbers and texts, and inconsistencies are reported by row.

  --matter SLUG       matter to add the files to; created if it is new (lower-case letters, digits, dashes)
  --production NAME   name of the production (default: the name of the first file or folder)
  --declared-pages N  page count that the agency declared, for the ledger
  --mapping FILE      JSON file that maps the columns of a load file, such as
                      {"Prod Beg": "beginBates", "Notes": null}; null keeps a column as an extra field
  --show-mapping      print how the columns of the load files would be mapped, without reading the files
  --try               read the files into a temporary folder and print the result: each file with its notes,
                      and each page with the source of its text and the reason. No matter is changed
  --no-load-file      treat DAT, OPT and LFP files as plain files
  --background        run at low priority, for example beside a server that people are using
  --retry             try again to open files and read pages that failed
  --password TEXT     password for locked files; may be repeated. It is not stored, but other users of this
                      machine may see it while the command runs
  --json              print the report (with --try, the files and pages) as JSON

${INGEST_OPTIONS_HELP}`,
  options: {
    password: { type: 'string', multiple: true },
    ...ingestOptions,
    ...textOptions('matter', 'production', 'declared-pages', 'mapping'),
    ...flags('show-mapping', 'try', 'no-load-file', 'background', 'retry', 'json'),
  },
  async run(words) {
    const { positionals, values } = words;
    if (positionals.length === 0) throw new UsageError('Name the files or folders to ingest.');
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
    ...parseIngestOptions(words),
    background: words.values.background === true,
    passwords: readPasswords(words),
  };
}

function readPasswords({ values }: Words): string[] {
  const given = values.password;
  return Array.isArray(given) ? given.filter((each) => typeof each === 'string') : [];
}

/** Does the same as for a matter, in a temporary data folder. */
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
