import type { CodebookFile } from '#contract/review/codebook-file.ts';
import type { Tag } from '#contract/review/tag.ts';
import { UncoverError } from '../errors.ts';
import type { Act } from '../repositories/database/audit-log.ts';
import type { Database, Queryable, Tx } from '../repositories/database/database.ts';
import { lockMatter } from '../repositories/database/lock-matter.ts';
import { insertTagGroup, listTagGroups, updateTagGroup } from '../repositories/review/tag-groups.ts';
import { isSameMeaning, prepareExamples } from '../repositories/review/tag-versions.ts';
import { insertTag, listTags, releaseKeys, setRetired, updateTag } from '../repositories/review/tags.ts';

/** The codebook of a matter as a file. */
export async function getCodebookFile(database: Queryable, matterId: string): Promise<CodebookFile> {
  const groups = await listTagGroups(database, matterId);
  const names = new Map(groups.map(({ groupId, name }) => [groupId, name]));
  return {
    groups: groups.map(({ groupId: _, ...group }) => group),
    tags: (await listTags(database, matterId)).map((tag) => ({
      name: tag.name,
      definition: tag.definition,
      color: tag.color,
      key: tag.key,
      group: tag.groupId === null ? null : (names.get(tag.groupId) ?? null),
      isRetired: tag.isRetired,
      examples: tag.examples.map(({ number: _, ...example }) => example),
    })),
  };
}

export interface ImportResult {
  added: string[];
  changed: string[];
  unchanged: number;
  /** Examples whose page is not in the matter. */
  examplesLeftOut: number;
}

/**
 * Brings the codebook of a matter in line with a file: tags and groups are added, or changed where one of the same name
 * exists. Those that the file does not have stay as they are. All of it, or nothing.
 */
export async function importCodebook(
  database: Database,
  act: Act,
  matterId: string,
  { file, newId }: { file: CodebookFile; newId: () => string },
): Promise<ImportResult> {
  return database.transaction().execute(async (tx) => {
    await lockMatter(tx, matterId);
    const groupIds = await importGroups(tx, act, matterId, { file, newId });
    const known = await listTags(tx, matterId);
    const find = (name: string) => known.find((tag) => tag.name.toLowerCase() === name.toLowerCase());
    refuseTakenKeys(known, file);
    await releaseKeys(
      tx,
      file.tags.flatMap(({ name, key }) => {
        const before = find(name);
        return before && before.key !== key ? before.tagId : [];
      }),
    );
    const show = await prepareExamples(
      tx,
      matterId,
      file.tags.flatMap(({ examples }) => examples),
    );
    const result: ImportResult = { added: [], changed: [], unchanged: 0, examplesLeftOut: 0 };
    for (const { group, isRetired, ...filed } of file.tags) {
      const before = find(filed.name);
      const kept = new Set(before?.examples.map(({ pageId }) => pageId));
      const examples = filed.examples.filter(
        (example) => show(example).number !== null || kept.has(example.pageId),
      );
      result.examplesLeftOut += filed.examples.length - examples.length;
      const groupId = group === null ? null : (groupIds.get(group.toLowerCase()) ?? null);
      const draft = { ...filed, examples, groupId };
      const tagId = before?.tagId ?? newId();
      if (!before) {
        await insertTag(tx, act, matterId, tagId, draft);
        result.added.push(filed.name);
      } else if (isSameTag(before, draft) && before.isRetired === isRetired) {
        result.unchanged += 1;
      } else {
        if (!isSameTag(before, draft)) await updateTag(tx, act, matterId, tagId, draft);
        result.changed.push(filed.name);
      }
      if (isRetired !== (before?.isRetired ?? false))
        await setRetired(tx, act, matterId, { id: tagId, name: filed.name, isRetired });
    }
    return result;
  });
}

type Draft = Pick<Tag, 'name' | 'definition' | 'color' | 'key' | 'groupId'> & {
  examples: CodebookFile['tags'][number]['examples'];
};

function isSameTag(before: Tag, draft: Draft): boolean {
  const toText = ({ name, color, key, groupId }: Draft) => JSON.stringify([name, color, key, groupId]);
  return toText(before) === toText(draft) && isSameMeaning(before, draft);
}

/** Returns the ids of the file's groups by their names in lower case. */
async function importGroups(
  tx: Tx,
  act: Act,
  matterId: string,
  { file, newId }: { file: CodebookFile; newId: () => string },
): Promise<Map<string, string>> {
  const known = await listTagGroups(tx, matterId);
  const ids = new Map<string, string>();
  for (const draft of file.groups) {
    const before = known.find(({ name }) => name.toLowerCase() === draft.name.toLowerCase());
    const groupId = before?.groupId ?? newId();
    ids.set(draft.name.toLowerCase(), groupId);
    if (!before) await insertTagGroup(tx, act, matterId, groupId, draft);
    else if (
      before.name !== draft.name ||
      before.isExclusive !== draft.isExclusive ||
      before.isRequired !== draft.isRequired
    )
      await updateTagGroup(tx, act, matterId, groupId, draft);
  }
  return ids;
}

/** A key that stays with a tag which the file does not have cannot go to another. */
function refuseTakenKeys(known: readonly Tag[], { tags }: CodebookFile): void {
  const names = new Set(tags.map(({ name }) => name.toLowerCase()));
  const staying = known.filter(({ name }) => !names.has(name.toLowerCase()));
  for (const { name, key } of tags) {
    const other = key === null ? undefined : staying.find((tag) => tag.key === key);
    if (other)
      throw new UncoverError(
        'conflict',
        `The key ${key} of “${name}” already belongs to “${other.name}”, which is not in the file. Nothing was imported.`,
      );
  }
}
