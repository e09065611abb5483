import { type SqlBool, sql } from 'kysely';
import { findMentions } from '#contract/review/find-mentions.ts';
import type { Queryable, Tx } from '../database/database.ts';

interface MentioningText {
  passageId: string;
  /** Null for the passage's own note. */
  replyId: string | null;
  text: string;
  author: string;
  /** The user names that can be mentioned. */
  people: readonly string[];
}

/**
 * Makes the stored mentions of a note or reply those of its text. Nobody mentions themselves; who is still mentioned
 * after a change is not told again.
 */
export async function keepMentions(
  tx: Tx,
  page: { matterId: string; key: number },
  { passageId, replyId, text, author, people }: MentioningText,
): Promise<void> {
  const named = findMentions(text).filter((name) => name !== author && people.includes(name));
  const known = await tx
    .selectFrom('main.mention')
    .select(['id', 'user_name'])
    .where('passage_id', '=', passageId)
    .where('reply_id', replyId === null ? 'is' : '=', replyId)
    .execute();
  for (const { id, user_name } of known) {
    if (!named.includes(user_name)) await tx.deleteFrom('main.mention').where('id', '=', id).execute();
  }
  for (const user_name of named) {
    if (known.some((mention) => mention.user_name === user_name)) continue;
    const of = { matter_id: page.matterId, page_key: page.key, passage_id: passageId, reply_id: replyId };
    await tx
      .insertInto('main.mention')
      .values({ ...of, user_name, seen_at: null })
      .execute();
  }
}

/** What mentions a person and was not seen by them, latest first; not what was removed since. */
export async function listUnseenMentions(
  database: Queryable,
  { matterId, userName, limit }: { matterId: string; userName: string; limit: number },
) {
  return database
    .selectFrom('mention')
    .innerJoin('passage', 'passage.id', 'mention.passage_id')
    .leftJoin('passage_reply', 'passage_reply.id', 'mention.reply_id')
    .leftJoin('user', (join) =>
      join.on(sql<SqlBool>`user.name = coalesce(passage_reply.author, passage.author)`),
    )
    .select([
      'mention.page_key as pageKey',
      'mention.passage_id as passageId',
      'mention.reply_id as replyId',
      sql<string>`coalesce(passage_reply.text, passage.note)`.as('text'),
      sql<string>`coalesce(user.display_name, passage_reply.author, passage.author)`.as('by'),
      sql<string>`coalesce(passage_reply.created_at, passage.changed_at, passage.created_at)`.as('at'),
    ])
    .where('mention.user_name', '=', userName)
    .where('mention.matter_id', '=', matterId)
    .where('mention.seen_at', 'is', null)
    .where('passage.removed_at', 'is', null)
    .where('passage_reply.removed_at', 'is', null)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
}

export async function markMentionsSeen(
  database: Queryable,
  { pageKey, userName, at }: { pageKey: number; userName: string; at: Date },
): Promise<void> {
  await database
    .updateTable('main.mention')
    .set({ seen_at: at.toISOString() })
    .where('page_key', '=', pageKey)
    .where('user_name', '=', userName)
    .where('seen_at', 'is', null)
    .execute();
}
