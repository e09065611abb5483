import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databasePath } from '#api/data-folder.ts';
import type { Database } from '#api/repositories/database/database.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { makeScanPdf, makeStampedScanPdf } from '../make/fixtures/simple-pdfs.ts';
import { runUncover } from './run-uncover.ts';

const sheet = {
  lines: [
    'DELETED PAGE INFORMATION SHEET',
    'The agency has withheld the page that stood here in full, under exemption (b)(5).',
    'It was part of a memorandum to the director on whether counties may decline.',
  ],
};
const letter = { lines: ['The sheriff has written twice and has not had a reply in plain words.'] };

let folder: string;
let database: Database;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-known-'));
  const source = join(folder, 'release');
  await mkdir(source);
  await writeFile(join(source, 'a.pdf'), await makeScanPdf([letter, sheet]));
  await writeFile(join(source, 'b.pdf'), await makeScanPdf([sheet]));
  await writeFile(join(source, 'c.pdf'), await makeStampedScanPdf([{ ...sheet, stamp: 'ICE FOIA 0000009' }]));
  const data = join(folder, 'data');
  const run = await runUncover('ingest', source, '--matter', 'test', '--workers', '2', '--data', data);
  if (run.exitCode !== 0) throw new Error(run.stderr);
  database = await openDatabase(databasePath(join(folder, 'data')));
});
afterAll(async () => {
  await database.destroy();
  await rm(folder, { recursive: true });
});

async function listIngestRequests() {
  return database
    .selectFrom('page')
    .innerJoin('page_text', 'page_text.page_key', 'page.key')
    .select(['pixels', 'bates_candidates', 'reason', 'source', 'text', 'words', 'confidence'])
    .orderBy('position')
    .execute();
}

describe('a page whose image is already in the matter', () => {
  it('gets the text, boxes and numbers of the page that was read, and a note about that', async () => {
    const [, ...shown] = (await listIngestRequests()).slice(0, 3);
    // Two readers are running: either page may be read first.
    const [first, again] = shown.toSorted((one, other) => one.reason.length - other.reason.length);
    const page = first === shown[0] ? 'release/a.pdf p. 2' : 'release/b.pdf p. 1';
    expect(again).toEqual({ ...first, reason: `${first?.reason}; the same image as ${page}, read there` });
    expect(again?.text).toContain('whether counties may decline');
  });

  it('is read separately if a machine has stamped another number on it', async () => {
    const [, plain, , stamped] = await listIngestRequests();
    expect(stamped?.pixels).not.toBe(plain?.pixels);
    expect(stamped?.reason).not.toContain('the same image');
    expect(stamped?.text).toContain('0000009');
  });
});
