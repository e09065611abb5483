import { ExemptionCode } from '#contract/values/exemption-code.ts';
import { listQueryFields, listQueryWords, type Query } from './query.ts';
import { writeQuery } from './write-query.ts';

/**
 * What to know of a query for a code: as a word it finds pages that print it, also where they quote the
 * statute. Null where no code is asked for, or pages that claim one are asked for already.
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
