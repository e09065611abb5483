import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ExhibitList, ExportJob } from '#contract/exhibits/exhibit.ts';
import type { PageWindow } from '#contract/pages/page.ts';
import type { Batch } from '#contract/review/batch.ts';
import type { Passage } from '#contract/review/passage.ts';
import type { Tag } from '#contract/review/tag.ts';
import { readPageText } from '../exports/testing/compare-pages.ts';
import { readZip } from '../exports/testing/read-zip.ts';
import { listTexts } from '../exports/testing/take-pdf-apart.ts';
import { findPageById } from '../repositories/pages/pages.ts';
import { addSuggestionList } from '../repositories/review/suggestion-lists.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { act, openTestApp, type TestApp } from '../testing/test-app.ts';

const TAG = 'Zanzibar strategy';
const DEFINITION = 'Quokka theory of the case';
const PASSAGE_NOTE = 'Wombat argument for the brief';
const BATCH = 'Dugong';
const REASON = 'Bandicoot says the opposite';
const FACT = 'Potoroo met the sheriff';
const STANDING_TERM = 'numbat';
const SUGGESTED_FOR = 'kookaburra';
const CONTROL_SEED = 'bandicoot';
const TITLE = 'Records cited in the motion';

let app: TestApp;
let tagId: string;
beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    'memo.pdf': [
      { text: 'A county may opt out by letter.', bates: 'ICE-0000007' },
      { text: 'Nobody may opt out.', bates: 'ICE-0000008' },
    ],
  });
  const tag = await ask<Tag>('post', 'tags', {
    name: TAG,
    definition: DEFINITION,
    color: 'blue',
    key: null,
  });
  tagId = tag.tagId;
  const { pages } = await ask<PageWindow>('get', 'pages');
  const target = { kind: 'pages', pageIds: pages.map(({ pageId }) => pageId) };
  const pageId = pages[0]?.pageId ?? '';
  const words = { textVersion: 1, from: 2, to: 8, text: 'county' };
  const passage = { words, color: 'pink', tagIds: [tagId], note: PASSAGE_NOTE };
  const { passageId: a } = await ask<Passage>('post', `pages/${pageId}/passages`, passage);
  const { passageId: b } = await ask<Passage>('post', `pages/${pageId}/passages`, passage);
  await ask('post', 'contradictions', { a, b, kind: 'contradicts', why: REASON });
  const event = { statement: FACT, eventDate: null, certainty: 'certain', passageIds: [a] };
  await ask('post', 'chronology', event);
  await ask('put', 'standing-terms', { insteadOf: 0, terms: [{ term: STANDING_TERM, color: 'purple' }] });
  await ask('post', 'control-sets', { tagId, pages: 20, seed: CONTROL_SEED });
  const batch = { name: BATCH, source: target, shown: { pages: 2, batches: 1 } };
  await ask('post', 'batches', batch);
  const { batchId } = await ask<Batch>('post', 'batches/take');
  await ask('post', 'decisions', { tagId, answer: 'yes', target, batchId });
  const list = { id: 'list-1', matter_id: app.matter.id, tag_id: tagId, seed: 'a' };
  const made = { made_by: 'attorney', made_at: act.at.toISOString(), yes_pages: 20, no_pages: 20 };
  const reasons = { speaksFor: [SUGGESTED_FOR], speaksAgainst: [SUGGESTED_FOR] };
  const { key } = (await findPageById(app.database, app.matter.id, pageId)) ?? { key: 0 };
  const suggested = { key, kind: 'ranked', decided: null, ...reasons } as const;
  await addSuggestionList(app.database, act, { ...list, ...made }, TAG, [suggested]);
});
afterAll(() => app.close());

async function ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const caller = app.as('attorney');
  const address = `/api/matters/ndlon/${path}`;
  const response = await (method === 'get' ? caller.get(address) : caller.send(method, address, body));
  expect(response.status, `${method} ${path}`).toBeLessThan(300);
  return (await response.json()) as Answer;
}

