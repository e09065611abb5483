import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { Deps } from '../deps.ts';
import { UncoverError } from '../errors.ts';
import { dismissMerge, restoreMerge } from '../repositories/documents/dismissed-merges.ts';
import { mergeNames, splitNames } from '../repositories/documents/merged-names.ts';
import { serve } from './serve.ts';

export function serveCorrespondents(app: Express, deps: Deps): void {
  const { database, search } = deps;

  serve(app, deps, endpoints.listCorrespondents, async ({ matter, query }) =>
    search.listCorrespondents(matter.id, query),
  );

  serve(app, deps, endpoints.mergeNames, async ({ matter, body, act }) => {
    if (body.names.every((name) => name === body.into))
      throw new UncoverError('invalid-request', 'Choose another name to merge.');
    await mergeNames(database, act, matter.id, body);
    return {};
  });

  serve(app, deps, endpoints.splitNames, async ({ matter, body, act }) => {
    await splitNames(database, act, matter.id, body.names);
    return {};
  });

  serve(app, deps, endpoints.dismissMerge, async ({ matter, body, act }) => {
    await dismissMerge(database, act, matter.id, body.people);
    return {};
  });

  serve(app, deps, endpoints.restoreMerge, async ({ matter, body, act }) => {
    await restoreMerge(database, act, matter.id, body.people);
    return {};
  });
}
