import { readFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { IngestSettings } from '#contract/intake/ingest-settings.ts';
import type { SourceFile } from '#contract/intake/production.ts';
import { databasePath } from '../data-folder.ts';
import { dropFiles, untilRead } from '../testing/drop-files.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

const PASSWORD = 'correct-horse-battery';

let app: TestApp;

async function makeLockedPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage([612, 792]).drawText('The board has asked how a county may opt out of the programme.');
  pdf.encrypt({ userPassword: PASSWORD });
  return pdf.save();
}

const ask = (production: string, body: unknown, who = 'reviewer') =>
  app.as(who).send('post', `/api/matters/ndlon/productions/${production}/ingest-request`, body);

async function readAgain(production: string, body: unknown): Promise<SourceFile[]> {
  expect((await ask(production, body)).status).toBe(200);
  return (await untilRead(app)).files;
}

describe('failed files', () => {
  beforeEach(async () => {
    app = await openTestApp();
  });
  afterEach(() => app.close());

  it('are retried on request, a locked one with its password, and the password is stored nowhere', async () => {
    await dropFiles(app, { 'locked.pdf': await makeLockedPdf(), 'broken.pdf': '%PDF-1.7 no more' });
    const { productionId, files } = await untilRead(app);
    expect(files.map(({ path, cause }) => [path, cause])).toEqual([
      ['broken.pdf', 'damaged'],
      ['locked.pdf', 'encrypted'],
    ]);
    const wrong = await readAgain(productionId, { passwords: ['horse'] });
    expect(wrong[1]?.message).toContain('The password given does not open it.');
    const right = await readAgain(productionId, { passwords: ['horse', PASSWORD] });
    expect(right[1]).toMatchObject({ status: 'read', pagesRead: 1 });
    const database = databasePath(app.dataDir);
    const kept = (await readFile(database, 'latin1')) + (await readFile(`${database}-wal`, 'latin1'));
    expect(kept.includes(PASSWORD)).toBe(false);
  });

  it('stay as they are if only the rest is requested', async () => {
    await dropFiles(app, { 'broken.pdf': '%PDF-1.7 no more' });
    const { productionId } = await untilRead(app);
    const runs = async () => (await app.database.selectFrom('ingest_run').select('id').execute()).length;
    const before = await runs();
    await readAgain(productionId, {});
    expect(await runs()).toBe(before);
    const [broken] = await readAgain(productionId, { retry: true });
    expect(await runs()).toBe(before + 1);
    expect(broken).toMatchObject({ status: 'quarantined', cause: 'damaged' });
  });
});

describe('the options of an ingest request', () => {
  let productionId: string;
  beforeAll(async () => {
    app = await openTestApp();
    await dropFiles(app, { 'a.txt': 'words' });
    productionId = (await untilRead(app)).productionId;
  });
  afterAll(() => app.close());

  it.each([
    ['an empty password', { passwords: [''] }],
    ['one that is too long', { passwords: ['x'.repeat(201)] }],
    ['too many', { passwords: Array.from({ length: 21 }, (_, index) => `p${index}`) }],
    ['a column in no field', { columns: { Notes: 'nowhere' } }],
  ])('are refused with %s, and nothing of them is repeated in the answer', async (_, body) => {
    const refused = await ask(productionId, body);
    expect(refused.status).toBe(400);
    expect(await refused.text()).not.toContain('xxx');
    expect((await ask('no-such-production', {})).status).toBe(404);
  });

  it('are limited by settings that everyone in the matter can see', async () => {
    const answer = await app.as('reader').get('/api/matters/ndlon/ingest-settings');
    expect(IngestSettings.parse(await answer.json())).toMatchObject({
      engine: 'tesseract.js',
      languages: ['eng'],
      workers: 1,
      secondsPerPage: 60,
      pixels: 250_000_000,
      uploadBytes: 1e9,
    });
  });
});
