import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FolderCheckState } from '#contract/integrity.ts';
import { recordEvent } from '../repositories/database/audit-log.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { act, openTestApp, type TestApp } from '../testing/test-app.ts';
import { FolderCheck } from './folder-check.ts';

/** Milliseconds: twice what a server gets to end, because the machine may be loaded. */
const MOST_TO_END = 10_000;

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
  await ingestScripted(app, { 'memo.pdf': [{ text: 'A county may opt out by letter.' }] });
});
afterEach(() => app.close());

async function getState(): Promise<FolderCheckState> {
  const answer = await app.as('attorney').get('/api/matters/ndlon/folder-check');
  return (await answer.json()) as FolderCheckState;
}

async function waitForEnd(): Promise<FolderCheckState> {
  await expect.poll(async () => (await getState()).last, { timeout: 120_000, interval: 50 }).not.toBe(null);
  return getState();
}

async function damage(path: string): Promise<void> {
  const { sha256 } = await app.database
    .selectFrom('source_file')
    .select('sha256')
    .where('path', '=', path)
    .executeTakeFirstOrThrow();
  await appendFile(app.originals.pathOf(sha256), '\n');
}

describe("the server's check of its data folder", () => {
  it('starts by itself, and attorneys see what it checked and found', async () => {
    expect(await getState()).toEqual({ running: null, last: null, failure: null, lastBackupAt: null });
    await damage('memo.pdf');
    app.folderCheck.start();
    const { last, running, failure } = await waitForEnd();
    expect({ running, failure }).toEqual({ running: null, failure: null });
    expect(last).toMatchObject({
      counts: { originals: 1, 'search-index': 1 },
      faultCount: 1,
      otherFaults: 0,
    });
    expect(last?.faults).toEqual([
      {
        part: 'originals',
        what: expect.stringContaining('The original of memo.pdf has changed'),
        remedy: expect.stringContaining('backup'),
      },
    ]);
    expect(JSON.stringify(last)).not.toContain(app.dataDir);
  });

  it('reveals nothing about the files of another matter, except that something is wrong there', async () => {
    await ingestScripted(app, { 'secret.pdf': [{ text: 'Of another case.' }] }, { matterSlug: 'other' });
    await damage('secret.pdf');
    app.folderCheck.start();
    const { last } = await waitForEnd();
    expect(last).toMatchObject({ faults: [], faultCount: 0, otherFaults: 1 });
    expect(JSON.stringify(last)).not.toContain('secret');
  });

  it('is refused to everyone but attorneys', async () => {
    for (const name of ['reviewer', 'reader'])
      expect((await app.as(name).get('/api/matters/ndlon/folder-check')).status).toBe(403);
    expect((await app.as('stranger').get('/api/matters/ndlon/folder-check')).status).toBe(404);
    expect((await app.as(null).get('/api/matters/ndlon/folder-check')).status).toBe(401);
  });

  it('shows when the folder was last backed up', async () => {
    const event = { type: 'folder.backed-up', files: 1, databaseSha256: 'ab'.repeat(32) } as const;
    await app.database.transaction().execute((tx) => recordEvent(tx, act, null, event));
    expect((await getState()).lastBackupAt).toBe(act.at.toISOString());
  });

  it('reports why it could not finish, and stops', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'uncover-gone-'));
    await rm(dataDir, { recursive: true });
    const check = new FolderCheck({
      dataDir,
      onError: () => undefined,
      afterStart: 0,
    });
    check.start();
    await expect
      .poll(() => check.show('any').failure, { timeout: 120_000 })
      .toMatch(/could not be finished.*can't be opened/);
    await check.close();
  });

  it('ends at once with the server, however long its pause would still last', async () => {
    const check = new FolderCheck({
      ...{ dataDir: app.dataDir, onError: () => undefined },
      ...{ afterStart: 0, pause: 1e4 },
    });
    check.start();
    await expect.poll(() => check.show('any').running, { timeout: 120_000 }).not.toBe(null);
    const start = performance.now();
    await check.close();
    expect(performance.now() - start).toBeLessThan(MOST_TO_END);
    expect(check.show('any')).toMatchObject({ running: null, last: null });
  });
});
