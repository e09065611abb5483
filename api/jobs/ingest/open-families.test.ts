import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type IngestReport, Production } from '#contract/intake/production.ts';
import { PageDetail, PageWindow } from '#contract/pages/page.ts';
import { openReaderPool, type ReaderPoolOptions } from '#ingest';
import { zipOf } from '#ingest/testing/builders/build-zip.ts';
import { databasePath } from '../../data-folder.ts';
import { listEventsAfter } from '../../repositories/database/audit-log.ts';
import type { Again } from '../../repositories/intake/files-to-read.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { ingestProduction } from './ingest-production.ts';
import { walkFiles } from './walk-files.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
});
afterEach(() => app.close());

const PDF_LINES = [
  'The board of supervisors has asked how a county may opt out of the programme,',
  'and whether an answer will be given before the date of activation.',
];

async function makePdf(password?: string): Promise<Buffer> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const page = pdf.addPage([612, 792]);
  PDF_LINES.forEach((line, index) => {
    page.drawText(line, { x: 60, y: 700 - 20 * index, size: 11 });
  });
  if (password !== undefined) pdf.encrypt({ userPassword: password });
  return Buffer.from(await pdf.save());
}

async function makeMail(): Promise<string> {
  const pdf = (await makePdf()).toString('base64');
  return `From: ann@ice.example
To: bob@dhs.example
Subject: talking points
Date: Mon, 17 Jan 2011 12:00:00 -0500
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=xx

--xx
Content-Type: text/plain

The talking points are attached.
--xx
Content-Type: application/pdf
Content-Disposition: attachment; filename="points.pdf"
Content-Transfer-Encoding: base64

${pdf}
--xx--
`;
}

async function receive(files: Record<string, Buffer | string>): Promise<string> {
  const folder = join(app.dataDir, 'cd');
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
  return folder;
}

interface Run extends ReaderPoolOptions {
  retry?: Again;
  signal?: AbortSignal;
  onProgress?: () => void;
}

async function ingest({ retry = 'none', signal, onProgress, ...options }: Run = {}): Promise<IngestReport> {
  const pool = openReaderPool({ workers: 1, soffice: null, ...options });
  try {
    return await ingestProduction(
      { ...app, pool, now: () => new Date() },
      {
        ...(await walkFiles([join(app.dataDir, 'cd')])),
        matterSlug: 'ndlon',
        productionName: 'First release',
        retry,
        actor: 'test',
        ...(signal ? { signal } : {}),
      },
      onProgress,
    );
  } finally {
    await pool.close();
  }
}

const outcomes = ({ files }: IngestReport) =>
  files.map(({ path, kind, status, cause, pages }) => [path, kind, cause ?? status, pages].join(' '));
const matter = '/api/matters/ndlon';
const getJson = async (path: string) => (await app.as('reader').get(`${matter}${path}`)).json();
const listPages = async () => PageWindow.parse(await getJson('/pages')).pages;
const getPage = async (id: string) => PageDetail.parse(await getJson(`/pages/${id}`));

describe('a family', () => {
  const wanted = [
    'cd/box.zip zip read 0',
    'cd/box.zip/etc/motd text read 1',
    'cd/box.zip/inner.zip zip read 0',
    'cd/box.zip/inner.zip/empty.txt empty empty 0',
    'cd/box.zip/inner.zip/note.txt text read 2',
    'cd/box.zip/mail.eml email read 1',
    'cd/box.zip/mail.eml/points.pdf pdf read 1',
    'cd/points.pdf pdf duplicate 0',
  ];

  beforeEach(async () => {
    const inner = zipOf({
      'note.txt': 'a first sheet of the note\fand a second one',
      'empty.txt': '',
    });
    const files = { 'mail.eml': await makeMail(), 'etc/motd': 'words', 'inner.zip': inner };
    await receive({ 'box.zip': zipOf(files) });
  });

  it('is recorded file by file, read, and recognized by a second run', async () => {
    const first = await ingest();
    expect(outcomes(first)).toEqual(wanted.slice(0, -1));
    expect(first.pages).toMatchObject({ received: 5, problem: 0 });
    expect(first.files.map(({ inside }) => inside?.split('/').at(-1) ?? null)).toEqual([
      null,
      'box.zip',
      'box.zip',
      'inner.zip',
      'inner.zip',
      'box.zip',
      'mail.eml',
    ]);
    await receive({ 'points.pdf': await makePdf() });
    const second = await ingest();
    expect(outcomes(second)).toEqual(wanted);
    expect(second.pages).toEqual(first.pages);
    expect(await readdir(join(app.dataDir, 'work'))).toEqual([]);
  });

  it('ends the same if its run is stopped at any point and run again', async () => {
    for (const steps of [1, 2, 4]) {
      const stop = new AbortController();
      let left = steps;
      const onProgress = () => {
        left -= 1;
        if (left === 0) stop.abort(new Error('stopped by the test'));
      };
      await expect(ingest({ signal: stop.signal, onProgress })).rejects.toThrow('stopped by the test');
    }
    expect(outcomes(await ingest())).toEqual(wanted.slice(0, -1));
    const pages = await listPages();
    expect(pages.map(({ controlNumber }) => controlNumber)).toEqual(
      [1, 2, 3, 4, 5].map((number) => `UNC-000000${number}`),
    );
  });

  it('is shown on each of its pages, and in the ledger', async () => {
    await ingest();
    const [, , , mail, points] = await Promise.all((await listPages()).map(({ pageId }) => getPage(pageId)));
    expect(mail?.text).toContain('The talking points are attached.');
    expect(mail?.converted).toBe('shown from a PDF made of the e-mail');
    expect(mail?.family).toMatchObject({
      parent: { path: 'cd/box.zip', firstPage: null },
      attachments: [{ path: 'cd/box.zip/mail.eml/points.pdf', firstPage: points?.pageId }],
    });
    expect(points).toMatchObject({ converted: null, family: { parent: { firstPage: mail?.pageId } } });
    const [production] = Production.array().parse(await getJson('/productions'));
    expect(production?.files.map(({ path }) => path)).toEqual(
      wanted.slice(0, -1).map((line) => line.split(' ')[0]),
    );
    expect(production?.files[0]?.message).toBe('An archive; its 3 files are listed below it.');
  });

  it('is sent as received, never opened by the browser, and shown as PDF', async () => {
    await ingest();
    const pages = await listPages();
    const original = async (place: number, how: string) =>
      app.as('reader').get(`${matter}/files/${pages[place]?.fileId}/${how}`);
    const mail = await original(3, 'original');
    expect(mail.headers.get('content-type')).toBe('message/rfc822');
    expect(mail.headers.get('content-disposition')).toBe('attachment; filename="original.eml"');
    expect(await mail.text()).toBe(await makeMail());
    const text = await original(0, 'original');
    expect(text.headers.get('content-type')).toBe('application/octet-stream');
    expect(text.headers.get('content-disposition')).toMatch(/^attachment/);
    expect((await original(4, 'original')).headers.get('content-disposition')).toMatch(/^inline/);
    const shown = await original(3, 'paged');
    expect(shown.headers.get('content-type')).toBe('application/pdf');
    expect((await shown.text()).slice(0, 5)).toBe('%PDF-');
  });
});

