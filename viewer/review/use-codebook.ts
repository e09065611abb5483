import { useQuery, useQueryClient } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import { call } from '../server/call.ts';
import { codebookQueries } from '../server/codebook-queries.ts';
import { queries } from '../server/queries.ts';
import { useMatter } from '../session/use-matter.ts';
import { announce } from '../ui/announce.ts';
import { notifyFailure } from '../ui/toast.tsx';
import { applyOrder, moveItem, toOrder } from './codebook-order.ts';

/** The codebook as it is edited: a new order shows at once, and is taken back if the server refuses it. */
export function useCodebook() {
  const matter = useMatter();
  const client = useQueryClient();
  const tags = useQuery(queries.tags(matter));
  const groups = useQuery(codebookQueries.groups(matter));
  const openGroups = useQuery(codebookQueries.openGroups(matter));
  const tagsKey = queries.tags(matter).queryKey;
  const groupsKey = codebookQueries.groups(matter).queryKey;
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: tagsKey });
    await client.invalidateQueries({ queryKey: groupsKey });
    await client.invalidateQueries({ queryKey: codebookQueries.openGroups(matter).queryKey });
  };
  const move = (item: string, over: string) => {
    const [known = [], knownGroups = []] = [tags.data, groups.data];
    const order = moveItem(toOrder(known, knownGroups), item, over);
    client.setQueryData(tagsKey, applyOrder(known, order));
    client.setQueryData(
      groupsKey,
      order.flatMap(({ groupId }) => knownGroups.find((group) => group.groupId === groupId) ?? []),
    );
    announce('Moved.');
    call(endpoints.orderCodebook, { params: { matter }, body: { groups: order } }).catch((error: unknown) => {
      notifyFailure('The order was not changed', error);
      void refresh();
    });
  };
  return { matter, tags, groups, openGroups: openGroups.data ?? [], move, refresh };
}
