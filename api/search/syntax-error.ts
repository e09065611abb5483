import { UncoverError } from '../errors.ts';

/** A query that can't be understood: what is wrong, how to mend it, and where, in UTF-16 units. */
export function syntaxError(message: string, position: number): UncoverError {
  return new UncoverError('query-syntax', message, { position });
}
