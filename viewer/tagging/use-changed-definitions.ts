import { useQuery, useQueryClient } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import { call } from '../server/call.ts';
import { codebookQueries } from '../server/codebook-queries.ts';
import type { CodebookTag } from './codebook-tag.ts';

/** The tags whose definition changed since the person last saw it. */
export function useChangedDefinitions(matter: string) {
  const client = useQueryClient();
  const query = codebookQueries.changedDefinitions(matter);
  const { data: tagIds = [] } = useQuery(query);
  return {
    tagIds,
    noteSeen: ({ tagId, version }: Pick<CodebookTag, 'tagId' | 'version'>) => {
      if (!tagIds.includes(tagId)) return;
      client.setQueryData(query.queryKey, (known) => known?.filter((each) => each !== tagId));
      call(endpoints.noteDefinitionSeen, { params: { matter, tag: tagId }, body: { version } }).catch(() =>
        client.invalidateQueries({ queryKey: query.queryKey }),
      );
    },
  };
}
