import { createHash } from 'node:crypto';
import type { FacetName } from '#contract/search/narrowing.ts';

/** Hexadecimal digits: enough that two values of a matter never collide. */
const LENGTH = 16;

/**
 * A facet's value as stored in records. The server treats values that differ in case or accents as equal
 * (Meilisearch 1.50), which this program does not; and whatever a document contains as its author becomes
 * letters and digits only.
 */
export function toFacetCode(facet: FacetName, value: string): string {
  return createHash('sha256').update(`${facet}\n${value}`).digest('hex').slice(0, LENGTH);
}
