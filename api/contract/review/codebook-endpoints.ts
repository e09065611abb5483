import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { inMatter } from '#contract/in-matter.ts';
import { id } from '#contract/pages/current-list.ts';
import { Tag, TagDraft, TagVersion } from './tag.ts';
import { CodebookOrder, OpenGroup, TagGroup, TagGroupDraft } from './tag-group.ts';

const ofTag = inMatter.extend({ tag: id });
const ofGroup = inMatter.extend({ group: id });

/** The codebook: endpoints of the table in endpoints.ts. */
export const codebookEndpoints = {
  listTags: endpoint({
    method: 'get',
    path: '/api/matters/:matter/tags',
    access: 'read',
    summary: 'The tags of the codebook, in its order, retired ones too',
    params: inMatter,
    answer: z.array(Tag),
  }),
  addTag: endpoint({
    method: 'post',
    path: '/api/matters/:matter/tags',
    access: 'attorney',
    summary: 'Add a tag to the codebook',
    params: inMatter,
    body: TagDraft,
    answer: Tag,
  }),
  changeTag: endpoint({
    method: 'put',
    path: '/api/matters/:matter/tags/:tag',
    access: 'attorney',
    summary: 'Change a tag of the codebook',
    params: ofTag,
    body: TagDraft,
    answer: Tag,
  }),
  removeTag: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/tags/:tag',
    access: 'attorney',
    summary: 'Remove a tag that is not used on any page',
    params: ofTag,
  }),
  retireTag: endpoint({
    method: 'put',
    path: '/api/matters/:matter/tags/:tag/retired',
    access: 'attorney',
    summary: 'Retire a tag: it stays on its pages, and is not offered any more; or offer it again',
    params: ofTag,
    body: z.object({ isRetired: z.boolean() }),
    answer: Tag,
  }),
  listTagVersions: endpoint({
    method: 'get',
    path: '/api/matters/:matter/tags/:tag/versions',
    access: 'read',
    summary: 'What a tag meant before, newest first',
    params: ofTag,
    answer: z.array(TagVersion),
  }),
  listChangedDefinitions: endpoint({
    method: 'get',
    path: '/api/matters/:matter/codebook/changed-definitions',
    access: 'read',
    summary: 'The ids of tags whose definition changed since the user last saw it',
    params: inMatter,
    answer: z.array(z.string()),
  }),
  noteDefinitionSeen: endpoint({
    method: 'put',
    path: '/api/matters/:matter/tags/:tag/seen',
    access: 'read',
    summary: 'Note that the user has seen a version of a tag’s definition',
    params: ofTag,
    body: z.object({ version: z.int().min(1) }),
  }),
  startCodebook: endpoint({
    method: 'post',
    path: '/api/matters/:matter/codebook/start',
    access: 'attorney',
    summary: 'Fill an empty codebook with the tags of a FOIA case',
    params: inMatter,
    answer: z.array(Tag),
  }),
  orderCodebook: endpoint({
    method: 'put',
    path: '/api/matters/:matter/codebook/order',
    access: 'attorney',
    summary: 'Put groups and tags in another order, and tags into other groups',
    params: inMatter,
    body: CodebookOrder,
  }),
  listTagGroups: endpoint({
    method: 'get',
    path: '/api/matters/:matter/tag-groups',
    access: 'read',
    summary: 'The groups of the codebook',
    params: inMatter,
    answer: z.array(TagGroup),
  }),
  countOpenGroups: endpoint({
    method: 'get',
    path: '/api/matters/:matter/tag-groups/open',
    access: 'read',
    summary: 'For each required group, the number of pages about which nobody has decided',
    params: inMatter,
    answer: z.array(OpenGroup),
  }),
  addTagGroup: endpoint({
    method: 'post',
    path: '/api/matters/:matter/tag-groups',
    access: 'attorney',
    summary: 'Add a group to the codebook',
    params: inMatter,
    body: TagGroupDraft,
    answer: TagGroup,
  }),
  changeTagGroup: endpoint({
    method: 'put',
    path: '/api/matters/:matter/tag-groups/:group',
    access: 'attorney',
    summary: 'Change a group of the codebook',
    params: ofGroup,
    body: TagGroupDraft,
    answer: TagGroup,
  }),
  removeTagGroup: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/tag-groups/:group',
    access: 'attorney',
    summary: 'Remove a group; its tags stay, without a group',
    params: ofGroup,
  }),
};
