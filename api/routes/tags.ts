import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { Tag, TagDraft } from '#contract/review/tag.ts';
import { counted } from '#contract/values/counted.ts';
import type { Deps } from '../deps.ts';
import { notFound, UncoverError } from '../errors.ts';
import type { Database } from '../repositories/database/database.ts';
import { addTag, changeTag, findConflictingTag, listTags, removeTag } from '../repositories/review/tags.ts';
import { serve } from './serve.ts';

export function serveTags(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.listTags, async ({ matter }) => listTags(database, matter.id));

  serve(app, deps, endpoints.addTag, async ({ matter, body, act }) => {
    await refuseDuplicateTag(database, matter.id, body, null);
    const tagId = deps.newId();
    await addTag(database, act, matter.id, tagId, body);
    return getTag(database, matter.id, tagId);
  });

  serve(app, deps, endpoints.changeTag, async ({ matter, params, body, act }) => {
    await getTag(database, matter.id, params.tag);
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
    await removeTag(database, act, matter.id, { id: tag.tagId, name: tag.name });
    return {};
  });
}

async function getTag(database: Database, matterId: string, tagId: string): Promise<Tag> {
  const tag = (await listTags(database, matterId)).find((each) => each.tagId === tagId);
  if (!tag) throw notFound('tag');
  return tag;
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
