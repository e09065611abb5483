/** The queries about people, and what to refetch when a person changes. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import { call } from './call.ts';
import { queries } from './queries.ts';

export const peopleQueries = {
  people: () =>
    queryOptions({
      queryKey: ['people'],
      queryFn: ({ signal }) => call(endpoints.listPeople, { signal }),
    }),
  /** The people of one matter. */
  members: (matter: string) =>
    queryOptions({
      queryKey: ['members', matter],
      queryFn: ({ signal }) => call(endpoints.listMembers, { params: { matter }, signal }),
    }),
};

/** Refetches the session too: attorneys may change their own name and role. */
export async function refreshPeople(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: peopleQueries.people().queryKey }),
    client.invalidateQueries({ queryKey: ['members'] }),
    client.invalidateQueries({ queryKey: queries.session().queryKey }),
  ]);
}
