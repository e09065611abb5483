import { z } from 'zod';

/** What was not read of a file or page, or may be wrong, as a column holds it: a JSON array of sentences. */

/** The column's content where there is nothing to note; also its default. */
export const NO_NOTES = '[]';
const Notes = z.array(z.string());

export function encodeNotes(notes: readonly string[]): string {
  return JSON.stringify(notes);
}

export function decodeNotes(column: string): string[] {
  return Notes.parse(JSON.parse(column));
}
