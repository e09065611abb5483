import { ExemptionCode } from '#contract/values/exemption-code.ts';
import { listQueryFields, listQueryWords, type Query } from './query.ts';
import { writeQuery } from './write-query.ts';

/**
 * A hint for a query with a code: as a word it finds pages that print it, even those that quote the statute.
 * Null if it has no code, or already searches for pages that claim one.
 */
export function describeClaims(query: Query): string | null {
  const codes = new Set(
    listQueryWords(query)
      .map(writeQuery)
      .filter((word) => ExemptionCode.safeParse(word).success),
  );
  const asksForClaims = listQueryFields(query).some(({ test }) => test.field === 'exemption');
  if (codes.size === 0 || asksForClaims) return null;
  const claims = [...codes].map((code) => `exemption:${code}`).join(', ');
  return `${[...codes].join(', ')}: looked for as it is printed, also where the statute is quoted. Pages that claim it: ${claims}`;
}
