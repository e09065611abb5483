import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { count, inMatter } from '#contract/in-matter.ts';
import { CorrespondentList, DifferentPeople, NameMerge, NameSplit } from './correspondent.ts';

/**
 * The people in the documents, and which of their names belong to one person: endpoints of the table in
 * endpoints.ts.
 */
export const correspondentEndpoints = {
  listCorrespondents: endpoint({
    method: 'get',
    path: '/api/matters/:matter/correspondents',
    access: 'read',
    summary: 'The senders and recipients of documents, and names that may belong to one person',
    params: inMatter,
    query: z.object({
      /** Only people with a name that contains these letters. */
      having: z.string().max(300).default(''),
      limit: count(1000, 200),
    }),
    answer: CorrespondentList,
  }),
  mergeNames: endpoint({
    method: 'post',
    path: '/api/matters/:matter/merged-names',
    access: 'attorney',
    summary: 'Merge the names of one person into one name; the documents are not changed',
    params: inMatter,
    body: NameMerge,
  }),
  splitNames: endpoint({
    method: 'post',
    path: '/api/matters/:matter/merged-names/split',
    access: 'attorney',
    summary: 'Undo a merge of names',
    params: inMatter,
    body: NameSplit,
  }),
  dismissMerge: endpoint({
    method: 'post',
    path: '/api/matters/:matter/dismissed-merges',
    access: 'attorney',
    summary: 'Stop suggesting to merge names, because they belong to different people',
    params: inMatter,
    body: DifferentPeople,
  }),
  restoreMerge: endpoint({
    method: 'post',
    path: '/api/matters/:matter/dismissed-merges/restore',
    access: 'attorney',
    summary: 'Suggest merges again that were dismissed',
    params: inMatter,
    body: DifferentPeople,
  }),
} as const;
