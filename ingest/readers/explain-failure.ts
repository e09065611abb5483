import { kindNames } from '#contract/intake/kind-names.ts';
import type { FileKind } from '#contract/intake/production.ts';
import { formatNumber } from '#contract/values/counted.ts';
import type { Quarantine } from '../page-record.ts';
import type { OpenLimits } from '../sources/open-limits.ts';
import { hasOpener } from '../sources/open-source.ts';
import type { SniffedFile } from '../sources/sniffed-file.ts';
import type { Limits, ReaderFailed } from './reader-process.ts';

/** Explains to users why a reader process failed and what to do next. */

/** For files that are rejected by their first bytes; undefined for those worth opening. */
export function quarantineBefore(
  { kind, bytes, what, locked }: SniffedFile,
  { limits, soffice }: { limits: OpenLimits; soffice: string | null },
): Quarantine | undefined {
  if (kind === 'empty') {
    return { cause: 'empty', message: 'The file is empty (0 bytes). Ask the agency to send it again.' };
  }
  if (bytes > limits.fileBytes) {
    return {
      cause: 'too-large',
      message: `The file is larger than the ${formatMegabytes(limits.fileBytes)} MB allowed. Split it with another program and add the parts, or allow more: ingest --retry --most-file-size MB.`,
    };
  }
  if (locked) {
    return {
      cause: 'encrypted',
      message: `The file is ${what} locked with a password. Open it with the program that made it, save a copy without the password, and add that; or ask the agency for an open copy.`,
    };
  }
  if (isOffice(kind) && soffice === null) {
    return {
      cause: 'needs-libreoffice',
      message: `The file is ${kindNames[kind]}; LibreOffice is needed to make pages of it. It is kept and hashed. Install LibreOffice and run: ingest --retry.`,
    };
  }
  if (kind === 'pdf' || hasOpener(kind)) return undefined;
  return {
    cause: 'unsupported',
    message: `The file is ${what ?? kindNames[kind]}, which can't be read. It is kept and hashed. ${adviceFor(what)}`,
  };
}

/** What to do with a kind of file that cannot be read; the first match counts. */
const ADVICE: [kind: RegExp, advice: string][] = [
  [
    /split/,
    'Put all parts into one folder, join them with another program (such as 7-Zip), and add what is inside.',
  ],
  [/archive|mailbox/, 'Unpack it with another program and add what is inside.'],
  [
    /S\/MIME/,
    'Open it with a mail program (an encrypted one needs the key), save it as a plain e-mail, and add that.',
  ],
  [/image|bitmap|Office|document|PostScript/, 'Convert it to PDF with another program and add that.'],
];

function adviceFor(what: string | undefined): string {
  if (what === undefined) return 'Ask the agency what it is, or for a PDF of it.';
  const known = ADVICE.find(([kind]) => kind.test(what))?.[1];
  return known ?? 'It has no pages: open it with another program.';
}

/** The file may be intact: this program is what failed. */
const OURS = 'The file itself may be fine: open the original to look at it.';

export function quarantineFor({ failure, detail }: ReaderFailed, limits: Limits): Quarantine {
  if (failure === 'too slow') {
    return {
      cause: 'timed-out',
      message: `Opening the file got no further for ${limits.seconds} seconds, so it was stopped. Repair it with another program and add the repaired copy, or allow more time: ingest --retry --page-seconds N.`,
    };
  }
  if (failure === 'too much memory') {
    return {
      cause: 'too-large',
      message: `Opening the file takes more memory than allowed (${formatMegabytes(limits.bytes)} MB). Split it with another program and add the parts, or allow more memory: ingest --retry --page-memory MB.`,
    };
  }
  return {
    cause: 'damaged',
    message: `This program failed, twice, when it opened the file${inBrackets(detail)}. ${OURS} Save a copy of it with another program and add that, or try again after an update: ingest --retry.`,
  };
}

export function problemFor(failed: ReaderFailed, limits: Limits): string {
  const { failure } = failed;
  const why = `${describeFailure(failed, limits)}, at a lower resolution too, so the page was not read. ${OURS}`;
  if (failure === 'too slow') return `${why} Read it again with more time: ingest --retry --page-seconds N.`;
  if (failure === 'too much memory')
    return `${why} Read it again with more memory: ingest --retry --page-memory MB.`;
  return `${why} Print it to PDF with another program and add that, or try again after an update: ingest --retry.`;
}

/** For a page that was read at the second attempt, with less effort. */
export function noteFor(failed: ReaderFailed, limits: Limits): string {
  return `${describeFailure(failed, limits)}, so the page was read at a lower resolution: words may be missing or wrong.`;
}

function describeFailure({ failure, detail }: ReaderFailed, limits: Limits): string {
  if (failure === 'too slow')
    return `Reading this page took more than ${limits.seconds} seconds of processor time`;
  if (failure === 'too much memory')
    return `Reading this page takes more memory than allowed (${formatMegabytes(limits.bytes)} MB)`;
  return `This program failed when it read the page${inBrackets(detail)}`;
}

function inBrackets(detail: string): string {
  return detail === '' ? '' : ` (${detail})`;
}

/** Whether LibreOffice can convert the kind to pages. */
function isOffice(kind: FileKind): boolean {
  return kind === 'word' || kind === 'excel' || kind === 'powerpoint';
}

function formatMegabytes(bytes: number): string {
  return formatNumber(Math.round(bytes / 2 ** 20));
}
