import type { CarriedError } from './carry-error.ts';

/** A message to a worker: a call with its number, or a request to end one. */
export type ToWorker = { id: number; input: unknown } | { id: number; cancel: true };

/** A message from a worker about a call. The result or the failure is the last. */
export type FromWorker =
  | { id: number; progress: unknown }
  | { id: number; result: unknown }
  | { id: number; failure: CarriedError };
