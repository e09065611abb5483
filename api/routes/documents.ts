import type { Express } from 'express';
import {
  DocumentDate,
  DocumentKind,
  type DocumentView,
  type FactName,
} from '#contract/documents/document.ts';
import { endpoints } from '#contract/endpoints.ts';
import type { Deps } from '../deps.ts';
import { notFound, UncoverError } from '../errors.ts';
import { readFactsAgain } from '../jobs/ingest/documents/rebuild-documents.ts';
import type { Database } from '../repositories/database/database.ts';
import { decideBoundary } from '../repositories/documents/decide-boundary.ts';
import { type FirstPage, setParent, typeFact } from '../repositories/documents/document-facts.ts';
import { listFamilyLinks } from '../repositories/documents/document-families.ts';
import {
  countByDate,
  countDocuments,
  countDocumentsBefore,
  findDocumentView,
  findFirstPage,
  listDocuments,
} from '../repositories/documents/document-list.ts';
import { getPageToDecide } from '../review/get-page-to-decide.ts';
import { centerWindow } from '../search/center-window.ts';
import { serve } from './serve.ts';

export function serveDocuments(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.listDocuments, async ({ matter, query }) => {
    const { production: productionId, date, limit, around } = query;
    const filter = { matterId: matter.id, productionId, date, unsure: query.unsure === 'yes' };
    const total = await countDocuments(database, filter);
    const unsure = filter.unsure ? total : await countDocuments(database, { ...filter, unsure: true });
    const before = around === undefined ? undefined : await countDocumentsBefore(database, filter, around);
    const offset = before === undefined ? query.offset : centerWindow(before, limit, total);
    return { total, unsure, offset, documents: await listDocuments(database, filter, { offset, limit }) };
  });

  serve(app, deps, endpoints.getDocument, async ({ matter, params }) =>
    getView(database, matter.id, params.document),
  );

  serve(app, deps, endpoints.setFact, async ({ matter, params, body, act }) => {
    const page = await getFirstPage(database, matter.id, params.document);
    if (body.values !== null) refuseWrongValues(params.fact, body.values);
    await typeFact(database, act, page, params.fact, body.values);
    return getView(database, matter.id, params.document);
  });

  serve(app, deps, endpoints.setParent, async ({ matter, params, body, act }) => {
    const page = await getFirstPage(database, matter.id, params.document);
    if (body.parentId !== null) await refuseCircle(database, page, body.parentId);
    await setParent(database, act, page, body.parentId);
    return getView(database, matter.id, params.document);
  });

  serve(app, deps, endpoints.decideBoundary, async ({ matter, body, act }) => {
    const page = await getPageToDecide(database, matter.id, body.pageId);
    return decideBoundary(database, act, page, body.decision, (transaction, documentIds) =>
      readFactsAgain(transaction, matter.id, documentIds),
    );
  });

  serve(app, deps, endpoints.getTimeline, async ({ matter, query }) =>
    countByDate(database, matter.id, query.production),
  );
}

async function getView(database: Database, matterId: string, documentId: string): Promise<DocumentView> {
  const view = await findDocumentView(database, matterId, documentId);
  if (!view) throw notFound('document');
  return view;
}

async function getFirstPage(database: Database, matterId: string, documentId: string): Promise<FirstPage> {
  const page = await findFirstPage(database, matterId, documentId);
  if (!page) throw notFound('document');
  return page;
}

/** People and attachments may have several values; every other fact has at most one. */
const SEVERAL = new Set<FactName>(['from', 'to', 'cc', 'attachments']);

function refuseWrongValues(name: FactName, values: readonly string[]): void {
  const refuse = (message: string) => {
    throw new UncoverError('invalid-request', message);
  };
  const [first] = values;
  if (!SEVERAL.has(name) && values.length > 1) refuse(`A document has one ${name}, not ${values.length}.`);
  if (first === undefined) return;
  if ((name === 'date' || name === 'sent') && !DocumentDate.safeParse(first).success)
    refuse(`Write the date as 2009-08-14, 2009-08 or 2009, not “${first}”.`);
  if (name === 'kind' && !DocumentKind.safeParse(first).success)
    refuse(`“${first}” is no kind of document. The kinds are ${DocumentKind.options.join(', ')}.`);
}

/** A document cannot be attached to itself, nor to its own attachments. */
async function refuseCircle(database: Database, page: FirstPage, parentId: string): Promise<void> {
  const { matterId, documentId } = page;
  await getFirstPage(database, matterId, parentId);
  const seen = new Set<string>();
  for (let at: string | undefined = parentId; at !== undefined && !seen.has(at); ) {
    if (at === documentId) {
      throw new UncoverError('conflict', 'That document is attached to this one, or is this one.');
    }
    seen.add(at);
    at = (await listFamilyLinks(database, matterId, [at])).parentOf.get(at);
  }
}
