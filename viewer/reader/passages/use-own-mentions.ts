import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { call } from '../../server/call.ts';
import { passageQueries } from '../../server/passage-queries.ts';
import { useReader } from '../reader-context.ts';

/** Shows the passages of a page where a note or reply mentions the person, and notes that they have seen it. */
export function useOwnMentions(): void {
  const { matter, page, panelTab } = useReader();
  const { pageId } = page;
  const client = useQueryClient();
  const { queryKey, ...query } = passageQueries.mentions(matter);
  const isMentioned = useQuery({
    ...query,
    queryKey,
    select: (mentions) => mentions.some((mention) => mention.page.pageId === pageId),
  }).data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page that has mentions.
  useEffect(() => {
    if (!isMentioned) return;
    panelTab.show('passages');
    // A failure is ignored: the mention then stays at Home, and the next visit notes it.
    call(endpoints.noteMentionsSeen, { params: { matter, page: pageId } })
      .then(() => client.invalidateQueries({ queryKey }))
      .catch(() => undefined);
  }, [matter, pageId, isMentioned]);
}
