import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { TagGroup } from '#contract/review/tag-group.ts';
import type { Deps } from '../deps.ts';
import { notFound, UncoverError } from '../errors.ts';
import type { Database } from '../repositories/database/database.ts';
import { orderCodebook } from '../repositories/review/codebook-order.ts';
import {
  addTagGroup,
  changeTagGroup,
  countOpenGroups,
  findTagGroupByName,
  listTagGroups,
  removeTagGroup,
} from '../repositories/review/tag-groups.ts';
import { serve } from './serve.ts';

export function serveTagGroups(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.listTagGroups, async ({ matter }) => listTagGroups(database, matter.id));

  serve(app, deps, endpoints.countOpenGroups, async ({ matter }) => countOpenGroups(database, matter.id));

  serve(app, deps, endpoints.addTagGroup, async ({ matter, body, act }) => {
    await refuseDuplicateGroup(database, matter.id, body.name, null);
    const groupId = deps.newId();
    await addTagGroup(database, act, matter.id, groupId, body);
    return getGroup(database, matter.id, groupId);
  });

  serve(app, deps, endpoints.changeTagGroup, async ({ matter, params, body, act }) => {
    const { groupId } = await getGroup(database, matter.id, params.group);
    await refuseDuplicateGroup(database, matter.id, body.name, groupId);
    await changeTagGroup(database, act, matter.id, groupId, body);
    return getGroup(database, matter.id, groupId);
  });

  serve(app, deps, endpoints.removeTagGroup, async ({ matter, params, act }) => {
    await removeTagGroup(database, act, matter.id, await getGroup(database, matter.id, params.group));
    return {};
  });

  serve(app, deps, endpoints.orderCodebook, async ({ matter, body, act }) => {
    await orderCodebook(database, act, matter.id, body);
    return {};
  });
}

async function getGroup(database: Database, matterId: string, groupId: string): Promise<TagGroup> {
  const group = (await listTagGroups(database, matterId)).find((each) => each.groupId === groupId);
  if (!group) throw notFound('group');
  return group;
}

async function refuseDuplicateGroup(
  database: Database,
  matterId: string,
  name: string,
  exceptGroupId: string | null,
): Promise<void> {
  const other = await findTagGroupByName(database, matterId, name);
  if (other && other.id !== exceptGroupId)
    throw new UncoverError('conflict', `There is a group “${other.name}” already.`);
}
