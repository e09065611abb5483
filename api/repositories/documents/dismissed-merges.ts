import type { Correspondent, DistinctNames } from '#contract/documents/correspondent.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';

/** The names of each of several different people. */
type People = readonly (readonly string[])[];

/** A person: the name in force, and the names merged into it. */
type Person = Pick<Correspondent, 'name' | 'mergedNames'>;

/** Which names of a matter belong to different people, as an attorney decided. */
export class DismissedMerges {
  readonly pairs: readonly DistinctNames[];
  readonly #others: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(pairs: readonly DistinctNames[]) {
    this.pairs = pairs;
    const both = pairs.flatMap(({ name, other }) => [
      { name, other },
      { name: other, other: name },
    ]);
    const byName = Map.groupBy(both, ({ name }) => name);
    this.#others = new Map(
      [...byName].map(([name, them]) => [name, new Set(them.map(({ other }) => other))]),
    );
  }

  /** By any of their names, so that a later merge of one of them changes nothing. */
  areDistinct(one: Person, another: Person): boolean {
    const names = listNames(another);
    return listNames(one).some((name) => names.some((other) => this.#others.get(name)?.has(other)));
  }
}

export async function getDismissedMerges(database: Queryable, matterId: string): Promise<DismissedMerges> {
  const pairs = await database
    .selectFrom('distinct_name')
    .select(['name', 'other'])
    .where('matter_id', '=', matterId)
    .orderBy('name')
    .orderBy('other')
    .execute();
  return new DismissedMerges(pairs);
}

export async function dismissMerge(
  database: Database,
  act: Act,
  matterId: string,
  people: People,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await lockMatter(tx, matterId);
    for (const pair of pairPeople(people))
      await tx
        .insertInto('distinct_name')
        .values({ matter_id: matterId, ...pair })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    await recordEvent(tx, act, matterId, { type: 'names.merge-dismissed', people: copy(people) });
  });
}

export async function restoreMerge(
  database: Database,
  act: Act,
  matterId: string,
  people: People,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await lockMatter(tx, matterId);
    for (const { name, other } of pairPeople(people))
      await tx
        .deleteFrom('distinct_name')
        .where('matter_id', '=', matterId)
        .where('name', '=', name)
        .where('other', '=', other)
        .execute();
    await recordEvent(tx, act, matterId, { type: 'names.merge-restored', people: copy(people) });
  });
}

function listNames({ name, mergedNames }: Person): string[] {
  return [name, ...mergedNames];
}

/** Each name of a person with each name of every other person, in alphabetical order. */
function pairPeople(people: People): DistinctNames[] {
  return people.flatMap((names, index) => {
    const others = people.slice(index + 1).flat();
    return names.flatMap((name) =>
      others.filter((other) => other !== name).map((other) => order(name, other)),
    );
  });
}

function order(name: string, other: string): DistinctNames {
  return name < other ? { name, other } : { name: other, other: name };
}

function copy(people: People): string[][] {
  return people.map((names) => [...names]);
}
