import { inspect, parseArgs } from 'node:util';
import { ZodError } from 'zod';
import { chooseDataDir, isDebugging } from '#api/config.ts';
import { UncoverError } from '#api/errors.ts';
import { ExportError } from '#api/exports/export-error.ts';
import { explainFault } from '#api/faults/describe-fault.ts';
import { type Command, UsageError } from './command.ts';
import { printNote, printText, printWarning } from './print.ts';

/** A verb's code is loaded only when it is used: a search must not wait for the PDF writer. */
interface Verb {
  summary: string;
  load: () => Promise<{ command: Command }>;
}

/** The verbs, in the order in which a clinic needs them. */
const verbs: Record<string, Verb> = {
  demo: {
    summary: 'Try the program on a synthetic production (also: npm run demo)',
    load: () => import('./commands/demo.ts'),
  },
  serve: {
    summary: 'Serve a data folder to the browser (also: npm start)',
    load: () => import('./commands/serve.ts'),
  },
  users: {
    summary: 'Add, invite, deactivate and remove people; roles, access to matters, passwords',
    load: () => import('./commands/users.ts'),
  },
  matters: { summary: 'List, add and rename matters', load: () => import('./commands/matters.ts') },
  ingest: { summary: 'Read files and folders into a matter', load: () => import('./commands/ingest.ts') },
  passages: {
    summary: 'List passages and notes as JSON or CSV',
    load: () => import('./commands/passages.ts'),
  },
  sequester: {
    summary: 'Hide pages from everyone, release them, or list them',
    load: () => import('./commands/sequester.ts'),
  },
  contradictions: {
    summary: 'List linked passages as JSON or CSV',
    load: () => import('./commands/contradictions.ts'),
  },
  productions: {
    summary: 'List productions; enter the page count that the agency declared',
    load: () => import('./commands/productions.ts'),
  },
  pages: {
    summary: 'Export page records as JSON; find pages; run OCR again',
    load: () => import('./commands/pages.ts'),
  },
  search: { summary: 'Search the pages of a matter', load: () => import('./commands/search.ts') },
  report: {
    summary: 'Print reports: ledger, Bates numbers, search terms, elusion samples, withholdings, documents',
    load: () => import('./commands/report.ts'),
  },
  documents: {
    summary: 'Split and merge documents; detect documents again',
    load: () => import('./commands/documents.ts'),
  },
  tags: {
    summary: 'List, change, export and import the tags of the codebook',
    load: () => import('./commands/tags.ts'),
  },
  tag: { summary: 'Tag pages', load: () => import('./commands/tag.ts') },
  batches: {
    summary: 'Divide pages into batches for review; list, assign, return and finish them',
    load: () => import('./commands/batches.ts'),
  },
  export: {
    summary: 'Export an exhibit list with its PDFs and a manifest',
    load: () => import('./commands/export.ts'),
  },
  verify: {
    summary: 'Verify an exhibit package against its manifest',
    load: () => import('./commands/verify.ts'),
  },
  check: {
    summary: 'Check the data folder: database, audit log, search index and every original',
    load: () => import('./commands/check.ts'),
  },
  backup: {
    summary: 'Back up the data folder; the server may keep running',
    load: () => import('./commands/backup.ts'),
  },
  restore: {
    summary: 'Restore a backup into a new data folder',
    load: () => import('./commands/restore.ts'),
  },
};

const EXIT_ERROR = 1;
const EXIT_USAGE = 2;

/** Runs the given command, and returns the exit code. */
export async function main(words: string[]): Promise<number> {
  // Files that this program and its child processes write are only for this account, because the records are
  // sensitive.
  process.umask(0o077);
  const [verb = '--help', ...rest] = words;
  if (verb === '--help' || verb === 'help') {
    printText(describeAll());
    return 0;
  }
  const known = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (!known) return complain(`There is no verb “${verb}”. See: npm run -s uncover -- --help`, EXIT_USAGE);
  let dataDir = '';
  try {
    const { command } = await known.load();
    const { values, positionals } = parseWords(command, rest);
    dataDir = chooseDataDir(process.env, typeof values.data === 'string' ? values.data : undefined);
    if (values.help) {
      printText(await describeVerb(verb));
      return 0;
    }
    return await command.run({ values, positionals });
  } catch (error) {
    if (isDebugging(process.env)) printWarning(`${inspect(error)}\n`);
    return explain(verb, explainFault(error, dataDir));
  }
}

function parseWords(command: Command, words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: { ...command.options, data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function explain(verb: string, error: unknown): number {
  if (error instanceof UsageError) {
    return complain(`${error.message} See: npm run -s uncover -- ${verb} --help`, EXIT_USAGE);
  }
  if (error instanceof UncoverError || error instanceof ExportError)
    return complain(error.message, EXIT_ERROR);
  if (error instanceof ZodError) {
    return complain(
      error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
      EXIT_USAGE,
    );
  }
  return complain(error instanceof Error ? error.message : String(error), EXIT_ERROR);
}

function complain(message: string, exitCode: number): number {
  printNote(`uncover: ${message.replaceAll('\n', ' ')}`);
  return exitCode;
}

/** The verbs by name, in the order in which a clinic needs them. */
export const verbNames = Object.keys(verbs);

/** The output of `--help`. */
export function describeAll(): string {
  const width = Math.max(...Object.keys(verbs).map((verb) => verb.length));
  const lines = Object.entries(verbs).map(([verb, { summary }]) => `  ${verb.padEnd(width)}  ${summary}`);
  return `Uncover: make a FOIA production findable, reviewable and citable, page by page.

Usage: npm run -s uncover -- VERB ...

${lines.join('\n')}

Every verb has --help, and takes --data DIR (default: UNCOVER_DATA, else ./data).
Results go to stdout, progress to stderr. Exit codes: 0 success, 1 error (with a one-line message), 2 wrong usage.
`;
}

/** The output of `VERB --help`. */
export async function describeVerb(name: string): Promise<string> {
  const verb = verbs[name];
  if (!verb) throw new Error(`There is no verb ${name}.`);
  const { command } = await verb.load();
  return describe(name, verb.summary, command);
}

function describe(verb: string, summary: string, { usage, help }: Command): string {
  return `${summary}\n\nUsage: npm run -s uncover -- ${verb} ${usage}\n\n${help.replace(/^\n+/, '').trimEnd()}\n`;
}
