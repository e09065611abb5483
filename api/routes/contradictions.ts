import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import { type Contradiction, listNextStatuses, mayReword } from '#contract/review/contradiction.ts';
import type { Deps } from '../deps.ts';
import { notFound, UncoverError } from '../errors.ts';
import { toContradictionCsv } from '../exports/tables/contradiction-csv.ts';
import type { Database } from '../repositories/database/database.ts';
import {
  addContradiction,
  changeContradiction,
  setContradictionStatus,
  statusConflict,
} from '../repositories/review/change-contradictions.ts';
import {
  findContradiction,
  findNeighbors,
  listContradictionPeople,
  type StoredContradiction,
} from '../repositories/review/contradictions.ts';
import { findPassage } from '../repositories/review/passages.ts';
import { citeContradictions, listCitedContradictions } from '../review/list-contradictions.ts';
import { answered, serve } from './serve.ts';
import { toFileName } from './to-file-name.ts';

export function serveContradictions(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.listContradictions, async ({ matter, query }) => {
    const { offset, limit, ...filter } = query;
    const found = await listCitedContradictions(database, matter.id, filter, { offset, limit });
    return { ...found, offset, people: await listContradictionPeople(database, matter.id) };
  });

  serve(app, deps, endpoints.downloadContradictions, async ({ matter, query, response }) => {
    const { contradictions } = await listCitedContradictions(database, matter.id, query);
    response
      .attachment(`${toFileName(matter.name)}-contradictions.csv`)
      .set('Cache-Control', 'no-store')
      .send(toContradictionCsv(contradictions));
    return answered;
  });

  serve(app, deps, endpoints.getContradiction, async ({ matter, params, query }) => {
    const contradiction = await getContradiction(database, matter.id, params.contradiction);
    const neighbors = await findNeighbors(database, matter.id, query, params.contradiction);
    return { contradiction: await cite(database, contradiction), ...neighbors };
  });

  serve(app, deps, endpoints.addContradiction, async ({ matter, body, act }) => {
    const newId = deps.newId();
    const pages = await getPages(database, matter.id, { aPassageId: body.a, bPassageId: body.b });
    await addContradiction(database, act, pages, { newId, ...body });
    return cite(database, await getContradiction(database, matter.id, newId));
  });

  serve(app, deps, endpoints.changeContradiction, async ({ matter, params, body, user, act }) => {
    const before = await getContradiction(database, matter.id, params.contradiction);
    if (!mayReword(before, { userName: user.name, role: matter.role })) {
      throw new UncoverError(
        'forbidden',
        'You can change only your own proposals, and only until an attorney decides about them.',
      );
    }
    const pages = await getPages(database, matter.id, before);
    await changeContradiction(database, act, pages, before, body);
    return cite(database, await getContradiction(database, matter.id, params.contradiction));
  });

  serve(app, deps, endpoints.decideContradiction, async ({ matter, params, body, user, act }) => {
    const before = await getContradiction(database, matter.id, params.contradiction);
    if (before.status !== body.insteadOf) throw statusConflict();
    const allowed = listNextStatuses(before, { userName: user.name, role: matter.role });
    if (!allowed.includes(body.status)) {
      throw new UncoverError(
        'forbidden',
        'Attorneys decide about contradictions. You can withdraw your own proposals until they do.',
      );
    }
    const pages = await getPages(database, matter.id, before);
    await setContradictionStatus(database, act, pages, before, body.status);
    return cite(database, await getContradiction(database, matter.id, params.contradiction));
  });
}

async function getContradiction(
  database: Database,
  matterId: string,
  contradictionId: string,
): Promise<StoredContradiction> {
  const contradiction = await findContradiction(database, matterId, contradictionId);
  if (!contradiction) throw notFound('contradiction');
  return contradiction;
}

/** The pages of both passages. Throws `not-found` for a passage that does not exist or was deleted. */
async function getPages(
  database: Database,
  matterId: string,
  { aPassageId, bPassageId }: { aPassageId: string; bPassageId: string },
): Promise<{ matterId: string; keys: number[] }> {
  const found = await Promise.all(
    [aPassageId, bPassageId].map((passageId) => findPassage(database, matterId, passageId)),
  );
  const keys = found.map((passage) => {
    if (!passage || passage.isRemoved) throw notFound('passage');
    return passage.pageKey;
  });
  return { matterId, keys };
}

async function cite(database: Database, stored: StoredContradiction): Promise<Contradiction> {
  const [contradiction] = await citeContradictions(database, [stored]);
  if (!contradiction) throw notFound('passage');
  return contradiction;
}
