import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type {
  ChronologyFact,
  ChronologyFilter,
  ChronologyNames,
  FactStep,
} from '#contract/review/chronology/chronology-fact.ts';
import { lastDayOf } from '#contract/values/event-date.ts';
import type { Queryable } from '../../database/database.ts';
import { anyOf } from '../../database/sqlite-sql.ts';
import { hasLetters } from '../has-letters.ts';

/** A fact with the ids of its passages. */
export interface StoredFact extends Omit<ChronologyFact, 'passages'> {
  passageIds: string[];
}

const issueOf = sql<string>`coalesce(tag.name, chronology_fact.issue_text)`;

/** A window of the facts of a matter in the order of `compareEventDates`, and how many there are. */
export async function listFacts(
  database: Queryable,
  matterId: string,
  filter: ChronologyFilter,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ total: number; facts: StoredFact[] }> {
  const wanted = whereWanted(matterId, filter);
  const { total } = await database
    .selectFrom('chronology_fact')
    .leftJoin('tag', 'tag.id', 'chronology_fact.issue_tag_id')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where(wanted)
    .executeTakeFirstOrThrow();
  const rows = await selectFacts(database)
    .where(wanted)
    .orderBy(sql`date_from is null`)
    .orderBy('date_from')
    .orderBy('last_day')
    .orderBy('is_about')
    .orderBy('chronology_fact.created_at')
    .orderBy('chronology_fact.id')
    .offset(offset)
    .limit(limit)
    .execute();
  return { total, facts: await toStored(database, rows) };
}

/** Also a withdrawn one. */
export async function findFact(
  database: Queryable,
  matterId: string,
  factId: string,
): Promise<StoredFact | undefined> {
  const rows = await selectFacts(database)
    .where('chronology_fact.matter_id', '=', matterId)
    .where('chronology_fact.id', '=', factId)
    .execute();
  return (await toStored(database, rows))[0];
}

/** The people, places and issues of all facts of the matter that are not withdrawn. */
export async function listChronologyNames(database: Queryable, matterId: string): Promise<ChronologyNames> {
  const rows = await database
    .selectFrom('chronology_fact_name')
    .innerJoin('chronology_fact', 'chronology_fact.id', 'chronology_fact_name.fact_id')
    .select(['kind', 'name'])
    .distinct()
    .where('matter_id', '=', matterId)
    .where('status', '<>', 'withdrawn')
    .orderBy('name')
    .execute();
  const issues = await database
    .selectFrom('chronology_fact')
    .leftJoin('tag', 'tag.id', 'chronology_fact.issue_tag_id')
    .select(issueOf.as('issue'))
    .distinct()
    .where('chronology_fact.matter_id', '=', matterId)
    .where('status', '<>', 'withdrawn')
    .orderBy('issue')
    .execute();
  const listOf = (wanted: string) => rows.filter(({ kind }) => kind === wanted).map(({ name }) => name);
  return {
    ...{ people: listOf('person'), places: listOf('place') },
    issues: issues.map(({ issue }) => issue).filter((issue) => issue !== ''),
  };
}

function whereWanted(matterId: string, filter: ChronologyFilter): RawBuilder<SqlBool> {
  const { status, person, place, issue, from, to, q, passage } = filter;
  const tests = [
    sql<SqlBool>`chronology_fact.matter_id = ${matterId}`,
    status === undefined
      ? sql<SqlBool>`status in ('proposed', 'confirmed')`
      : sql<SqlBool>`status = ${status}`,
  ];
  if (person !== undefined) tests.push(whereNamed(sql`kind = 'person' and name = ${person}`));
  if (place !== undefined) tests.push(whereNamed(sql`kind = 'place' and name = ${place}`));
  if (issue !== undefined) tests.push(sql`${issueOf} = ${issue}`);
  // As text, a date stands before every day that it contains.
  if (from !== undefined) tests.push(sql`last_day >= ${from}`);
  if (to !== undefined) tests.push(sql`date_from <= ${lastDayOf(to)}`);
  if (passage !== undefined) tests.push(wherePassage(sql`passage.id = ${passage}`));
  if (q !== undefined && q.trim() !== '') {
    const inPassage = hasLetters(q, [sql`coalesce(passage.quotation, '')`, sql`passage.note`]);
    tests.push(sql`(${hasLetters(q, [sql`statement`, issueOf])}
      or ${whereNamed(hasLetters(q, [sql`name`]))} or ${wherePassage(inPassage)})`);
  }
  return sql<SqlBool>`(${sql.join(tests, sql` and `)})`;
}

function whereNamed(test: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`exists (select 1 from chronology_fact_name where fact_id = chronology_fact.id and ${test})`;
}

function wherePassage(test: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`exists (select 1 from chronology_fact_passage
    join passage on passage.id = chronology_fact_passage.passage_id
    where fact_id = chronology_fact.id and ${test})`;
}

function selectFacts(database: Queryable) {
  return database
    .selectFrom('chronology_fact')
    .leftJoin('tag', 'tag.id', 'chronology_fact.issue_tag_id')
    .leftJoin('user', 'user.name', 'chronology_fact.author')
    .selectAll('chronology_fact')
    .select(['user.display_name', issueOf.as('issue')]);
}

type FactRow = Awaited<ReturnType<ReturnType<typeof selectFacts>['execute']>>[number];

async function toStored(database: Queryable, rows: readonly FactRow[]): Promise<StoredFact[]> {
  const ids = rows.map(({ id }) => id);
  const steps = await listSteps(database, ids);
  const passages = await database
    .selectFrom('chronology_fact_passage')
    .selectAll()
    .where(sql<SqlBool>`fact_id in ${anyOf(ids)}`)
    .orderBy('ordinal')
    .execute();
  const names = await database
    .selectFrom('chronology_fact_name')
    .selectAll()
    .where(sql<SqlBool>`fact_id in ${anyOf(ids)}`)
    .orderBy('ordinal')
    .execute();
  const passagesOf = Map.groupBy(passages, ({ fact_id }) => fact_id);
  const namesOf = Map.groupBy(names, ({ fact_id, kind }) => `${kind} ${fact_id}`);
  const listNames = (kind: string, id: string) =>
    (namesOf.get(`${kind} ${id}`) ?? []).map(({ name }) => name);
  return rows.map((row) => ({
    factId: row.id,
    version: row.version,
    statement: row.statement,
    eventDate:
      row.date_from === null ? null : { from: row.date_from, to: row.date_to, isAbout: row.is_about === 1 },
    certainty: row.certainty,
    people: listNames('person', row.id),
    places: listNames('place', row.id),
    issue: row.issue,
    issueTagId: row.issue_tag_id,
    status: row.status,
    passageIds: (passagesOf.get(row.id) ?? []).map(({ passage_id }) => passage_id),
    author: row.author,
    authorName: row.display_name ?? row.author,
    steps: steps.get(row.id) ?? [],
  }));
}

async function listSteps(database: Queryable, ids: readonly string[]): Promise<Map<string, FactStep[]>> {
  const rows = await database
    .selectFrom('chronology_fact_step')
    .leftJoin('user', 'user.name', 'chronology_fact_step.author')
    .selectAll('chronology_fact_step')
    .select('user.display_name')
    .where(sql<SqlBool>`fact_id in ${anyOf(ids)}`)
    .orderBy('chronology_fact_step.id')
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ fact_id }) => fact_id)].map(([id, some]) => [
      id,
      some.map(({ status, author, display_name, at }) => ({
        ...{ status, by: author, byName: display_name ?? author, at },
      })),
    ]),
  );
}
