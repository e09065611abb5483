import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { inMatter } from '#contract/in-matter.ts';
import { id } from '#contract/pages/current-list.ts';
import {
  ControlSet,
  ControlSetDraft,
  PageToLookAt,
  SuggestedPage,
  SuggestionDraft,
  SuggestionList,
  TagSuggestions,
} from './suggestion.ts';

const ofList = inMatter.extend({ list: id });

/** Suggested pages, and the control sets that estimate what is left: endpoints of the table in endpoints.ts. */
export const suggestionEndpoints = {
  listTagSuggestions: endpoint({
    method: 'get',
    path: '/api/matters/:matter/suggestions',
    access: 'read',
    summary: 'For each tag in use: the decisions that suggestions are made from, and the latest list',
    params: inMatter,
    answer: z.array(TagSuggestions),
  }),
  makeSuggestions: endpoint({
    method: 'post',
    path: '/api/matters/:matter/suggestion-lists',
    access: 'review',
    summary: 'Suggest undecided pages for a tag, by the words of the decided ones; decides nothing',
    params: inMatter,
    body: SuggestionDraft,
    answer: SuggestionList,
  }),
  listSuggestedPages: endpoint({
    method: 'get',
    path: '/api/matters/:matter/suggestion-lists/:list/pages',
    access: 'read',
    summary: 'The pages of a list of suggestions in order, with the words for and against each',
    params: ofList,
    answer: z.array(SuggestedPage),
  }),
  listPagesToLookAt: endpoint({
    method: 'get',
    path: '/api/matters/:matter/suggestion-lists/:list/pages-to-look-at',
    access: 'attorney',
    summary: 'Decided pages whose words say the opposite of the decision, the clearest first',
    params: ofList,
    answer: z.array(PageToLookAt),
  }),
  listControlSets: endpoint({
    method: 'get',
    path: '/api/matters/:matter/control-sets',
    access: 'read',
    summary: 'Control sets, newest first, each with how many pages of its tag are left',
    params: inMatter,
    answer: z.array(ControlSet),
  }),
  drawControlSet: endpoint({
    method: 'post',
    path: '/api/matters/:matter/control-sets',
    access: 'attorney',
    summary: 'Draw a random control set from the undecided pages of a tag',
    params: inMatter,
    body: ControlSetDraft,
    answer: ControlSet,
  }),
} as const;
