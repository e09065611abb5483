import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { MatterHome, ReaderPosition } from '#contract/people/matter-home.ts';
import type { Pace } from '#contract/people/pace.ts';
import { findBatchOfSet } from '#contract/review/batch.ts';
import type { Deps } from '../deps.ts';
import { listExhibitDrift } from '../repositories/exhibits/exhibit-drift.ts';
import { listPagesByKey } from '../repositories/pages/pages.ts';
import { findNews } from '../repositories/people/matter-news.ts';
import { listReaderPositions, saveReaderPosition } from '../repositories/people/reader-positions.ts';
import { saveBatchPosition } from '../repositories/review/batches/batch-position.ts';
import { countPagesUndecided, listDecisionTimes } from '../repositories/review/decision-times.ts';
import { listLatelyTagged } from '../repositories/review/lately-tagged.ts';
import { measurePace, startOfPace } from '../review/measure-pace.ts';
import { getPageByReference } from '../review/resolve-references.ts';
import { serve } from './serve.ts';

/** As many as fit at a glance. */
const MOST_LATELY = 5;
const MOST_POSITIONS = 4;

export function serveHome(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.getMatterHome, async ({ matter, user }): Promise<MatterHome> => {
    const [positions, lately, pace, news] = await Promise.all([
      showReaderPositions(deps, { matterId: matter.id, userId: user.id }),
      showLatelyTagged(deps, matter.id, user.name),
      matter.role === 'read-only' ? null : measurePaceOf(deps, matter.id, user.name),
      findNews(database, matter.id, user.name),
    ]);
    return { positions, lately, pace, news };
  });

  serve(app, deps, endpoints.saveReaderPosition, async ({ matter, user, body, act }) => {
    const { key } = await getPageByReference(database, matter.id, body.reference);
    const of = { matterId: matter.id, userId: user.id };
    await saveReaderPosition(database, of, { pageKey: key, list: body.list, at: act.at.toISOString() });
    const batchId = findBatchOfSet(body.list.set);
    if (batchId !== undefined)
      await saveBatchPosition(database, matter.id, { batchId, holder: user.name, key });
    return {};
  });

  serve(app, deps, endpoints.listExhibitDrift, async ({ matter }) => listExhibitDrift(database, matter.id));
}

async function showReaderPositions(
  { database }: Deps,
  of: { matterId: string; userId: string },
): Promise<ReaderPosition[]> {
  const kept = await listReaderPositions(database, of, MOST_POSITIONS);
  const pages = await listPagesByKey(
    database,
    kept.map(({ pageKey }) => pageKey),
  );
  return kept.flatMap(({ list, at }, index) => {
    const page = pages[index];
    return page ? [{ list, page, at }] : [];
  });
}

async function measurePaceOf({ database, now }: Deps, matterId: string, person: string): Promise<Pace> {
  const [decided, pagesLeft] = await Promise.all([
    listDecisionTimes(database, matterId, { since: startOfPace(now()), person }),
    countPagesUndecided(database, matterId),
  ]);
  return measurePace(decided, pagesLeft, now());
}

async function showLatelyTagged({ database }: Deps, matterId: string, userName: string) {
  const tagged = await listLatelyTagged(database, matterId, { userName, limit: MOST_LATELY });
  const pages = await listPagesByKey(
    database,
    tagged.map(({ pageKey }) => pageKey),
  );
  return tagged.flatMap(({ at }, index) => {
    const page = pages[index];
    return page ? [{ page, at }] : [];
  });
}
