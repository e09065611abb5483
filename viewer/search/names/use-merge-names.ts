import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Correspondent, NameMerge } from '#contract/documents/correspondent.ts';
import { endpoints } from '#contract/endpoints.ts';
import { counted } from '#contract/values/counted.ts';
import { call } from '../../server/call.ts';
import { refreshNames } from '../../server/document-queries.ts';
import { notifyFailure, notifyWithUndo } from '../../ui/toast.tsx';

/** A person before a merge: a name, and the names merged into it. */
type KnownName = Pick<Correspondent, 'name' | 'mergedNames'>;

/** The names merged into one name; `before` is what an undo restores. */
interface Merge {
  before: readonly KnownName[];
  into: string;
}

interface NameMerging {
  merge: UseMutationResult<void, Error, Merge>;
  /** Undoes the merge of every name into this one. */
  separate: UseMutationResult<void, Error, KnownName>;
}

/** Merges names and separates them again. Both can be undone. */
export function useMergeNames(matter: string): NameMerging {
  const client = useQueryClient();
  const refresh = () => refreshNames(client, matter);
  const send = (body: NameMerge) => call(endpoints.mergeNames, { params: { matter }, body });
  const split = (names: string[]) => call(endpoints.splitNames, { params: { matter }, body: { names } });

  const restore = async ({ before, into }: Merge) => {
    await split([into, ...before.flatMap(({ name, mergedNames }) => [name, ...mergedNames])]);
    for (const { name, mergedNames } of before)
      if (mergedNames.length > 0) await send({ names: mergedNames, into: name });
    await refresh();
  };
  const undo = (work: Promise<void>) =>
    work.catch((error: unknown) => notifyFailure('The change could not be undone', error));

  return {
    merge: useMutation({
      mutationFn: async ({ before, into }: Merge) => {
        await send({ names: before.map(({ name }) => name), into });
        await refresh();
      },
      onSuccess: (_, merged) =>
        notifyWithUndo(`${counted(merged.before.length, 'name')} shown as “${merged.into}”.`, () =>
          undo(restore(merged)),
        ),
    }),
    separate: useMutation({
      mutationFn: async ({ mergedNames }: KnownName) => {
        await split(mergedNames);
        await refresh();
      },
      onSuccess: (_, known) =>
        notifyWithUndo(`The names of “${known.name}” are separate again.`, () =>
          undo(restore({ before: [known], into: known.name })),
        ),
    }),
  };
}