/** The ZIP's name and, for all files in it, their names and everything that can be read as text. */
async function exportAndRead(): Promise<{ name: string; texts: string[] }> {
  const { exportId } = await ask<ExportJob>('post', 'exports', { tagId, productionId: null });
  const isDone = async () =>
    (await ask<ExportJob[]>('get', 'exports')).find((job) => job.exportId === exportId)?.status;
  await expect.poll(isDone, { timeout: 120_000 }).toBe('done');
  const response = await app.as('attorney').get(`/api/matters/ndlon/exports/${exportId}/package.zip`);
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    name: response.headers.get('content-disposition') ?? '',
    texts: [response.headers.get('content-disposition') ?? '', ...(await readAll(bytes))],
  };
}

async function readAll(bytes: Buffer): Promise<string[]> {
  if (bytes.subarray(0, 2).toString() === 'PK')
    return (await Promise.all((await readZip(bytes)).map(readAll))).flat();
  if (bytes.subarray(0, 5).toString() !== '%PDF-') return [bytes.toString('utf8')];
  const pages = await Promise.all([0, 1, 2].map((page) => readPageText(bytes, page)));
  return [...pages, ...(await listTexts(bytes))];
}

const SECRETS = () => [
  TAG,
  'Zanzibar',
  DEFINITION,
  PASSAGE_NOTE,
  'Wombat',
  REASON,
  FACT,
  STANDING_TERM,
  BATCH,
  SUGGESTED_FOR,
  CONTROL_SEED,
  'attorney',
  'reviewer',
  app.dataDir,
  'List of ann',
];

function expectNoSecret(texts: readonly string[]): void {
  const all = texts.join('\n').toLowerCase();
  for (const secret of SECRETS()) expect(all, secret).not.toContain(secret.toLowerCase());
}

it('exported files contain no name of a tag, of a list or of a user, no note and no folder of this machine', async () => {
  const { name, texts } = await exportAndRead();
  expect(name).toBe('attachment; filename="Exhibit-list.zip"');
  expect(texts.join('\n')).toContain('EXHIBIT LIST');
  expect(texts.join('\n')).toContain('Exhibit A');
  expectNoSecret(texts);
});

it('exported files have the title that was chosen for them, and not the internal name of the list', async () => {
  const list = await ask<ExhibitList>('get', `exhibit-list?tag=${tagId}`);
  const exhibits = list.exhibits.map(({ description, documentDate, pages }) => ({
    ...{ description, documentDate },
    pageIds: pages.map(({ pageId }) => pageId),
  }));
  const draft = { name: 'List of ann', title: TITLE, tagId, productionId: null, exhibits };
  expect(await ask<ExhibitList>('put', 'exhibit-list', draft)).toMatchObject({ title: TITLE });
  const { name, texts } = await exportAndRead();
  expect(name).toBe('attachment; filename="Records-cited-in-the-motion.zip"');
  expect(texts.filter((text) => text.includes(TITLE)).length).toBeGreaterThan(2);
  expectNoSecret(texts);
});

it('exported files have the caption of the case, on the list and on each cover sheet; only an attorney sets it', async () => {
  const caption = { court: 'S.D.N.Y.', parties: 'Day Laborer v. Customs', docketNumber: '1:10-cv-03488' };
  const refused = await app.as('reviewer').send('put', '/api/matters/ndlon/caption', caption);
  expect(refused.status).toBe(403);
  expect(await ask('put', 'caption', caption)).toEqual(caption);
  const { texts } = await exportAndRead();
  const bearing = texts.filter(
    (text) => text.includes('Day Laborer v. Customs') && text.includes('Case No. 1:10-cv-03488'),
  );
  expect(bearing.some((text) => text.includes('EXHIBIT LIST'))).toBe(true);
  expect(bearing.some((text) => text.includes('EXHIBIT A'))).toBe(true);
});

it('the filed list and cover sheets name no file of the agency', async () => {
  const { texts } = await exportAndRead();
  const filed = texts.filter((text) => text.includes('EXHIBIT LIST') || text.includes('EXHIBIT A'));
  expect(filed.length).toBeGreaterThan(1);
  for (const text of filed) expect(text).not.toContain('memo.pdf');
});
