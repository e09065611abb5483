import type { UncoverError } from '../../errors.ts';

/** Why a term cannot be parsed, with the position, as shown beside it. */
export function describeSyntaxError({ message, position }: UncoverError): string {
  return position === undefined ? message : `${message} (at character ${position + 1})`;
}
