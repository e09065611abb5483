import { createHash } from 'node:crypto';
import type { FacetName } from '#contract/search/narrowing.ts';

/** Hexadecimal digits: two values of a matter are never one. */
const LENGTH = 16;

/**
 * A facet's value as records hold it. The server takes values that differ in case or accents for one
 * (Meilisearch 1.50), and we don't; and whatever a document calls its author is nothing but letters and digits so.
 */
export function toFacetCode(facet: FacetName, value: string): string {
  return createHash('sha256').update(`${facet}\n${value}`).digest('hex').slice(0, LENGTH);
}
