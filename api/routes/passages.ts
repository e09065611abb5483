import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { Passage, PassageDraft } from '#contract/review/passage.ts';
import { counted } from '#contract/values/counted.ts';
import type { Deps } from '../deps.ts';
import { notFound, UncoverError } from '../errors.ts';
import { toPassageCsv } from '../exports/tables/passage-csv.ts';
import type { Database } from '../repositories/database/database.ts';
import { findPageById, getPageText } from '../repositories/pages/pages.ts';
import { addPassage, changePassage, setPassageRemoved } from '../repositories/review/change-passages.ts';
import {
  findPassage,
  listPagePassages,
  listPassageAuthors,
  type StoredPassage,
} from '../repositories/review/passages.ts';
import { findTag, listTags } from '../repositories/review/tags.ts';
import { listCitedPassages } from '../review/list-passages.ts';
import { may } from '../review/may.ts';
import { listMentionable } from '../review/mentionable.ts';
import { quoteWords } from '../review/quote-words.ts';
import { answered, serve } from './serve.ts';
import { toFileName } from './to-file-name.ts';

export function servePassages(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.listPassages, async ({ matter, query }) => {
    const { offset, limit, ...filter } = query;
    const found = await listCitedPassages(database, matter.id, filter, { offset, limit });
    return { ...found, offset, authors: await listPassageAuthors(database, matter.id) };
  });

  serve(app, deps, endpoints.downloadPassages, async ({ matter, query, response }) => {
    const { passages } = await listCitedPassages(database, matter.id, query);
    response
      .attachment(`${toFileName(matter.name)}-passages.csv`)
      .set('Cache-Control', 'no-store')
      .send(toPassageCsv(passages, await listTags(database, matter.id)));
    return answered;
  });

  serve(app, deps, endpoints.listPagePassages, async ({ matter, params }) => {
    const page = await getPage(database, matter.id, params.page);
    return listPagePassages(database, page.key);
  });

  serve(app, deps, endpoints.addPassage, async ({ matter, params, body, act }) => {
    const page = await getPage(database, matter.id, params.page);
    const { words: selected, ...draft } = body;
    await refuseUnknownTags(database, matter.id, draft);
    const words = selected && quoteWords(await getPageText(database, page.key), selected);
    const newId = deps.newId();
    const people = await listMentionable(database, matter.id);
    await addPassage(database, act, page, { newId, words, draft, people });
    return (await getPassage(database, matter.id, newId)).passage;
  });

  serve(app, deps, endpoints.changePassage, async ({ matter, params, body, act }) => {
    const { passage, pageKey, isRemoved } = await getPassage(database, matter.id, params.passage);
    if (isRemoved) throw notFound('passage');
    refuseOthers(passage, act.actor, 'change');
    await refuseUnknownTags(database, matter.id, body);
    const page = { matterId: matter.id, id: passage.pageId, key: pageKey };
    const people = await listMentionable(database, matter.id);
    await changePassage(database, act, page, passage, { draft: body, people });
    return (await getPassage(database, matter.id, params.passage)).passage;
  });

  serve(app, deps, endpoints.removePassage, async ({ matter, params, act }) => {
    const { passage, pageKey, isRemoved } = await getPassage(database, matter.id, params.passage);
    if (isRemoved) throw notFound('passage');
    if (!may(matter.role, 'attorney')) refuseOthers(passage, act.actor, 'delete');
    refuseLinked(passage);
    const page = { matterId: matter.id, id: passage.pageId, key: pageKey };
    await setPassageRemoved(database, act, page, passage, true);
    return {};
  });

  serve(app, deps, endpoints.restorePassage, async ({ matter, params, act }) => {
    const { passage, pageKey, isRemoved } = await getPassage(database, matter.id, params.passage);
    if (!may(matter.role, 'attorney')) refuseOthers(passage, act.actor, 'restore');
    const page = { matterId: matter.id, id: passage.pageId, key: pageKey };
    if (isRemoved) await setPassageRemoved(database, act, page, passage, false);
    return (await getPassage(database, matter.id, params.passage)).passage;
  });
}

async function getPage(database: Database, matterId: string, pageId: string) {
  const page = await findPageById(database, matterId, pageId);
  if (!page) throw notFound('page');
  return { matterId, id: pageId, key: page.key };
}

export async function getPassage(
  database: Database,
  matterId: string,
  passageId: string,
): Promise<StoredPassage> {
  const passage = await findPassage(database, matterId, passageId);
  if (!passage) throw notFound('passage');
  return passage;
}

async function refuseUnknownTags(
  database: Database,
  matterId: string,
  { tagIds }: PassageDraft,
): Promise<void> {
  for (const tagId of tagIds) if (!(await findTag(database, matterId, tagId))) throw notFound('tag');
}

function refuseLinked({ contradictions, facts }: Passage): void {
  if (contradictions === 0 && facts === 0) return;
  const links = [
    ...(contradictions === 0 ? [] : [counted(contradictions, 'contradiction')]),
    ...(facts === 0 ? [] : [counted(facts, 'fact')]),
  ];
  throw new UncoverError(
    'conflict',
    `This passage is part of ${links.join(' and ')}. Whoever proposed one can withdraw it until an attorney decides.`,
  );
}

function refuseOthers({ author, authorName }: Passage, actor: string, what: string): void {
  if (author === actor) return;
  throw new UncoverError('forbidden', `This passage is by ${authorName}. You can ${what} only your own.`);
}
