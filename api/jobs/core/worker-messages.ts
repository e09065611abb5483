import type { CarriedError } from './carry-error.ts';

/** What is asked of a worker: a call by its number, or that it end one. */
export type ToWorker = { id: number; input: unknown } | { id: number; cancel: true };

/** What a worker says of a call. The result or the failure is the last. */
export type FromWorker =
  | { id: number; progress: unknown }
  | { id: number; result: unknown }
  | { id: number; failure: CarriedError };
