import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import { isWithheldInFull, type MarksDraft, type PageMarks } from '#contract/pages/marks.ts';
import { shareRedacted } from '#ingest';
import type { Deps } from '../deps.ts';
import { notFound } from '../errors.ts';
import type { Database } from '../repositories/database/database.ts';
import { correctMarks, getMarks } from '../repositories/pages/page-marks.ts';
import { findPageById, getPageText } from '../repositories/pages/pages.ts';
import { serve } from './serve.ts';

export function serveMarks(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.getMarks, async ({ matter, params }) => {
    const { key } = await getPage(database, matter.id, params.page);
    return getMarks(database, key);
  });

  serve(app, deps, endpoints.correctMarks, async ({ matter, params, body, act }) => {
    const page = await getPage(database, matter.id, params.page);
    const { marks } = await getMarks(database, page.key);
    const { words } = await getPageText(database, page.key);
    const share = shareRedacted(
      [words],
      body.boxes.map(({ rect }) => rect),
    );
    return correctMarks(database, act, page, toMarks(body, marks, share));
  });

  serve(app, deps, endpoints.restoreMarks, async ({ matter, params, act }) => {
    const page = await getPage(database, matter.id, params.page);
    return correctMarks(database, act, page, null);
  });
}

/** A person's marks have full confidence; values that only the program can compute remain. */
function toMarks(draft: MarksDraft, { hiddenText }: PageMarks, share: number): PageMarks {
  const sure = <Mark>(mark: Mark) => ({ ...mark, confidence: 100 });
  return {
    ...draft,
    boxes: draft.boxes.map(sure),
    codes: draft.codes.map(sure),
    shareRedacted: isWithheldInFull(draft.placeholder) ? 1 : share,
    hiddenText,
  };
}

async function getPage(database: Database, matterId: string, pageId: string) {
  const page = await findPageById(database, matterId, pageId);
  if (!page) throw notFound('page');
  return { matterId, id: pageId, key: page.key };
}
