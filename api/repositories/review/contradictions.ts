import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type {
  Contradiction,
  ContradictionFilter,
  ContradictionStep,
} from '#contract/review/contradiction.ts';
import type { Queryable } from '../database/database.ts';
import { anyOf } from '../database/sqlite-sql.ts';
import { hasLetters } from './has-letters.ts';

/** A contradiction with the ids of its passages. */
export interface StoredContradiction extends Omit<Contradiction, 'a' | 'b'> {
  aPassageId: string;
  bPassageId: string;
}

/** A window of the contradictions of a matter in the order of their proposals, and how many there are. */
export async function listContradictions(
  database: Queryable,
  matterId: string,
  filter: ContradictionFilter,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ total: number; contradictions: StoredContradiction[] }> {
  const wanted = whereWanted(matterId, filter);
  const { total } = await database
    .selectFrom('contradiction')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where(wanted)
    .executeTakeFirstOrThrow();
  const rows = await selectContradictions(database)
    .where(wanted)
    .orderBy('contradiction.created_at')
    .orderBy('contradiction.id')
    .offset(offset)
    .limit(limit)
    .execute();
  return { total, contradictions: await toStored(database, rows) };
}

/** Also a withdrawn one. */
export async function findContradiction(
  database: Queryable,
  matterId: string,
  contradictionId: string,
): Promise<StoredContradiction | undefined> {
  const rows = await selectContradictions(database)
    .where('contradiction.matter_id', '=', matterId)
    .where('contradiction.id', '=', contradictionId)
    .execute();
  return (await toStored(database, rows))[0];
}

/** The contradictions that are listed before and after a given one, which need not fit the filter itself. */
export async function findNeighbors(
  database: Queryable,
  matterId: string,
  filter: ContradictionFilter,
  contradictionId: string,
): Promise<{ previousId: string | null; nextId: string | null; index: number | null; total: number }> {
  const rows = await database
    .selectFrom('contradiction')
    .select([
      'id',
      sql<number>`(created_at, id) < (select created_at, id from contradiction where id = ${contradictionId})`.as(
        'is_before',
      ),
    ])
    .where(whereWanted(matterId, filter))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const before = rows.filter(({ is_before }) => is_before === 1);
  const isListed = rows[before.length]?.id === contradictionId;
  const next = rows[before.length + (isListed ? 1 : 0)];
  return {
    previousId: before.at(-1)?.id ?? null,
    nextId: next?.id ?? null,
    index: isListed ? before.length : null,
    total: rows.length,
  };
}

/** Everyone who proposed a contradiction of the matter, or changed the status of one, by name. */
export async function listContradictionPeople(
  database: Queryable,
  matterId: string,
): Promise<{ userName: string; name: string }[]> {
  const rows = await database
    .selectFrom('contradiction_step')
    .innerJoin('contradiction', 'contradiction.id', 'contradiction_step.contradiction_id')
    .leftJoin('user', 'user.name', 'contradiction_step.author')
    .select(['contradiction_step.author', 'user.display_name'])
    .distinct()
    .where('contradiction.matter_id', '=', matterId)
    .where('contradiction.status', '<>', 'withdrawn')
    .orderBy('contradiction_step.author')
    .execute();
  return rows.map(({ author, display_name }) => ({ userName: author, name: display_name ?? author }));
}

function whereWanted(matterId: string, filter: ContradictionFilter): RawBuilder<SqlBool> {
  const { status, kind, tag, person, q, passage } = filter;
  const tests = [
    sql<SqlBool>`contradiction.matter_id = ${matterId}`,
    sql<SqlBool>`contradiction.status <> 'withdrawn'`,
  ];
  if (status !== undefined) tests.push(sql`contradiction.status = ${status}`);
  if (kind !== undefined) tests.push(sql`contradiction.kind = ${kind}`);
  if (passage !== undefined) tests.push(sql`(a_passage_id = ${passage} or b_passage_id = ${passage})`);
  if (tag !== undefined)
    tests.push(sql`exists (select 1 from passage_tag where passage_tag.tag_id = ${tag}
      and passage_id in (a_passage_id, b_passage_id))`);
  if (person !== undefined)
    tests.push(sql`exists (select 1 from contradiction_step
      where contradiction_id = contradiction.id and contradiction_step.author = ${person})`);
  if (q !== undefined && q.trim() !== '') {
    const inPassage = hasLetters(q, [sql`coalesce(passage.quotation, '')`, sql`passage.note`]);
    tests.push(sql`(${hasLetters(q, [sql`contradiction.why`])} or exists (select 1 from passage
      where passage.id in (a_passage_id, b_passage_id) and ${inPassage}))`);
  }
  return sql<SqlBool>`(${sql.join(tests, sql` and `)})`;
}

function selectContradictions(database: Queryable) {
  return database
    .selectFrom('contradiction')
    .leftJoin('user', 'user.name', 'contradiction.author')
    .selectAll('contradiction')
    .select('user.display_name');
}

type ContradictionRow = Awaited<ReturnType<ReturnType<typeof selectContradictions>['execute']>>[number];

async function toStored(
  database: Queryable,
  rows: readonly ContradictionRow[],
): Promise<StoredContradiction[]> {
  const steps = await listSteps(
    database,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    contradictionId: row.id,
    kind: row.kind,
    why: row.why,
    status: row.status,
    aPassageId: row.a_passage_id,
    bPassageId: row.b_passage_id,
    author: row.author,
    authorName: row.display_name ?? row.author,
    steps: steps.get(row.id) ?? [],
  }));
}

async function listSteps(
  database: Queryable,
  ids: readonly string[],
): Promise<Map<string, ContradictionStep[]>> {
  const rows = await database
    .selectFrom('contradiction_step')
    .leftJoin('user', 'user.name', 'contradiction_step.author')
    .selectAll('contradiction_step')
    .select('user.display_name')
    .where(sql<SqlBool>`contradiction_step.contradiction_id in ${anyOf(ids)}`)
    .orderBy('contradiction_step.id')
    .execute();
  const byContradiction = Map.groupBy(rows, ({ contradiction_id }) => contradiction_id);
  return new Map(
    [...byContradiction].map(([id, some]) => [
      id,
      some.map(({ status, author, display_name, at }) => ({
        ...{ status, by: author, byName: display_name ?? author, at },
      })),
    ]),
  );
}
