import { type SqlBool, sql } from 'kysely';
import type { ShownExample, TagExample, TagVersion } from '#contract/review/tag.ts';
import type { Act } from '../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import { anyOf } from '../database/sqlite-sql.ts';

/** What a tag means. */
interface Meaning {
  definition: string;
  examples: TagExample[];
}

/** Stores what a tag means from now on; its author has seen it. */
export async function insertTagVersion(
  tx: Tx,
  act: Act,
  { tagId, version, definition, examples }: Meaning & { tagId: string; version: number },
): Promise<void> {
  await tx
    .insertInto('tag_version')
    .values({
      ...{ tag_id: tagId, version, definition },
      examples: jsonColumns.tagExamples.write(examples),
      defined_at: act.at.toISOString(),
      defined_by: act.actor,
    })
    .execute();
  await insertSeen(tx, act.actor, tagId, version);
}

/** The version in use. */
export async function getTagMeaning(
  database: Queryable,
  tagId: string,
): Promise<Meaning & { version: number }> {
  const { version, definition, examples } = await database
    .selectFrom('tag')
    .innerJoin('tag_version', (join) =>
      join.onRef('tag_version.tag_id', '=', 'tag.id').onRef('tag_version.version', '=', 'tag.version'),
    )
    .select(['tag.version', 'tag_version.definition', 'tag_version.examples'])
    .where('tag.id', '=', tagId)
    .executeTakeFirstOrThrow();
  return { version, definition, examples: jsonColumns.tagExamples.read(examples, tagId) };
}

/** Whether two meanings are the same for whoever applies the tag. */
export function isSameMeaning(one: Meaning, other: Meaning): boolean {
  const toText = ({ definition, examples }: Meaning) =>
    JSON.stringify([definition, examples.map(({ pageId, applies, note }) => [pageId, applies, note])]);
  return toText(one) === toText(other);
}

/** What a tag meant and means, newest first. */
export async function listTagVersions(
  database: Queryable,
  matterId: string,
  tagId: string,
): Promise<TagVersion[]> {
  const rows = await database
    .selectFrom('tag_version')
    .select(['version', 'definition', 'examples', 'defined_at as definedAt', 'defined_by as definedBy'])
    .where('tag_id', '=', tagId)
    .orderBy('version', 'desc')
    .execute();
  const versions = rows.map((row) => ({
    ...row,
    examples: jsonColumns.tagExamples.read(row.examples, tagId),
  }));
  const show = await prepareExamples(
    database,
    matterId,
    versions.flatMap(({ examples }) => examples),
  );
  return versions.map((version) => ({ ...version, examples: version.examples.map(show) }));
}

/** Prepares to show examples with the numbers of their pages. A page that is gone has none, and its note stays. */
export async function prepareExamples(
  database: Queryable,
  matterId: string,
  examples: readonly TagExample[],
): Promise<(example: TagExample) => ShownExample> {
  const rows = await database
    .selectFrom('page')
    .select(['id', 'bates', 'control_number'])
    .where('matter_id', '=', matterId)
    .where(sql<SqlBool>`id in ${anyOf(examples.map(({ pageId }) => pageId))}`)
    .execute();
  const numbers = new Map(rows.map(({ id, bates, control_number }) => [id, bates ?? control_number]));
  return (example) => ({ ...example, number: numbers.get(example.pageId) ?? null });
}

/**
 * The ids of the matter's tags whose definition changed since the person last saw it. To those whose account is newer
 * than the change, the whole definition is new, and so the change is no news.
 */
export async function listChangedDefinitions(
  database: Queryable,
  matterId: string,
  person: string,
): Promise<string[]> {
  const rows = await database
    .selectFrom('tag')
    .innerJoin('tag_version', (join) =>
      join.onRef('tag_version.tag_id', '=', 'tag.id').onRef('tag_version.version', '=', 'tag.version'),
    )
    .leftJoin('seen_definition', (join) =>
      join.onRef('seen_definition.tag_id', '=', 'tag.id').on('seen_definition.person', '=', person),
    )
    .select('tag.id')
    .where('tag.matter_id', '=', matterId)
    .where('tag.retired_at', 'is', null)
    .where('tag.version', '>', 1)
    .where(sql<SqlBool>`coalesce(seen_definition.version, 1) < tag.version`)
    .where((eb) =>
      eb.or([
        eb('seen_definition.version', 'is not', null),
        eb.exists(
          eb
            .selectFrom('user')
            .select('user.id')
            .where('user.name', '=', person)
            .whereRef('user.created_at', '<', 'tag_version.defined_at'),
        ),
      ]),
    )
    .orderBy('tag.ordinal')
    .execute();
  return rows.map(({ id }) => id);
}

export async function noteDefinitionSeen(
  database: Database,
  person: string,
  tagId: string,
  version: number,
): Promise<void> {
  await insertSeen(database, person, tagId, version);
}

async function insertSeen(
  database: Queryable,
  person: string,
  tagId: string,
  version: number,
): Promise<void> {
  await sql`
    insert into seen_definition (person, tag_id, version) values (${person}, ${tagId}, ${version})
    on conflict (person, tag_id) do update set version = max(version, excluded.version)`.execute(database);
}
