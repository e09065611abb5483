import { UncoverError } from '../../errors.ts';

/**
 * An error for a query that cannot be understood: what is wrong, how to correct it, and where, in UTF-16
 * units. `interpretations` are whole queries to run instead, if there are any.
 */
export function syntaxError(
  message: string,
  position: number,
  interpretations: readonly string[] = [],
): UncoverError {
  return new UncoverError('query-syntax', message, { position, interpretations });
}

/** Replaces the text from `at` to `end`. */
export function replaceAt(text: string, at: number, end: number, by: string): string {
  return text.slice(0, at) + by + text.slice(end);
}
