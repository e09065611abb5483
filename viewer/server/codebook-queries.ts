import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { Tag } from '#contract/review/tag.ts';
import { call } from './call.ts';
import { matterKey, queries } from './queries.ts';

/** What the codebook has beside its tags. */
export const codebookQueries = {
  groups: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'tag-groups'],
      queryFn: ({ signal }) => call(endpoints.listTagGroups, { params: { matter }, signal }),
      staleTime: 30_000,
    }),
  openGroups: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'open-groups'],
      queryFn: ({ signal }) => call(endpoints.countOpenGroups, { params: { matter }, signal }),
    }),
  versions: (matter: string, tag: string, latest: number) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'tag-versions', tag, latest],
      queryFn: ({ signal }) => call(endpoints.listTagVersions, { params: { matter, tag }, signal }),
    }),
  /** The ids of tags whose definition changed since the person last saw it. */
  changedDefinitions: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'changed-definitions'],
      queryFn: ({ signal }) => call(endpoints.listChangedDefinitions, { params: { matter }, signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};

/** Asks for changed definitions again when a version changed: most events only change how many pages have a tag. */
export function refreshDefinitionNews(client: QueryClient, matter: string, tags: readonly Tag[]): void {
  const before = client.getQueryData(queries.tags(matter).queryKey) ?? [];
  const known = new Map(before.map(({ tagId, version }) => [tagId, version]));
  if (tags.every(({ tagId, version }) => version === 1 || known.get(tagId) === version)) return;
  void client.invalidateQueries({ queryKey: codebookQueries.changedDefinitions(matter).queryKey });
}
