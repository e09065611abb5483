import { UncoverError } from '../../errors.ts';

/**
 * A query that can't be understood: what is wrong, how to mend it, and where, in UTF-16 units. `interpretations`
 * are whole queries to run instead, where they can be told.
 */
export function syntaxError(
  message: string,
  position: number,
  interpretations: readonly string[] = [],
): UncoverError {
  return new UncoverError('query-syntax', message, { position, interpretations });
}

/** The text with what stands from `at` to `end` replaced. */
export function replaceAt(text: string, at: number, end: number, by: string): string {
  return text.slice(0, at) + by + text.slice(end);
}
