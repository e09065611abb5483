import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { Mention } from '#contract/review/reply.ts';
import type { Deps } from '../deps.ts';
import { notFound, UncoverError } from '../errors.ts';
import type { Database } from '../repositories/database/database.ts';
import { findPageById, listPagesByKey } from '../repositories/pages/pages.ts';
import { listUnseenMentions, markMentionsSeen } from '../repositories/review/mentions.ts';
import { addReply, findReply, type StoredReply, setReplyRemoved } from '../repositories/review/replies.ts';
import { may } from '../review/may.ts';
import { listColleagues, listMentionable } from '../review/mentionable.ts';
import { getPassage } from './passages.ts';
import { serve } from './serve.ts';

/** Mentions that are sent at once; the rest follows when these are seen. */
const MOST_MENTIONS = 100;

export function serveReplies(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.addReply, async ({ matter, params, body, act }) => {
    const { passage, pageKey, isRemoved } = await getPassage(database, matter.id, params.passage);
    if (isRemoved) throw notFound('passage');
    const { passageId, pageId } = passage;
    const newId = deps.newId();
    const people = await listMentionable(database, matter.id);
    const page = { matterId: matter.id, id: pageId, key: pageKey };
    await addReply(database, act, page, { newId, passageId, text: body.text, people });
    return (await getReply(database, matter.id, newId)).reply;
  });

  serve(app, deps, endpoints.removeReply, async ({ matter, params, act }) => {
    const stored = await getReply(database, matter.id, params.reply);
    if (stored.isRemoved) throw notFound('reply');
    if (!may(matter.role, 'attorney')) refuseOthers(stored, act.actor, 'delete');
    await setReplyRemoved(database, act, stored, true);
    return {};
  });

  serve(app, deps, endpoints.restoreReply, async ({ matter, params, act }) => {
    const stored = await getReply(database, matter.id, params.reply);
    if (!may(matter.role, 'attorney')) refuseOthers(stored, act.actor, 'restore');
    if (stored.isRemoved) await setReplyRemoved(database, act, stored, false);
    return {};
  });

  serve(app, deps, endpoints.listMentions, async ({ matter, user }): Promise<Mention[]> => {
    const of = { matterId: matter.id, userName: user.name, limit: MOST_MENTIONS };
    const mentions = await listUnseenMentions(database, of);
    const pages = await listPagesByKey(
      database,
      mentions.map(({ pageKey }) => pageKey),
    );
    return mentions.flatMap(({ pageKey: _, ...mention }, index) => {
      const page = pages[index];
      return page ? [{ ...mention, page }] : [];
    });
  });

  serve(app, deps, endpoints.noteMentionsSeen, async ({ matter, user, params, act }) => {
    const page = await findPageById(database, matter.id, params.page);
    if (!page) throw notFound('page');
    await markMentionsSeen(database, { pageKey: page.key, userName: user.name, at: act.at });
    return {};
  });

  serve(app, deps, endpoints.listColleagues, async ({ matter }) => listColleagues(database, matter.id));
}

async function getReply(database: Database, matterId: string, replyId: string): Promise<StoredReply> {
  const stored = await findReply(database, matterId, replyId);
  if (!stored) throw notFound('reply');
  return stored;
}

function refuseOthers({ reply }: StoredReply, actor: string, what: string): void {
  if (reply.author === actor) return;
  throw new UncoverError('forbidden', `This reply is by ${reply.authorName}. You can ${what} only your own.`);
}
