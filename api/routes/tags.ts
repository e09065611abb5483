import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { Tag, TagDraft, TagExample } from '#contract/review/tag.ts';
import { counted } from '#contract/values/counted.ts';
import type { Deps } from '../deps.ts';
import { notFound, UncoverError } from '../errors.ts';
import type { Database } from '../repositories/database/database.ts';
import { countPassagesWithTag } from '../repositories/review/passages.ts';
import { listTagGroups } from '../repositories/review/tag-groups.ts';
import {
  listChangedDefinitions,
  listTagVersions,
  noteDefinitionSeen,
  prepareExamples,
} from '../repositories/review/tag-versions.ts';
import {
  addTag,
  changeTag,
  findConflictingTag,
  listTags,
  removeTag,
  retireTag,
} from '../repositories/review/tags.ts';
import { startCodebook } from '../review/fill-codebook.ts';
import { serve } from './serve.ts';

export function serveTags(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.listTags, async ({ matter }) => listTags(database, matter.id));

  serve(app, deps, endpoints.addTag, async ({ matter, body, act }) => {
    await refuseUnknown(database, matter.id, body, []);
    await refuseDuplicateTag(database, matter.id, body, null);
    const tagId = deps.newId();
    await addTag(database, act, matter.id, tagId, body);
    return getTag(database, matter.id, tagId);
  });

  serve(app, deps, endpoints.changeTag, async ({ matter, params, body, act }) => {
    const { examples } = await getTag(database, matter.id, params.tag);
    await refuseUnknown(database, matter.id, body, examples);
    await refuseDuplicateTag(database, matter.id, body, params.tag);
    await changeTag(database, act, matter.id, params.tag, body);
    return getTag(database, matter.id, params.tag);
  });

  serve(app, deps, endpoints.removeTag, async ({ matter, params, act }) => {
    const tag = await getTag(database, matter.id, params.tag);
    const open = tag.conflicts + tag.unsure;
    if (tag.pages + open > 0) {
      const undecided = open > 0 ? `, and not decided on ${counted(open, 'page')}` : '';
      throw new UncoverError(
        'conflict',
        `“${tag.name}” is on ${counted(tag.pages, 'page')}${undecided}. Take it off them first.`,
      );
    }
    const passages = await countPassagesWithTag(database, tag.tagId);
    if (passages > 0) {
      throw new UncoverError(
        'conflict',
        `“${tag.name}” is on ${counted(passages, 'passage')}. Take it off them first.`,
      );
    }
    await removeTag(database, act, matter.id, { id: tag.tagId, name: tag.name });
    return {};
  });

  serve(app, deps, endpoints.retireTag, async ({ matter, params, body, act }) => {
    const { tagId, name, isRetired } = await getTag(database, matter.id, params.tag);
    if (isRetired !== body.isRetired)
      await retireTag(database, act, matter.id, { id: tagId, name, isRetired: body.isRetired });
    return getTag(database, matter.id, tagId);
  });

  serve(app, deps, endpoints.listTagVersions, async ({ matter, params }) => {
    const { tagId } = await getTag(database, matter.id, params.tag);
    return listTagVersions(database, matter.id, tagId);
  });

  serve(app, deps, endpoints.listChangedDefinitions, async ({ matter, user }) =>
    listChangedDefinitions(database, matter.id, user.name),
  );

  serve(app, deps, endpoints.noteDefinitionSeen, async ({ matter, user, params, body }) => {
    const { tagId, version } = await getTag(database, matter.id, params.tag);
    await noteDefinitionSeen(database, user.name, tagId, Math.min(body.version, version));
    return {};
  });

  serve(app, deps, endpoints.startCodebook, async ({ matter, act }) => {
    await startCodebook(database, act, matter.id, deps.newId);
    return listTags(database, matter.id);
  });
}

async function getTag(database: Database, matterId: string, tagId: string): Promise<Tag> {
  const tag = (await listTags(database, matterId)).find((each) => each.tagId === tagId);
  if (!tag) throw notFound('tag');
  return tag;
}

/** A page that was an example before may be gone from the matter meanwhile; a new example is one of its pages. */
async function refuseUnknown(
  database: Database,
  matterId: string,
  { groupId, examples }: TagDraft,
  before: readonly TagExample[],
): Promise<void> {
  const groups = groupId === null ? [] : await listTagGroups(database, matterId);
  if (groupId !== null && !groups.some((group) => group.groupId === groupId)) throw notFound('group');
  const known = new Set(before.map(({ pageId }) => pageId));
  const show = await prepareExamples(database, matterId, examples);
  const unknown = examples.map(show).find(({ pageId, number }) => number === null && !known.has(pageId));
  if (unknown) throw notFound(`page ${unknown.pageId}`);
}

async function refuseDuplicateTag(
  database: Database,
  matterId: string,
  draft: TagDraft,
  exceptTagId: string | null,
): Promise<void> {
  const other = await findConflictingTag(database, matterId, draft, exceptTagId);
  if (!other) return;
  throw new UncoverError(
    'conflict',
    other.shortcut !== null && other.shortcut === draft.key
      ? `The key ${draft.key} already belongs to “${other.name}”. Choose another key.`
      : `There is a tag “${other.name}” already.`,
  );
}
