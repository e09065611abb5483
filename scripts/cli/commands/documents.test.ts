import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DocumentReport } from '#contract/documents/document.ts';
import { runUncover } from '../../testing/run-uncover.ts';

const MEMO = `MEMORANDUM

TO: Field Office Directors
FROM: Denise Farrow
SUBJECT: Options
DATE: September 30, 2010

You asked which options are open to the Department.
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-documents-'));
  await writeFile(
    join(folder, 'a.txt'),
    `${MEMO}\f\nPage 2\n\nThe answer is that there are three of them.\n`,
  );
  await run('ingest', join(folder, 'a.txt'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...words: string[]): Promise<string> {
  const ended = await runUncover(...words, '--matter', 'test', '--data', join(folder, 'data'));
  if (ended.exitCode !== 0) throw new Error(`exit code ${ended.exitCode}: ${ended.stderr}`);
  return ended.stdout;
}

async function listDocuments() {
  return DocumentReport.parse(JSON.parse(await run('report', 'documents', '--json'))).documents;
}

it('report documents prints each document, and why it starts where it does', async () => {
  const [memo, ...others] = await listDocuments();
  expect(others).toEqual([]);
  expect(memo).toMatchObject({
    pages: 2,
    kind: 'memo',
    title: 'Options',
    date: '2010-09-30',
    from: ['Denise Farrow'],
    to: ['Field Office Directors'],
    factSources: { title: 'read' },
    boundary: { source: 'read', score: 100 },
  });
  expect(await run('report', 'documents')).toContain(
    'UNC-0000001, 2 pages: memo, 2010-09-30, “Options”, from Denise Farrow',
  );
  const csv = await run('report', 'documents', '--csv');
  expect(csv).toContain('the first page of a file as it was received (+10)');
});

it('documents split, join and undo decide where a document starts; read keeps those decisions', async () => {
  expect(await run('documents', 'split', 'UNC-0000002')).toBe('UNC-0000002: a document starts here\n');
  expect(await listDocuments()).toHaveLength(2);
  expect(await run('documents', 'read')).toContain('2 documents');
  expect(await run('documents', 'undo', 'UNC-0000002')).toContain('continues the document before it');
  expect(await listDocuments()).toHaveLength(1);
});

it('documents reports if there is nothing to decide', async () => {
  const ended = await runUncover(
    ...['documents', 'join', 'UNC-0000001', '--matter', 'test', '--data', join(folder, 'data')],
  );
  expect(ended.exitCode).toBe(1);
  expect(ended.stderr).toContain('the first page of its production');
});
