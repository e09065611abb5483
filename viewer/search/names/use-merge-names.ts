import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Correspondent, DifferentPeople, NameMerge } from '#contract/documents/correspondent.ts';
import { endpoints } from '#contract/endpoints.ts';
import { counted } from '#contract/values/counted.ts';
import { call } from '../../server/call.ts';
import { refreshNames, refreshPeople } from '../../server/document-queries.ts';
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
  /** Stops suggesting that the names belong to one person. */
  dismiss: UseMutationResult<void, Error, DifferentPeople>;
  /** Suggests merging the names again. */
  suggestAgain: UseMutationResult<void, Error, DifferentPeople>;
  /** Undoes the merge of every name into this one. */
  separate: UseMutationResult<void, Error, KnownName>;
}

/** Merges names, separates them again, and dismisses suggestions. All of it can be undone. */
export function useMergeNames(matter: string): NameMerging {
  const client = useQueryClient();
  const refresh = () => refreshNames(client, matter);
  const send = (body: NameMerge) => call(endpoints.mergeNames, { params: { matter }, body });
  const split = (names: string[]) => call(endpoints.splitNames, { params: { matter }, body: { names } });

  const decideOn = async (
    endpoint: typeof endpoints.dismissMerge | typeof endpoints.restoreMerge,
    body: DifferentPeople,
  ) => {
    await call(endpoint, { params: { matter }, body });
    await refreshPeople(client, matter);
  };
  const dismiss = (body: DifferentPeople) => decideOn(endpoints.dismissMerge, body);
  const suggestAgain = (body: DifferentPeople) => decideOn(endpoints.restoreMerge, body);

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
    dismiss: useMutation({
      mutationFn: dismiss,
      onSuccess: (_, different) =>
        notifyWithUndo(`${nameAll(different)} are different people.`, () => undo(suggestAgain(different))),
    }),
    suggestAgain: useMutation({
      mutationFn: suggestAgain,
      onSuccess: (_, different) =>
        notifyWithUndo(`The merge of ${nameAll(different)} is suggested again.`, () =>
          undo(dismiss(different)),
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

function nameAll({ people }: DifferentPeople): string {
  return people
    .flat()
    .map((name) => `“${name}”`)
    .join(' and ');
}
