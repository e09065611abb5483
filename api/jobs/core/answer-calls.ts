import { parentPort } from 'node:worker_threads';
import { packError } from './carry-error.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/**
 * The function of a worker's program that answers one call. Errors that it throws reach the caller with their
 * class and codes.
 */
export type Answer<Input, Result, Progress> = (
  input: Input,
  call: {
    /** Aborted when the caller no longer wants the result. */
    signal: AbortSignal;
    onProgress: (progress: Progress) => void;
  },
) => Promise<Result>;

/**
 * Runs in a worker's program, a thread or a process: answers the calls of its WorkerHost for as long as that
 * lives.
 */
export function answerCalls<Input, Result, Progress = never>(answer: Answer<Input, Result, Progress>): void {
  const cancels = new Map<number, AbortController>();
  listen(async (message) => {
    if ('cancel' in message) {
      cancels.get(message.id)?.abort();
      return;
    }
    const { id, input } = message;
    const cancel = new AbortController();
    cancels.set(id, cancel);
    const onProgress = (progress: Progress) => send({ id, progress });
    try {
      send({ id, result: await answer(input as Input, { signal: cancel.signal, onProgress }) });
    } catch (error) {
      send({ id, failure: packError(error) });
    } finally {
      cancels.delete(id);
    }
  });
}

function listen(onMessage: (message: ToWorker) => void): void {
  if (parentPort) {
    parentPort.on('message', onMessage);
    return;
  }
  process.on('message', onMessage);
  // The parent process has ended.
  process.on('disconnect', () => process.exit());
  // Signals reach the whole process group: the parent then decides what to do.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
}

function send(message: FromWorker): void {
  if (parentPort) parentPort.postMessage(message);
  else process.send?.(message, () => undefined);
}
