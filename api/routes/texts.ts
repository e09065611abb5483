import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { TextVersion } from '#contract/pages/page-text.ts';
import type { Deps } from '../deps.ts';
import { notFound, UncoverError } from '../errors.ts';
import { readAgain } from '../jobs/ingest/pages/read-again.ts';
import type { Database } from '../repositories/database/database.ts';
import {
  chooseText,
  correctText,
  findText,
  listTextVersions,
  type PageSeen,
} from '../repositories/pages/page-texts.ts';
import { findPageById, getPageText, type StoredText } from '../repositories/pages/pages.ts';
import { alignCorrection } from '../review/align-correction.ts';
import { listShownVersions, showVersion } from '../review/show-versions.ts';
import { toTextRuns } from '../review/to-text-runs.ts';
import { serve } from './serve.ts';

export function serveTexts(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.listTexts, async ({ matter, params }) => {
    const { key } = await getPage(database, matter.id, params.page);
    return listShownVersions(database, key);
  });

  serve(app, deps, endpoints.listTextRuns, async ({ matter, params }) => {
    const { key } = await getPage(database, matter.id, params.page);
    return toTextRuns(await getPageText(database, key));
  });

  serve(app, deps, endpoints.correctText, async ({ matter, params, body, user, act }) => {
    const page = await getPage(database, matter.id, params.page, body.basedOn);
    const before = await getText(database, page.key, body.basedOn);
    const corrected = alignCorrection(before, body.text);
    if (corrected.text === before.text) {
      throw new UncoverError('invalid-request', 'This is the text as it was: there is nothing to save.');
    }
    const text = { ...corrected, source: 'corrected' as const, reason: `corrected by ${user.display_name}` };
    const version = await correctText(database, act, page, text);
    return describeVersion(database, page, version);
  });

  serve(app, deps, endpoints.readAgain, async ({ matter, params, body, user, act, response }) => {
    const left = new AbortController();
    response.on('close', () => left.abort(new UncoverError('invalid-request', 'Nobody waits any more.')));
    const { version } = await readAgain(deps, {
      matterId: matter.id,
      pageId: params.page,
      languages: body.languages,
      act,
      askedBy: user.display_name,
      signal: left.signal,
    });
    return describeVersion(database, await getPage(database, matter.id, params.page), version);
  });

  serve(app, deps, endpoints.chooseText, async ({ matter, params, body, act }) => {
    const page = await getPage(database, matter.id, params.page, body.insteadOf);
    const text = await getText(database, page.key, body.version);
    await refuseUnseenText(database, page.key, body.version);
    if (body.version === body.insteadOf) {
      throw new UncoverError('invalid-request', `Version ${body.version} is in use already.`);
    }
    const chosen = await chooseText(database, act, page, body.version, text);
    return describeVersion(database, page, chosen ? body.version : undefined);
  });
}

async function getPage(database: Database, matterId: string, pageId: string, version = 0): Promise<PageSeen> {
  const page = await findPageById(database, matterId, pageId);
  if (!page) throw notFound('page');
  return { matterId, id: pageId, key: page.key, version };
}

/** Such a text may contain what the agency has covered, so it is not used unchanged. */
async function refuseUnseenText(database: Database, pageKey: number, version: number): Promise<void> {
  const versions = await listTextVersions(database, pageKey);
  const chosen = versions.find((each) => each.version === version);
  const dropped = chosen ? showVersion(chosen, versions).dropped : 0;
  if (dropped === 0) return;
  throw new UncoverError(
    'conflict',
    `Version ${version} came with the file and has words that the page does not show (${dropped}). ` +
      'Correct the text in use instead, by what you see on the page.',
  );
}

async function getText(database: Database, pageKey: number, version: number): Promise<StoredText> {
  const text = await findText(database, pageKey, version);
  if (!text) throw notFound(`version ${version} of this text`);
  return text;
}

/** The version now in use. Throws `conflict` if `version` is undefined: someone else was faster. */
async function describeVersion(
  database: Database,
  page: PageSeen,
  version: number | undefined,
): Promise<TextVersion> {
  const versions = await listShownVersions(database, page.key);
  if (version === undefined) {
    const now = versions.find((each) => each.inUse);
    throw new UncoverError(
      'conflict',
      `This text is not the one you started from: version ${now?.version} is in use now` +
        `${now?.by ? `, by ${now.by}` : ''}, not version ${page.version}. Nothing was saved. ` +
        'Look at that version, then save again.',
    );
  }
  const described = versions.find((each) => each.version === version);
  if (!described) throw notFound(`version ${version} of this text`);
  return described;
}
