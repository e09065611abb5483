import type { Express, Response } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import {
  type ChronologyFact,
  listNextFactStatuses,
  mayChangeFact,
} from '#contract/review/chronology/chronology-fact.ts';
import type { Deps } from '../deps.ts';
import { notFound, UncoverError } from '../errors.ts';
import { toChronologyCsv } from '../exports/chronology/chronology-csv.ts';
import { toChronologyDocx } from '../exports/chronology/chronology-docx.ts';
import { toChronologyXlsx } from '../exports/chronology/chronology-xlsx.ts';
import type { Database } from '../repositories/database/database.ts';
import {
  addFact,
  changeFact,
  factConflict,
  setFactStatus,
} from '../repositories/review/chronology/change-facts.ts';
import { findFact, listChronologyNames, type StoredFact } from '../repositories/review/chronology/facts.ts';
import { listPassagesById } from '../repositories/review/passages.ts';
import { citeFacts, listCitedFacts } from '../review/list-facts.ts';
import { answered, serve } from './serve.ts';
import { toFileName } from './to-file-name.ts';

export function serveChronology(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.listChronology, async ({ matter, query }) => {
    const { offset, limit, ...filter } = query;
    const found = await listCitedFacts(database, matter.id, filter, { offset, limit });
    return { ...found, offset, names: await listChronologyNames(database, matter.id) };
  });

  serve(app, deps, endpoints.downloadChronologyCsv, async ({ matter, query, response }) => {
    const { facts } = await listCitedFacts(database, matter.id, query);
    return sendFile(response, `${toFileName(matter.name)}-chronology.csv`, toChronologyCsv(facts));
  });

  serve(app, deps, endpoints.downloadChronologyXlsx, async ({ matter, query, response }) => {
    const { facts } = await listCitedFacts(database, matter.id, query);
    const head = { matter: matter.name, at: deps.now(), filter: query };
    return sendFile(
      response,
      `${toFileName(matter.name)}-chronology.xlsx`,
      await toChronologyXlsx(head, facts),
    );
  });

  serve(app, deps, endpoints.downloadChronologyDocx, async ({ matter, query, response }) => {
    const { facts } = await listCitedFacts(database, matter.id, query);
    const head = { matter: matter.name, at: deps.now(), filter: query };
    return sendFile(
      response,
      `${toFileName(matter.name)}-chronology.docx`,
      await toChronologyDocx(head, facts),
    );
  });

  serve(app, deps, endpoints.addChronologyFact, async ({ matter, body, act }) => {
    const newId = deps.newId();
    const keys = await getPageKeys(database, matter.id, body.passageIds);
    await addFact(database, act, { matterId: matter.id, keys }, newId, body);
    return cite(database, await getFact(database, matter.id, newId));
  });

  serve(app, deps, endpoints.changeChronologyFact, async ({ matter, params, body, user, act }) => {
    const { insteadOf, ...draft } = body;
    const before = await getFact(database, matter.id, params.chronologyFact);
    if (!mayChangeFact(before, { userName: user.name, role: matter.role })) {
      throw new UncoverError(
        'forbidden',
        'You can change only your own proposals, and only until an attorney decides about them.',
      );
    }
    if (before.version !== insteadOf) throw factConflict();
    const keys = await getPageKeys(database, matter.id, [...before.passageIds, ...draft.passageIds]);
    await changeFact(database, act, { matterId: matter.id, keys }, before, draft);
    return cite(database, await getFact(database, matter.id, params.chronologyFact));
  });

  serve(app, deps, endpoints.decideChronologyFact, async ({ matter, params, body, user, act }) => {
    const before = await getFact(database, matter.id, params.chronologyFact);
    if (before.status !== body.insteadOf) throw factConflict();
    const allowed = listNextFactStatuses(before, { userName: user.name, role: matter.role });
    if (!allowed.includes(body.status)) {
      throw new UncoverError(
        'forbidden',
        'Attorneys decide about facts. You can withdraw your own proposals until they do.',
      );
    }
    const keys = await getPageKeys(database, matter.id, before.passageIds);
    await setFactStatus(database, act, { matterId: matter.id, keys }, before, body.status);
    return cite(database, await getFact(database, matter.id, params.chronologyFact));
  });
}

function sendFile(response: Response, name: string, content: string | Buffer): typeof answered {
  response.attachment(name).set('Cache-Control', 'no-store').send(content);
  return answered;
}

async function getFact(database: Database, matterId: string, factId: string): Promise<StoredFact> {
  const fact = await findFact(database, matterId, factId);
  if (!fact) throw notFound('fact');
  return fact;
}

/** The pages of passages. Throws `not-found` if one of them does not exist in the matter, or was deleted. */
async function getPageKeys(
  database: Database,
  matterId: string,
  passageIds: readonly string[],
): Promise<number[]> {
  const ids = new Set(passageIds);
  const found = (await listPassagesById(database, [...ids])).filter(
    (passage) => passage.matterId === matterId && !passage.isRemoved,
  );
  if (found.length < ids.size) throw notFound('passage');
  return found.map(({ pageKey }) => pageKey);
}

async function cite(database: Database, stored: StoredFact): Promise<ChronologyFact> {
  const [fact] = await citeFacts(database, [stored]);
  if (!fact) throw notFound('fact');
  return fact;
}
