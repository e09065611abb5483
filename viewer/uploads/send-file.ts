/** Sends one file in pieces, and retries while the server does not answer. */
import { endpoints } from '#contract/endpoints.ts';
import { LARGEST_PIECE, type Upload } from '#contract/intake/upload.ts';
import { call } from '../server/call.ts';
import { CallFailed, ConnectionLost } from '../server/call-failed.ts';

interface SendOptions {
  signal: AbortSignal;
  /** Called with the number of bytes that the server has. */
  onSent: (offset: number) => void;
  /** Called before each retry. */
  onNoAnswer: () => void;
}

const LONGEST_WAIT = 15_000;

/** Resolves when the server has the whole file. Rejects when it refuses, the file is gone, or `signal` aborts. */
export async function sendFile(
  matter: string,
  upload: Upload,
  file: File,
  options: SendOptions,
): Promise<void> {
  const params = { matter, upload: upload.uploadId };
  const { signal, onSent } = options;
  let offset = upload.offset;
  onSent(offset);
  while (true) {
    while (offset < file.size) {
      const bytes = file.slice(offset, offset + LARGEST_PIECE);
      const query = { offset };
      offset = await retryUntilAnswered(
        () => toOffset(call(endpoints.sendBytes, { params, query, bytes, signal })),
        options,
        file,
      );
      onSent(offset);
    }
    offset = await retryUntilAnswered(
      () => toOffset(call(endpoints.finishUpload, { params, signal })),
      options,
      file,
    );
    if (offset === file.size) return;
  }
}

/** The server knows the right offset. It reports it even when it refuses a piece. */
async function toOffset(answer: Promise<Upload>): Promise<number> {
  try {
    return (await answer).offset;
  } catch (error) {
    if (error instanceof CallFailed && error.offset !== undefined) return error.offset;
    throw error;
  }
}

/** Retries while no answer comes, at growing intervals. */
export async function retryUntilAnswered<Answer>(
  ask: () => Promise<Answer>,
  { signal, onNoAnswer }: Pick<SendOptions, 'signal' | 'onNoAnswer'>,
  file?: File,
): Promise<Answer> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error;
      if (file) await checkReadable(file);
      onNoAnswer();
      await wait(Math.min(LONGEST_WAIT, 500 * 2 ** tries), signal);
    }
  }
}

/** A file that was moved or changed fails like a lost connection. Reading its first byte tells them apart. */
async function checkReadable(file: File): Promise<void> {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch (cause) {
    throw new Error('The file was moved, changed or deleted. Add it again.', { cause });
  }
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
  });
}
