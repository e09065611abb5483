import { useMutation, useQueryClient } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { ExhibitList } from '#contract/exhibits/exhibit.ts';
import { call } from '../server/call.ts';
import { queries } from '../server/queries.ts';
import { notifyFailure, notifyWithUndo } from '../ui/toast.tsx';
import { toArrangement, toExhibitDrafts } from './arrangement.ts';

export interface StartOver {
  /** Undefined if no arrangement is saved. */
  act: (() => void) | undefined;
  isPending: boolean;
}

/** Deletes the saved arrangement, so that the exhibits are the runs of tagged pages again. Can be undone. */
export function useStartOver(matter: string, list: ExhibitList, onChanged: () => void): StartOver {
  const client = useQueryClient();
  const { listId, name, title, tagId, productionId } = list;
  const { queryKey } = queries.exhibitList(matter, tagId, productionId ?? undefined);
  const putBack = async () => {
    const exhibits = toExhibitDrafts(toArrangement(list.exhibits));
    const body = { name, title, tagId, productionId, exhibits };
    client.setQueryData(queryKey, await call(endpoints.saveExhibitList, { params: { matter }, body }));
    onChanged();
  };
  const forget = useMutation({
    mutationFn: (id: string) => call(endpoints.removeExhibitList, { params: { matter, list: id } }),
    onSuccess: async () => {
      await client.refetchQueries({ queryKey });
      onChanged();
      notifyWithUndo('Exhibits reset to the tagged pages.', () => {
        putBack().catch((error: unknown) => notifyFailure('The arrangement could not be restored', error));
      });
    },
    onError: (error) => notifyFailure('The arrangement could not be reset', error),
  });
  return { act: listId === null ? undefined : () => forget.mutate(listId), isPending: forget.isPending };
}
