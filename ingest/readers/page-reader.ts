import { flushCompileCache } from 'node:module';
import { constants, setPriority } from 'node:os';
import type { KnownRecognition } from '../known-images.ts';
import { findMachineError, MachineError } from '../machine-error.ts';
import type { ImageReader } from '../page-content.ts';
import { toProblemRecord } from '../problem-record.ts';
import { readPage } from '../read-page.ts';
import { CannotOpen } from '../sources/cannot-open.ts';
import { openSource } from '../sources/open-source.ts';
import type { OpenedSource } from '../sources/opened-source.ts';
import { openPdf, type PdfDocument } from '../sources/pdf/open-pdf.ts';
import { describeEngine, openEngine } from '../text/recognition/engines.ts';
import { readInTiles } from '../text/recognition/read-in-tiles.ts';
import type { Recognizer } from '../text/recognition/recognizer.ts';
import { listOtherLanguages, openScriptReader } from '../text/scripts/script-reader.ts';
import { endGroup } from './end-group.ts';
import type { Answer, Question, ReaderSettings, Reply } from './messages.ts';
import { watchParent } from './watch-parent.ts';

/**
 * The program of a reader process: one open file at a time and one recognizer. It runs in a separate process
 * because a PDF can hang, exhaust memory or crash native code, and only a process can be killed.
 */

/** pdf.js caches what it has read of a file: beyond this many bytes the document is reopened. */
const MOST_BYTES_HELD = 128 * 2 ** 20;

const settings = JSON.parse(process.argv[2] ?? '{}') as ReaderSettings;
// Set before the first thread and the first program are started, because they inherit it.
if (settings.background) setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
watchParent();
let current: { path: string; document: PdfDocument } | undefined;
/** Opened at the first page that needs it: opening a file does not. */
let recognizer: Promise<Recognizer> | undefined;

const lazyRecognizer: Recognizer = {
  recognize: async (image, options) => {
    // What the image was made from is no longer needed.
    collectWhereWorth();
    recognizer ??= openRecognizer();
    return (await recognizer).recognize(image, options);
  },
  close: async () => {},
};

async function openRecognizer(): Promise<Recognizer> {
  return tileByTile(await openWhole());
}

function tileByTile(whole: Recognizer): Recognizer {
  return readInTiles(whole, sendHeartbeat);
}

async function openWhole(): Promise<Recognizer> {
  if (settings.recognizer === undefined) return openEngine(settings);
  const own = (await import(settings.recognizer)) as { openRecognizer: () => Promise<Recognizer> };
  return own.openRecognizer();
}

let takeReply: ((reply: Reply) => void) | undefined;

async function recall(pixels: string): Promise<KnownRecognition | undefined> {
  const { promise, resolve } = Promise.withResolvers<Reply>();
  takeReply = resolve;
  process.send?.({ answer: 'sees', pixels } satisfies Answer);
  return (await promise).known ?? undefined;
}

const reader: ImageReader = {
  recognizer: lazyRecognizer,
  readBy: [describeEngine(settings), ...listOtherLanguages(settings)].join(' '),
  recall,
  ...(settings.recognizer === undefined && { scripts: openScriptReader(settings, tileByTile) }),
};

async function documentAt(path: string): Promise<PdfDocument> {
  if (current?.path === path && current.document.bytesHeld() < MOST_BYTES_HELD) return current.document;
  await current?.document.close();
  current = undefined;
  const document = await openPdf(path);
  current = { path, document };
  return document;
}

async function open(question: Question & { ask: 'open' }): Promise<OpenedSource> {
  const { path, work } = question;
  if (work !== null)
    return openSource({ ...question, work, openDocument: documentAt, onStep: sendHeartbeat });
  const { pageCount } = await documentAt(path);
  return { pageCount, rendition: null, files: [], note: null, notes: [] };
}

/** Milliseconds: often enough to count as alive, and seldom enough to cost nothing. */
const STEP_PACE = 1000;
let lastStep = 0;

function sendHeartbeat(): void {
  const now = performance.now();
  if (now - lastStep < STEP_PACE) return;
  lastStep = now;
  process.send?.({ answer: 'going-on' } satisfies Answer);
}

async function answer(question: Question): Promise<Answer> {
  try {
    if (question.ask === 'open') return { answer: 'opened', ...(await open(question)) };
    const document = await documentAt(question.path);
    const { pageIndex, ...how } = question;
    return { answer: 'page', record: await readPage(document, pageIndex, reader, how) };
  } catch (error) {
    const { fault, path } = findFault(error, question) ?? {};
    if (fault) return { answer: 'machine', fault, path };
    if (!(error instanceof CannotOpen)) throw error;
    if (question.ask === 'open') return { answer: 'quarantined', quarantine: error.quarantine };
    return { answer: 'page', record: toProblemRecord(question.pageIndex, error.quarantine.message) };
  }
}

function findFault(error: unknown, question: Question): MachineError | undefined {
  const { path } = question;
  const found = findMachineError(error, path);
  if (!found || found.path !== undefined) return found;
  // Writing to an open file reports no path: files made while opening go to the work folder.
  return new MachineError(found.fault, question.ask === 'open' ? (question.work ?? path) : path, error);
}

/** Decoded images are large and few, so the garbage collector on its own lets several pile up. */
const WORTH_COLLECTING = 350 * 2 ** 20;

function collectWhereWorth(): void {
  if (process.memoryUsage.rss() > WORTH_COLLECTING) globalThis.gc?.();
}

process.on('message', async (message: Question | Reply) => {
  if ('known' in message) {
    takeReply?.(message);
    return;
  }
  process.send?.(await answer(message));
  collectWhereWorth();
});
// The pool has ended: there is nothing left to read for, nor for a program that was started here.
process.on('disconnect', () => endGroup(process.pid));
// The process is killed in the end, too late to save Node's compile cache for the next one.
flushCompileCache();
process.send?.({ answer: 'ready' } satisfies Answer);
