import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { CurrentList } from '#contract/pages/current-list.ts';
import type { Deps } from '../deps.ts';
import { notFound, UncoverError } from '../errors.ts';
import { listNamedSet } from '../reports/find-named-set.ts';
import { reportAgreement } from '../reports/report-agreement.ts';
import type { ReportReader } from '../reports/report-coverage.ts';
import { recordDecisions } from '../repositories/review/record-decisions.ts';
import { findTag } from '../repositories/review/tags.ts';
import { findDecisionEvent, undoDecision } from '../repositories/review/undo-decision.ts';
import { refuseRetiredTag } from '../review/refuse-retired-tag.ts';
import { countMissing } from '../review/resolve-references.ts';
import { toPageFilter } from '../search/to-page-filter.ts';
import { listTargetPages, refuseOtherCount, toMadeBy } from '../targets/list-target-pages.ts';
import { serve } from './serve.ts';

export function serveDecisions(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.countTarget, async ({ matter, body, user }) => {
    const { pages, missing } = await listTargetPages(deps, matter.id, body.target);
    const who = { matterId: matter.id, userName: user.name, role: matter.role };
    const inList = await countInList(deps, who, [...pages.values()], body.list);
    return { pages: pages.size, inList, ...countMissing(missing) };
  });

  serve(app, deps, endpoints.decide, async ({ matter, body, act }) => {
    const { tagId, answer, level, target, batchId, request } = body;
    if (level === 'adjudication' && matter.role !== 'attorney')
      throw new UncoverError('forbidden', 'Only an attorney may adjudicate.');
    const tag = tagId === null ? null : await findTag(database, matter.id, tagId);
    if (tag === undefined) throw notFound('tag');
    if (tag) refuseRetiredTag(tag, answer);
    const { pages } = await listTargetPages(deps, matter.id, target);
    refuseOtherCount(pages.size, body.pages);
    const role = matter.role === 'attorney' ? 'attorney' : 'reviewer';
    const asked = { tag, answer, level, role, madeBy: toMadeBy(target), pages, batchId, request } as const;
    return recordDecisions(database, act, matter.id, asked);
  });

  serve(app, deps, endpoints.getAgreementReport, async ({ matter }) => reportAgreement(database, matter.id));

  serve(app, deps, endpoints.undoDecision, async ({ matter, user, params, act }) => {
    const event = await findDecisionEvent(database, matter.id, params.event);
    if (!event) throw notFound('decision');
    if (event.actor !== user.name)
      throw new UncoverError('forbidden', 'Somebody else made this decision: only they can take it back.');
    return undoDecision(database, act, matter.id, event);
  });
}

/** How many of these pages are in the current list too. */
async function countInList(
  { database, search }: Deps,
  who: ReportReader & { matterId: string },
  keys: readonly number[],
  { set, q, mode, ...list }: CurrentList,
): Promise<number> {
  const ofSet = set === undefined ? undefined : new Set(await listNamedSet({ database, ...who }, set));
  // In a saved set the words only mark what stands on the pages.
  const words = set === undefined ? q : undefined;
  const { total } = await search.listWindow(words, toPageFilter(who.matterId, list), {
    offset: 0,
    limit: 1,
    around: undefined,
    among: keys.filter((key) => ofSet?.has(key) ?? true),
    mode,
    isTyping: true,
  });
  return total;
}
