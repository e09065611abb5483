import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '#contract/problem.ts';
import { databasePath } from '../data-folder.ts';
import { explainFault, toFaultProblem } from '../faults/describe-fault.ts';
import { openDatabase } from '../repositories/database/open-database.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
});
afterEach(() => app.close());

const draft = (name: string, definition = '') => ({ name, definition, color: 'red', key: null });
const addTag = (name: string, definition?: string) =>
  app.as('attorney').send('post', '/api/matters/ndlon/tags', draft(name, definition));
const listTags = () => app.as('attorney').get('/api/matters/ndlon/tags');

/** Another program that writes: it has the lock until it releases it. */
function holdWriteLock(): { release: () => void } {
  const other = new DatabaseSync(databasePath(app.dataDir));
  other.exec('begin immediate');
  return {
    release: () => {
      other.exec('rollback');
      other.close();
    },
  };
}

describe('while another program writes', () => {
  it('people can read, and their changes wait', async () => {
    await listTags();
    const lock = holdWriteLock();
    let isAnswered = false;
    const changing = addTag('key').then((answer) => {
      isAnswered = true;
      return answer;
    });
    for (let reads = 0; reads < 20; reads += 1) expect((await listTags()).status).toBe(200);
    expect(isAnswered).toBe(false);
    lock.release();
    expect((await changing).status).toBe(200);
    expect(await (await listTags()).json()).toHaveLength(1);
  });

  it('a change that has waited long enough fails as busy, and changes nothing', async () => {
    const impatient = await openDatabase(databasePath(app.dataDir), { patience: 100 });
    const lock = holdWriteLock();
    const change = impatient
      .transaction()
      .execute((transaction) => sql`update tag set name = 'x'`.execute(transaction));
    const error = await change.then(
      () => undefined,
      (failure: unknown) => failure,
    );
    expect(toFaultProblem(error, app.dataDir)).toMatchObject({
      code: 'busy',
      message: expect.stringMatching(/^Another program keeps the database locked. Nothing was changed./),
    });
    const single = sql`update tag set name = 'x'`.execute(impatient);
    await expect(single).rejects.toThrow('locked');
    await sql`select 1 from tag`.execute(impatient);
    lock.release();
    await sql`update tag set name = 'x'`.execute(impatient);
    await impatient.destroy();
  });
});

describe('while the disk is full', () => {
  /** SQLite's own limit: writes beyond it fail as on a full disk. */
  const fill = () => sql`pragma max_page_count = 1`.execute(app.database);
  const free = () => sql`pragma max_page_count = 1000000`.execute(app.database);

  async function addUntilRefused(): Promise<Response> {
    for (let tag = 0; tag < 200; tag += 1) {
      const answer = await addTag(`tag ${tag}`, 'x'.repeat(900));
      if (answer.status !== 200) return answer;
    }
    throw new Error('Nothing was refused.');
  }

  it('people can read, a change reports what is wrong, and works when there is space again', async () => {
    await fill();
    const refused = await addUntilRefused();
    const kept = (await (await listTags()).json()) as unknown[];
    expect(refused.status).toBe(507);
    const problem = Problem.parse(await refused.json());
    expect(problem.code).toBe('no-space');
    expect(problem.message).toBe(
      'The disk of the data folder is full, or its quota is used up. Nothing was changed. Free some space, then try again.',
    );
    await free();
    expect((await addTag('there is room again')).status).toBe(200);
    expect(await (await listTags()).json()).toHaveLength(kept.length + 1);
  });

  it('ingest stops with the same message and quarantines nothing; pages read before are kept', async () => {
    const pages = Array.from({ length: 30 }, (_, page) => ({
      text: `page ${page} ${Array.from({ length: 400 }, (__, word) => `word${page * 400 + word}`).join(' ')}`,
    }));
    await ingestScripted(app, { 'a.pdf': pages.slice(0, 1) });
    await fill();
    const error = await ingestScripted(app, { 'b.pdf': pages }).then(
      () => undefined,
      (failure: unknown) => failure,
    );
    const explained = explainFault(error, app.dataDir) as Error;
    expect(explained.message).toContain(`The disk of the data folder ${app.dataDir} is full`);
    await free();
    const files = await app.database.selectFrom('source_file').select(['path', 'status']).execute();
    expect(files.filter(({ status }) => status === 'quarantined')).toEqual([]);
    const report = await ingestScripted(app, { 'b.pdf': pages });
    expect(report.pages).toMatchObject({ received: 30, problem: 0 });
  });
});