it('a table of codes without words is kept as it was sent and not read by OCR', async () => {
  const rows = Array.from({ length: 40 }, (_, row) => `X${row}Q-77#${row},ZZK${row}@9,A1B2C3D${row}`);
  await receive({ 'codes.csv': rows.join('\n') });
  expect((await ingest()).pages).toMatchObject({ received: 1, textLayer: 1 });
  const [page] = await Promise.all((await listPages()).map(({ pageId }) => getPage(pageId)));
  expect(page?.text.split('\n')).toEqual(rows);
  expect(page).toMatchObject({ textReason: 'the page was set from it', confidence: 100 });
});

it('an archive that is a bomb leaves nothing on the disk but itself', async () => {
  await receive({
    'bomb.zip': zipOf({ 'a.txt': 'an honest file', 'b.txt': Buffer.alloc(40 * 2 ** 20) }),
  });
  const report = await ingest();
  expect(outcomes(report)).toEqual(['cd/bomb.zip zip bomb 0']);
  expect(report.files[0]?.message).toContain('more than 200 times its size');
  expect(await readdir(join(app.dataDir, 'originals'))).toHaveLength(1);
  expect(await readdir(join(app.dataDir, 'work'))).toEqual([]);
  expect(outcomes(await ingest({ retry: 'all', limits: { ratio: 2000 } }))).toContain(
    'cd/bomb.zip/a.txt text read 1',
  );
});

it('an encrypted PDF is read once its password is given, which is not stored', async () => {
  await receive({ 'locked.pdf': await makePdf('correct-horse-battery') });
  expect(outcomes(await ingest())).toEqual(['cd/locked.pdf pdf encrypted 0']);
  expect(outcomes(await ingest({ passwords: ['correct-horse-battery'] }))).toEqual([
    'cd/locked.pdf pdf encrypted 0',
  ]);
  const opened = await ingest({ passwords: ['correct-horse-battery'], retry: 'all' });
  expect(outcomes(opened)).toEqual(['cd/locked.pdf pdf read 1']);
  expect(opened.files[0]?.message).toBe('Opened with a password. Shown from an unlocked copy.');
  const events = await listEventsAfter(app.database, app.matter.id, 0);
  expect(events.map(({ event }) => event.type).filter((type) => type.startsWith('file.'))).toEqual([
    'file.received',
    'file.quarantined',
    'file.read',
  ]);
  const kept = await readFile(databasePath(app.dataDir), 'latin1');
  const log = await readFile(`${databasePath(app.dataDir)}-wal`, 'latin1');
  expect((kept + log).includes('correct-horse-battery')).toBe(false);
});

it('an encrypted PDF that no password opens says so, and other failures are not retried with it', async () => {
  await receive({
    'locked.pdf': await makePdf('correct-horse'),
    'box.zip': zipOf({ 'a.txt': 'a' }),
  });
  await ingest({ limits: { files: 0 } });
  // Without the limit the archive could be opened now.
  const report = await ingest({ passwords: ['wrong'], retry: 'locked' });
  expect(outcomes(report)).toEqual(['cd/box.zip zip bomb 0', 'cd/locked.pdf pdf encrypted 0']);
  const message = report.files[1]?.message;
  expect(message).toContain('The password given does not open it.');
  expect(message).not.toContain('wrong');
});

it('work folders left by a killed run are removed by the next', async () => {
  // No process has such a high id.
  const left = join(app.dataDir, 'work', '4999999-left-behind');
  const running = join(app.dataDir, 'work', `${process.pid}-of-another-run`);
  for (const folder of [left, running]) await mkdir(folder, { recursive: true });
  await receive({ 'a.txt': 'words' });
  await ingest();
  expect(await readdir(join(app.dataDir, 'work'))).toEqual([`${process.pid}-of-another-run`]);
});
