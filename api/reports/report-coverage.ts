import type { Role } from '#contract/people/user.ts';
import {
  CoverageMeasure,
  type CoverageReport,
  DAY_MEASURES,
  PERSON_MEASURES,
} from '#contract/reports/coverage.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { listMembers } from '../repositories/people/matters.ts';
import {
  type Counted,
  type CoverageCount,
  countCoverage,
  listCoverageProductions,
} from '../repositories/reports/coverage-counts.ts';
import { listDecisionTimes } from '../repositories/review/decision-times.ts';
import { getCoverageRule } from '../repositories/review/seen-pages.ts';
import { measurePace, startOfPace } from '../review/measure-pace.ts';

/** The person for whom a report is made, with their role in the matter. */
export interface ReportReader {
  userName: string;
  role: Role;
}

const COUNTED: Counted[] = [
  ...CoverageMeasure.options.map((measure) => ({ measure, by: 'production' as const })),
  ...PERSON_MEASURES.map((measure) => ({ measure, by: 'person' as const })),
  ...DAY_MEASURES.map((measure) => ({ measure, by: 'day' as const })),
];

/** Which pages of a matter have been read, decided and exported: counts of one state of the database. */
export async function reportCoverage(
  database: Queryable,
  matterId: string,
  reader: ReportReader,
  now: Date,
): Promise<CoverageReport> {
  const [counts, rule, productions, members, decided] = await Promise.all([
    countCoverage(database, matterId, COUNTED),
    getCoverageRule(database, matterId),
    listCoverageProductions(database, matterId),
    listMembers(database, matterId),
    listDecisionTimes(database, matterId, { since: startOfPace(now) }),
  ]);
  const table = new CountTable(counts);
  const total = table.sum(CoverageMeasure.options, 'production');
  const left = total.received - total.decided;
  const paces = Map.groupBy(decided, ({ person }) => person);
  return {
    rule,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    total,
    productions: productions.map(({ id, name }) => ({
      productionId: id,
      name,
      counts: table.countsOf(CoverageMeasure.options, 'production', id),
    })),
    people: listPeople(table, members)
      .filter(({ userName }) => mayBeCounted(userName, reader))
      .map((person) => ({
        ...person,
        counts: table.countsOf(PERSON_MEASURES, 'person', person.userName),
        pagesPerHour: measurePace(paces.get(person.userName) ?? [], left, now).pagesPerHour,
      })),
    teamPace: reader.role === 'attorney' ? measurePace(decided, left, now) : null,
    days: table
      .listValues('day')
      .sort()
      .reverse()
      .map((day) => ({ day, counts: table.countsOf(DAY_MEASURES, 'day', day) })),
  };
}

/** How much somebody reads is their own business, and that of the attorneys who divide the work. */
export function mayBeCounted(userName: string, reader: ReportReader): boolean {
  return reader.role === 'attorney' || userName === reader.userName;
}

/** Members of the matter, and people who worked in it before. */
function listPeople(table: CountTable, members: readonly { userName: string; name: string }[]) {
  const known = new Set(members.map(({ userName }) => userName));
  const others = table.listValues('person').filter((userName) => !known.has(userName));
  return [...members, ...others.sort().map((userName) => ({ userName, name: userName }))];
}

/** Counts by what they count; 0 where there is none. */
class CountTable {
  readonly #counts: readonly CoverageCount[];
  readonly #byPart: ReadonlyMap<string, number>;

  constructor(counts: readonly CoverageCount[]) {
    this.#counts = counts;
    this.#byPart = new Map(this.#counts.map((count) => [nameOf(count), count.pages]));
  }

  countsOf<Measure extends CoverageMeasure>(
    measures: readonly Measure[],
    by: Counted['by'],
    value: string,
  ): Record<Measure, number> {
    return toRecord(measures, (measure) => this.#byPart.get(nameOf({ measure, by, value })) ?? 0);
  }

  /** Of all parts together; each page must be in one part only. */
  sum<Measure extends CoverageMeasure>(
    measures: readonly Measure[],
    by: Counted['by'],
  ): Record<Measure, number> {
    const totals = Map.groupBy(
      this.#counts.filter((count) => count.by === by),
      ({ measure }) => measure,
    );
    return toRecord(measures, (measure) =>
      (totals.get(measure) ?? []).reduce((sum, { pages }) => sum + pages, 0),
    );
  }

  listValues(by: Counted['by']): string[] {
    return [...new Set(this.#counts.filter((count) => count.by === by).map(({ value }) => value))];
  }
}

function nameOf({ measure, by, value }: Counted & { value: string }): string {
  return `${measure} ${by} ${value}`;
}

function toRecord<Measure extends CoverageMeasure>(
  measures: readonly Measure[],
  countOf: (measure: Measure) => number,
): Record<Measure, number> {
  return Object.fromEntries(measures.map((measure) => [measure, countOf(measure)])) as Record<
    Measure,
    number
  >;
}
