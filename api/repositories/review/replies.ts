import { type SqlBool, sql } from 'kysely';
import type { Reply } from '#contract/review/reply.ts';
import { type Act, recordPageEvent } from '../database/audit-log.ts';
import type { Database, Queryable } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { anyOf } from '../database/sqlite-sql.ts';
import { keepMentions } from './mentions.ts';

/** A reply with the page that it is on. */
export interface StoredReply {
  passageId: string;
  page: { matterId: string; id: string; key: number };
  reply: Reply;
  isRemoved: boolean;
}

/** The replies to passages, by the passage's id, in the order in which they were written. */
export async function listReplies(
  database: Queryable,
  passageIds: readonly string[],
): Promise<Map<string, Reply[]>> {
  const rows = await selectReplies(database)
    .where(sql<SqlBool>`passage_reply.passage_id in ${anyOf(passageIds)}`)
    .where('passage_reply.removed_at', 'is', null)
    .orderBy('passage_reply.created_at')
    .orderBy('passage_reply.id')
    .execute();
  const stored = Map.groupBy(rows.map(toStored), ({ passageId }) => passageId);
  return new Map([...stored].map(([passageId, replies]) => [passageId, replies.map(({ reply }) => reply)]));
}

/** Also a removed one. */
export async function findReply(
  database: Queryable,
  matterId: string,
  replyId: string,
): Promise<StoredReply | undefined> {
  const row = await selectReplies(database)
    .where('passage_reply.matter_id', '=', matterId)
    .where('passage_reply.id', '=', replyId)
    .executeTakeFirst();
  return row && toStored(row);
}

/** Mentions those of `people`, by user name, whom the text names. */
export async function addReply(
  database: Database,
  act: Act,
  page: StoredReply['page'],
  { newId, passageId, text, people }: { newId: string; passageId: string; text: string; people: string[] },
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await lockMatter(tx, page.matterId);
    await tx
      .insertInto('main.passage_reply')
      .values({
        ...{ id: newId, matter_id: page.matterId, page_key: page.key, passage_id: passageId, text },
        ...{ author: act.actor, created_at: act.at.toISOString(), removed_at: null },
      })
      .execute();
    await keepMentions(tx, page, { passageId, replyId: newId, text, author: act.actor, people });
    const about = { passageId, replyId: newId, pageId: page.id, text };
    await recordPageEvent(tx, act, page, { type: 'reply.added', ...about });
  });
}

/** Deletes a reply, or restores it. Its row stays. */
export async function setReplyRemoved(
  database: Database,
  act: Act,
  { page, passageId, reply }: StoredReply,
  isRemoved: boolean,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await lockMatter(tx, page.matterId);
    await tx
      .updateTable('main.passage_reply')
      .set({ removed_at: isRemoved ? act.at.toISOString() : null })
      .where('id', '=', reply.replyId)
      .execute();
    const { replyId, text, author } = reply;
    const type = isRemoved ? 'reply.removed' : 'reply.restored';
    await recordPageEvent(tx, act, page, { type, passageId, replyId, pageId: page.id, text, author });
  });
}

function selectReplies(database: Queryable) {
  return database
    .selectFrom('passage_reply')
    .innerJoin('page', 'page.key', 'passage_reply.page_key')
    .leftJoin('user', 'user.name', 'passage_reply.author')
    .selectAll('passage_reply')
    .select(['page.id as page_id', 'user.display_name']);
}

function toStored(
  row: Awaited<ReturnType<ReturnType<typeof selectReplies>['execute']>>[number],
): StoredReply {
  return {
    passageId: row.passage_id,
    page: { matterId: row.matter_id, id: row.page_id, key: row.page_key },
    isRemoved: row.removed_at !== null,
    reply: {
      replyId: row.id,
      text: row.text,
      author: row.author,
      authorName: row.display_name ?? row.author,
      at: row.created_at,
    },
  };
}
