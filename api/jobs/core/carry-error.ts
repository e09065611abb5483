import type { Problem } from '#contract/problem.ts';
import { MachineError, type MachineFault } from '#ingest';
import { toProblem, UncoverError } from '../../errors.ts';

/**
 * An error sent between threads or processes, which would arrive without its class and codes; the messages
 * that users see depend on those.
 */
export interface CarriedError {
  message: string;
  stack: string | undefined;
  /** Present for an UncoverError. */
  problem?: Problem;
  /** Present for a MachineError. */
  fault?: MachineFault;
  /** Codes and paths that Node.js and SQLite add to their errors, by name. */
  details: Record<string, string | number>;
  cause?: CarriedError;
}

/** Number of causes that are carried; an error may be its own cause. */
const MOST_CAUSES = 10;

export function packError(error: unknown, depth = 0): CarriedError {
  if (!(error instanceof Error)) return { message: String(error), stack: undefined, details: {} };
  const { message, stack, cause } = error;
  const details = Object.entries({ ...error, name: error.name }).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  return {
    message,
    stack,
    details: Object.fromEntries(details),
    ...(error instanceof UncoverError ? { problem: toProblem(error) } : {}),
    ...(error instanceof MachineError ? { fault: error.fault } : {}),
    ...(cause === undefined || depth >= MOST_CAUSES ? {} : { cause: packError(cause, depth + 1) }),
  };
}

export function unpackError({ message, stack, problem, fault, details, cause }: CarriedError): Error {
  const options = cause === undefined ? {} : { cause: unpackError(cause) };
  const error = toError();
  if (stack !== undefined) error.stack = stack;
  return error;

  function toError(): Error {
    if (problem) return new UncoverError(problem.code, message, { ...problem, ...options });
    if (fault) return new MachineError(fault, details.path?.toString(), options.cause);
    return Object.assign(new Error(message, options), details);
  }
}
