import { userInfo } from 'node:os';
import { ingestProduction } from '#api/jobs/ingest-production.ts';
import { showMapping } from '#api/jobs/show-mapping.ts';
import { nameProduction, walkFiles } from '#api/jobs/walk-files.ts';
import type { IngestReport } from '#contract/production.ts';
import { openReaderPool, type ReaderPoolOptions } from '#ingest';
import {
  type Command,
  countOf,
  matterOption,
  printJson,
  textOption,
  UsageError,
  type Words,
  withInstallation,
} from '../command.ts';
import { declaredPagesOption } from '../declared-pages-option.ts';
import { describeLoadFiles, describeMapping } from '../describe-load-files.ts';
import { followIngest } from '../follow-ingest.ts';
import { mappingOption } from '../mapping-option.ts';
import { READING_OPTIONS_HELP, readingOptions, readReadingOptions } from '../reading-options.ts';

export const command: Command = {
  usage:
    'PATH... --matter SLUG [--production NAME] [--declared-pages N] [--mapping FILE | --show-mapping] [--ocr ENGINE] [--json] ...',
  help: `
Reads every page of every file under PATH: PDF, TIFF, JPEG, PNG, plain text, e-mail (.eml, .msg) with
its attachments, Office documents (with LibreOffice), and ZIP archives of any of these. Files are known
by their content, not by their names. Text layers are used where they can be trusted, OCR where not.
Originals are copied into the data folder and never altered. Every page is kept as soon as it is
read: the command may be stopped at any time, and run again it reads only what is missing.
Load files (DAT, OPT, LFP) are known by their content: rows become documents with their fields, Bates
numbers and texts go to their pages, and what does not hold together is reported by row.

  --matter SLUG       the case; made if it is new (lower-case letters, digits, dashes)
  --production NAME   the delivery; by default the name of the first file or folder
  --declared-pages N  how many pages the agency says that it gave; kept in the ledger
  --mapping FILE      a JSON file that says where columns of a load file go, such as
                      {"Prod Beg": "beginBates", "Notes": null}; null keeps a column as it is
  --show-mapping      say where the columns go and what the load files make of the files; reads nothing
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
      const mapping = await showMapping(await walkFiles(positionals), columns ?? {});
      if (values.json) printJson(mapping);
      else process.stdout.write(describeMapping(mapping));
      return 0;
    }
    const matterSlug = matterOption(words);
    const options = readOptions(words);
    const declaredPages = declaredPagesOption(words, 'declared-pages');
    const report = await withInstallation(words, async (installation) => {
      const pool = openReaderPool(options);
      try {
        return await ingestProduction(
          { ...installation, pool },
          {
            files: await walkFiles(positionals),
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
    else process.stdout.write(describeReport(report));
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

/** `14 files, 12 of them inside others`: containers and what came out of them are files alike. */
function sayFiles(files: IngestReport['files']): string {
  const inside = files.filter((file) => file.inside !== null).length;
  return (
    countOf(files.length, 'file') +
    (inside > 0 ? `, ${inside.toLocaleString('en-US')} of them inside others` : '')
  );
}

function describeNotes({ files }: IngestReport): string[] {
  const noted = files.filter(({ notes, pagesWithNotes }) => notes.length > 0 || pagesWithNotes > 0);
  if (noted.length === 0) return [];
  return [
    `  ${countOf(noted.length, 'file')} with notes on what was not read or may be wrong:\n`,
    ...noted.flatMap(({ path, notes, pagesWithNotes }) => [
      ...notes.map((note) => `  ${path}: ${note}\n`),
      ...(pagesWithNotes > 0 ? [`  ${path}: ${countOf(pagesWithNotes, 'page')} with notes\n`] : []),
    ]),
  ];
}

function describeReport(report: IngestReport): string {
  const { received, textLayer, ocr, blank, problem } = report.pages;
  const others = report.files
    .filter((file) => file.status !== 'read')
    .map((file) => `  ${file.path}: ${file.status}${file.cause ? `, ${file.cause}` : ''}. ${file.message}\n`);
  return [
    `${report.production}: ${countOf(received, 'page')} in ${sayFiles(report.files)}, ${report.seconds} s\n`,
    `  text layer ${textLayer}, OCR ${ocr}, blank ${blank}, problem ${problem}\n`,
    ...others,
    ...describeNotes(report),
    ...describeLoadFiles(report.loadFiles),
  ].join('');
}
