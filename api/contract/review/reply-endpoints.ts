import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { inMatter } from '#contract/in-matter.ts';
import { id } from '#contract/pages/current-list.ts';
import { PageId } from '#contract/pages/page-id.ts';
import { Colleague, Mention, Reply, ReplyDraft } from './reply.ts';

/** Replies to passages and notes, and mentions of people: endpoints of the table in endpoints.ts. */
export const replyEndpoints = {
  addReply: endpoint({
    method: 'post',
    path: '/api/matters/:matter/passages/:passage/replies',
    access: 'review',
    summary: 'Reply to a passage or a note; @ and a user name mentions a person of the matter',
    params: inMatter.extend({ passage: id }),
    body: ReplyDraft,
    answer: Reply,
  }),
  removeReply: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/replies/:reply',
    access: 'review',
    summary: 'Delete a reply of one’s own; attorneys may delete everybody’s',
    params: inMatter.extend({ reply: id }),
  }),
  restoreReply: endpoint({
    method: 'post',
    path: '/api/matters/:matter/replies/:reply/restore',
    access: 'review',
    summary: 'Undo the deletion of a reply',
    params: inMatter.extend({ reply: id }),
  }),
  listMentions: endpoint({
    method: 'get',
    path: '/api/matters/:matter/mentions',
    access: 'read',
    summary:
      'The notes and replies that mention the person who asks, and that they have not seen; latest first',
    params: inMatter,
    answer: z.array(Mention),
  }),
  noteMentionsSeen: endpoint({
    method: 'post',
    path: '/api/matters/:matter/pages/:page/mentions-seen',
    access: 'read',
    summary: 'Note that the person who asks has seen where the notes and replies of a page mention them',
    params: inMatter.extend({ page: PageId }),
  }),
  listColleagues: endpoint({
    method: 'get',
    path: '/api/matters/:matter/colleagues',
    access: 'review',
    summary: 'The people of the matter who can be mentioned, by name',
    params: inMatter,
    answer: z.array(Colleague),
  }),
} as const;
