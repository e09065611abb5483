import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databasePath } from '#api/data-folder.ts';
import { verifyPackage } from '#api/exports/exhibits/package/verify-package.ts';
import { checkAuditLog } from '#api/integrity/check-audit-log.ts';
import { atOnce } from '#api/integrity/pace.ts';
import { startServer } from '#api/main.ts';
import type { Json, JsonColumn } from '#api/repositories/database/json-column.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { jsonColumns } from '#api/repositories/database/schema/json-columns.ts';
import type { DocumentWindow } from '#contract/documents/document.ts';
import type { ExhibitList, ExportJob } from '#contract/exhibits/exhibit.ts';
import type { PageDetail, PageWindow } from '#contract/pages/page.ts';
import type { CoverageReport } from '#contract/reports/coverage.ts';
import type { TermReport } from '#contract/reports/term-report.ts';
import type { Tag } from '#contract/review/tag.ts';
import type { SavedSearch } from '#contract/search/saved-search.ts';
import type { SearchResult } from '#contract/search/search.ts';
import type { WithholdingWindow } from '#contract/withholdings/withholding.ts';
import { callUncover } from './run-uncover.ts';

const OLDER = fileURLToPath(new URL('../../fixtures/older-folders/', import.meta.url));
/** fixtures/README.md describes what was ingested and decided in each folder. */
const FOLDERS: { name: string; hasMarks: boolean; hasDecisions?: boolean }[] = [
  { name: 'before-marks', hasMarks: false },
  { name: 'before-trust', hasMarks: true },
  { name: 'before-jobs', hasMarks: true },
  { name: 'before-people', hasMarks: true },
  { name: 'before-removed-reports', hasMarks: true },
  { name: 'before-merged-names', hasMarks: true },
  { name: 'before-decisions', hasMarks: true },
  { name: 'before-highlights', hasMarks: true, hasDecisions: true },
  { name: 'before-codebook', hasMarks: true, hasDecisions: true },
];
const PAGES = [
  'eaa9be30969bc83696c2-0001',
  'eaa9be30969bc83696c2-0002',
  'eaa9be30969bc83696c2-0003',
  'a29d13d38166e6f50c8b-0001',
  'a29d13d38166e6f50c8b-0002',
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-older-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Today's server on a copy of the folder, with a person who signed in with their old password. */
async function serve(dataDir: string, userName: string) {
  const server = await startServer({ dataDir, host: '127.0.0.1', port: 0 });
  const headers = { 'x-uncover': '1', 'content-type': 'application/json' };
  const body = JSON.stringify({ userName, password: 'older folder password' });
  const session = await fetch(`${server.address}/api/session`, { method: 'POST', headers, body });
  expect(session.status).toBe(200);
  const cookie = session.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const ask = async <Answer>(path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(`${server.address}/api/matters/ndlon${path}`, {
      ...init,
      headers: { ...headers, cookie },
    });
    expect([path, response.status]).toEqual([path, 200]);
    return (await response.json()) as Answer;
  };
  return { ask, close: () => server.close() };
}

describe.each(FOLDERS)(
  'a data folder of an earlier version ($name)',
  ({ name, hasMarks, hasDecisions = false }) => {
    let dataDir: string;
    let clinic: Awaited<ReturnType<typeof serve>>;
    beforeAll(async () => {
      dataDir = join(folder, name);
      await cp(join(OLDER, name), dataDir, { recursive: true });
      clinic = await serve(dataDir, 'attorney');
    });
    afterAll(() => clinic.close());

    it('keeps its pages with their ids and Bates numbers', async () => {
      const { pages } = await clinic.ask<PageWindow>('/pages?limit=50');
      expect(pages.map(({ pageId }) => pageId)).toEqual(PAGES);
      const numbers = pages.map(({ bates }) => bates);
      const last = hasMarks ? 6 : 5;
      expect(numbers).toEqual([1, 2, 3, 4, last].map((number) => `ICE FOIA 10-2674.000000${number}`));
    });

    it('keeps tags, tag decisions, corrections and arrangements', async () => {
      const tags = await clinic.ask<Tag[]>('/tags');
      expect(tags.map((tag) => [tag.name, tag.key, tag.pages])).toEqual([
        ['Opt-out policy', '1', 3],
        ['Contradiction', '2', 1],
      ]);
      const meaning = { definition: 'Whether a county may leave.', version: 1, definedBy: 'attorney' };
      expect(tags[0]).toMatchObject({ ...meaning, examples: [], groupId: null, isRetired: false });
      const corrected = await clinic.ask<PageDetail>(`/pages/${PAGES[4]}`);
      expect(corrected.text).toContain('Nothing else was decided about immigration.');
      expect(corrected).toMatchObject({ textVersion: 2 });
      const list = await clinic.ask<ExhibitList>(`/exhibit-list?tag=${tags[0]?.tagId}`);
      expect(list.exhibits.map(({ description, pages }) => [description, pages.length])).toEqual([
        ['Letter that says counties may leave', 1],
        ['Letter that takes it back', 1],
        ['Minutes of the board', 1],
      ]);
    });

    it('keeps who tagged each page, and when, as a decision of theirs', async () => {
      const [policy, contradiction] = await clinic.ask<Tag[]>('/tags');
      const { decisions, history } = await clinic.ask<PageDetail>(`/pages/${PAGES[0]}`);
      const at = history.find(({ what }) => /^(?:put on|applied) “Opt-out policy”/.test(what))?.at;
      const madeBy = hasDecisions ? 'selection' : 'before';
      const statement = { person: 'reviewer', answer: 'yes', role: 'reviewer', level: 'first', at };
      expect(decisions).toMatchObject({
        tags: [
          { tagId: policy?.tagId, state: 'yes', statements: [{ ...statement, madeBy, tagVersion: null }] },
        ],
        reviewedBy: ['reviewer'],
      });
      const third = (await clinic.ask<PageDetail>(`/pages/${PAGES[2]}`)).decisions.tags;
      expect(third.map(({ tagId }) => tagId)).toEqual([policy?.tagId, contradiction?.tagId]);
      const database = await openDatabase(databasePath(dataDir), { hasFolderLock: true });
      const kept = await database.selectFrom('decision').select(['seq', 'page_key']).execute();
      const changed: string[] = [];
      await checkAuditLog({
        ...{ database, dataDir, pace: atOnce, inTurns: false, onNote: () => {}, onProgress: () => {} },
        onFault: ({ what }) => changed.push(what),
      });
      await database.destroy();
      expect(changed).toEqual([]);
      // What was taken off again is no decision of a version in which tags had one row for all.
      expect(kept).toHaveLength(hasDecisions ? 6 : 4);
      for (const { seq } of kept) expect(seq).not.toBeNull();
    });

    it('can be searched, and so can its saved searches and reports', async () => {
      const found = await clinic.ask<SearchResult>('/search?q=%22opt%20out%22&limit=10');
      expect(found.hits.map(({ pageId }) => pageId).sort()).toEqual([PAGES[0], PAGES[2], PAGES[3]].sort());
      const corrected = await clinic.ask<SearchResult>('/search?q=immigration%20AND%20decided&limit=10');
      expect(corrected.hits.map(({ pageId }) => pageId)).toEqual([PAGES[4]]);
      const [saved] = await clinic.ask<SavedSearch[]>('/saved-searches');
      expect(saved).toMatchObject({ name: 'Opting out', q: '"opt out" NOT minutes', pages: 2 });
      const reports = await clinic.ask<TermReport[]>('/term-reports');
      expect(reports).toMatchObject([{ name: 'Terms of the request' }]);
    });

    const keepsDecisions = 'keeps what people decided about documents and withholdings';
    if (hasMarks)
      it(keepsDecisions, async () => {
        const { documents } = await clinic.ask<DocumentWindow>('/documents?limit=50');
        expect(documents.map(({ firstPage, pages }) => [firstPage, pages])).toEqual([
          [PAGES[0], 2],
          [PAGES[2], 1],
          [PAGES[3], 2],
        ]);
        const { withholdings } = await clinic.ask<WithholdingWindow>('/withholdings');
        expect(withholdings).toMatchObject([
          { pageId: PAGES[1], note: 'Compare with the letter of October 4.', challenge: 'to-challenge' },
        ]);
      });

    it('exports its exhibits, and verifies both the new package and the old one', async () => {
      const before = await clinic.ask<ExportJob[]>('/exports');
      const [tag] = await clinic.ask<Tag[]>('/tags');
      const body = JSON.stringify({ tagId: tag?.tagId, productionId: null });
      const { exportId } = await clinic.ask<ExportJob>('/exports', { method: 'POST', body });
      const statusOf = async () =>
        (await clinic.ask<ExportJob[]>('/exports')).find((job) => job.exportId === exportId)?.status;
      await expect.poll(statusOf, { timeout: 120_000, interval: 100 }).toBe('done');
      // A package of an earlier version did not record its pages.
      expect((await clinic.ask<CoverageReport>('/coverage')).total).toMatchObject({ seen: 0, exported: 3 });
      for (const id of [before[0]?.exportId ?? '', exportId]) {
        const { problems } = await verifyPackage(join(dataDir, 'exports', id));
        expect(problems).toEqual([]);
      }
    });

    it('has no notes on missing content, because none were stored then', async () => {
      const database = await openDatabase(databasePath(dataDir), { hasFolderLock: true });
      const files = await database.selectFrom('source_file').select(['id', 'notes']).execute();
      const pages = await database.selectFrom('page').select(['id', 'notes']).execute();
      await database.destroy();
      expect([files.length, pages.length]).toEqual([2, 5]);
      for (const { id, notes } of files) expect(jsonColumns.fileNotes.read(notes, id)).toEqual([]);
      for (const { id, notes } of pages) expect(jsonColumns.pageNotes.read(notes, id)).toEqual([]);
    });

    it("has no stored JSON that today's schemas refuse", async () => {
      const database = await openDatabase(databasePath(dataDir), { hasFolderLock: true });
      for (const codec of Object.values(jsonColumns) as JsonColumn<unknown>[]) {
        const stored = sql.ref<Json<unknown> | null>(codec.column);
        const { rows } = await sql<{
          value: Json<unknown> | null;
        }>`select ${stored} as value from ${sql.table(codec.table)}`.execute(database);
        for (const [index, { value }] of rows.entries()) codec.readOrNull(value, `number ${index + 1}`);
      }
      await database.destroy();
    });

    it('passes the check of the data folder', async () => {
      const { exitCode, stdout } = await callUncover('check', '--data', dataDir);
      expect(stdout).toContain('No problems were found.');
      expect(exitCode).toBe(0);
    });
  },
);
