import { readPage, toProblemRecord } from '../read-page.ts';
import { CannotOpen, openPdf, type PdfDocument } from '../sources/pdf/open-pdf.ts';
import { openEngine } from '../text/engines.ts';
import type { Recognizer } from '../text/recognizer.ts';
import type { Answer, Question, ReaderSettings } from './messages.ts';

/**
 * The program of a reader process: one PDF open at a time and one recognizer, in a process of its
 * own because a PDF can hang, eat memory or crash native code, and only a process can be killed.
 */

/** pdf.js keeps what it has read of a file: beyond this the document is opened anew. */
const MOST_BYTES_HELD = 128 * 2 ** 20;

const settings = JSON.parse(process.argv[2] ?? '{}') as ReaderSettings;
let current: { path: string; document: PdfDocument } | undefined;
/** Opened at the first page that wants it: opening a file needs none. */
let recognizer: Promise<Recognizer> | undefined;

const lazyRecognizer: Recognizer = {
  recognize: async (image, options) => {
    recognizer ??= openEngine(settings);
    return (await recognizer).recognize(image, options);
  },
  close: async () => {},
};

async function documentAt(path: string): Promise<PdfDocument> {
  if (current?.path === path && current.document.bytesHeld() < MOST_BYTES_HELD) return current.document;
  await current?.document.close();
  current = undefined;
  const document = await openPdf(path);
  current = { path, document };
  return document;
}

async function answer(question: Question): Promise<Answer> {
  try {
    const document = await documentAt(question.path);
    if (question.ask === 'open') return { answer: 'opened', pageCount: document.pageCount };
    return { answer: 'page', record: await readPage(document, question.pageIndex, lazyRecognizer) };
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error;
    if (question.ask === 'open') return { answer: 'quarantined', quarantine: error.quarantine };
    return { answer: 'page', record: toProblemRecord(question.pageIndex, error.quarantine.message) };
  }
}

/** Decoded images are large and few, so the collector alone lets several pile up. */
const WORTH_COLLECTING = 350 * 2 ** 20;

process.on('message', async (question: Question) => {
  process.send?.(await answer(question));
  if (process.memoryUsage.rss() > WORTH_COLLECTING) globalThis.gc?.();
});
// The pool has gone: nothing is left to read for.
process.on('disconnect', () => process.exit());
process.send?.({ answer: 'ready' } satisfies Answer);
