import type { ChronologyFact } from '#contract/review/chronology/chronology-fact.ts';
import { formatMonth } from '#contract/values/dates.ts';

/** Facts under one heading: those of a month, or those of a year whose month nobody knows. */
export interface FactGroup {
  /** `2009-05`, `2009`, or '' for facts without a date. */
  key: string;
  /** The heading of the year above it; undefined below the group before of the same year. */
  year: string | undefined;
  /** `May 2009`; undefined if the year is enough. */
  month: string | undefined;
  facts: ChronologyFact[];
}

/** Groups facts, which are in the order of the chronology, by when they started. */
export function groupFacts(facts: readonly ChronologyFact[]): FactGroup[] {
  const groups: FactGroup[] = [];
  for (const fact of facts) {
    const key = fact.eventDate?.from.slice(0, 7) ?? '';
    const last = groups.at(-1);
    if (last?.key === key) last.facts.push(fact);
    else {
      const isSameYear = last !== undefined && last.key.slice(0, 4) === key.slice(0, 4);
      groups.push({
        key,
        year: isSameYear ? undefined : key.slice(0, 4) || 'Undated',
        month: key.length === 7 ? formatMonth(key) : undefined,
        facts: [fact],
      });
    }
  }
  return groups;
}
