import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { databasePath } from '#api/data-folder.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { findDocument } from '#api/repositories/documents/documents.ts';
import { fillDataFolder } from '#api/testing/new-data-folder.ts';
import { MappingReport } from '#contract/intake/load-file.ts';
import { IngestReport } from '#contract/intake/production.ts';
import type { PageLine } from '#contract/pages/page.ts';
import { imageOf, keyOf, linesOf, makeVolume, type VolumeEncoding } from '../../make/fixtures/load-volume.ts';
import { callUncover, startUncover } from '../../testing/run-uncover.ts';
import { untilPagesStored } from '../../testing/until-pages-stored.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-load-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function writeVolume(
  name: string,
  documents: number,
  encoding: VolumeEncoding,
  changed: Record<string, Uint8Array | string | null> = {},
): Promise<string> {
  const files = { ...(await makeVolume(documents, encoding)), ...changed };
  for (const [path, content] of Object.entries(files)) {
    if (content === null) continue;
    await mkdir(dirname(join(folder, name, path)), { recursive: true });
    await writeFile(join(folder, name, path), content);
  }
  return join(folder, name);
}

async function run(...words: string[]): Promise<string> {
  const ended = await callUncover(...words);
  if (ended.exitCode !== 0) throw new Error(`exit code ${ended.exitCode}: ${ended.stderr}`);
  return ended.stdout;
}

const ingest = async (source: string, data: string, ...more: string[]) =>
  IngestReport.parse(
    JSON.parse(await run('ingest', source, '--matter', 'test', '--data', data, '--json', ...more)),
  );

async function listPages(data: string): Promise<PageLine[]> {
  const lines = await run('pages', '--matter', 'test', '--data', data, '--text', '--jsonl');
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as PageLine);
}

describe('a volume with load files', () => {
  it('is read from DAT, OPT, LFP, texts and images as delivered, in any encoding', async () => {
    const data = join(folder, 'data-utf-16');
    const report = await ingest(await writeVolume('volume-utf-16', 2, 'utf-16le'), data);
    expect(report.loadFiles.map(({ documents, faults }) => [documents, faults])).toEqual([
      [2, []],
      [2, []],
      [2, []],
    ]);
    expect(report.pages).toEqual({ received: 4, textLayer: 3, ocr: 1, blank: 0, problem: 0, sequestered: 0 });
    const pages = await listPages(data);
    expect(pages.map(({ bates, batesSource }) => [bates, batesSource])).toEqual(
      [1, 2, 3, 4].map((page) => [keyOf(page), 'load-file']),
    );
    expect(pages.map(({ startsDocument }) => startsDocument)).toEqual([true, false, true, false]);
    expect(pages.map(({ textSource }) => textSource)).toEqual(Array(4).fill('load-file'));
    expect(pages[3]?.text?.split(/\s+/)).toEqual(linesOf(4).join(' ').split(' '));
    const database = await openDatabase(databasePath(data));
    const matter = await database.selectFrom('matter').select('id').executeTakeFirstOrThrow();
    const document = await findDocument(database, matter.id, pages[2]?.documentId ?? '');
    await database.destroy();
    expect(document?.parent?.beginBates).toBe(keyOf(1));
    const valuesOf = (name: string) => document?.fields.find((field) => field.name === name)?.values;
    expect(valuesOf('CUSTODIAN')).toEqual(['Peña, Ana', 'Roe, Richard']);
    expect(valuesOf('SUBJECT')).toEqual(['Préavis: "opt out"\nsecond line']);
  });

  it('may be delivered as one ZIP file', async () => {
    const zip = new ZipFile();
    for (const [path, content] of Object.entries(await makeVolume(1, 'utf-8'))) {
      zip.addBuffer(Buffer.from(content), `VOL001/${path}`);
    }
    zip.end();
    const source = join(folder, 'VOL001.zip');
    await writeFile(source, zip.outputStream);
    const data = join(folder, 'data-zip');
    const report = await ingest(source, data);
    expect(report.loadFiles.map(({ documents, faults }) => [documents, faults])).toEqual([
      [1, []],
      [1, []],
      [1, []],
    ]);
    expect(report.files.map(({ status }) => status)).toEqual(report.files.map(() => 'read'));
    const pages = await listPages(data);
    expect(pages.map(({ bates, textSource }) => [bates, textSource])).toEqual([
      [keyOf(1), 'load-file'],
      [keyOf(2), 'load-file'],
    ]);
    const again = await ingest(source, data);
    expect({ ...again, seconds: 0 }).toEqual({ ...report, seconds: 0 });
  });

  it('gives the same result if it is killed while it is read, and read again, as if it was never interrupted', async () => {
    const source = await writeVolume('to-be-killed', 3, 'utf-8');
    const whole = join(folder, 'whole');
    const killed = join(folder, 'killed');
    const report = await ingest(source, whole);
    await fillDataFolder(killed);
    for (const enough of [1, 3]) {
      const child = startUncover(['ingest', source, '--matter', 'test', '--data', killed]);
      const closed = new Promise((resolve) => child.once('close', resolve));
      await untilPagesStored(killed, enough);
      child.kill('SIGKILL');
      await closed;
    }
    const resumed = await ingest(source, killed);
    expect({ ...resumed, seconds: 0 }).toEqual({ ...report, seconds: 0 });
    expect(await listPages(killed)).toEqual(await listPages(whole));
    expect(report.loadFiles.flatMap(({ faults }) => faults)).toEqual([]);
  });
});

describe.each([
  ['commas', ','],
  ['pipes', '|'],
  ['tabs', '\t'],
])('a table with %s between its columns', (_, separator) => {
  const HEADER = [
    'UPI',
    'File Name',
    'Custodian',
    'Subject',
    'native_link',
    'text_link',
    'attachment_parent',
  ];
  const quote = (value: string) =>
    // Programs that do not quote write a quotation mark as it is.
    value.startsWith('"') ? value : /[",|\t\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  const table = (...rows: string[][]) =>
    [HEADER, ...rows].map((row) => `${row.map(quote).join(separator)}\r\n`).join('');

  it('is used as a load file: natives and images become documents with its fields and texts', async () => {
    const name = `table-${separator.codePointAt(0)}`;
    const source = join(folder, name);
    const image = imageOf(1, 2);
    const files: Record<string, string | Uint8Array> = {
      'load.csv': table(
        [
          '00001',
          'opt out.eml',
          'Peña, Ana',
          'Re: "opt out" | next',
          'native\\00001.eml',
          'text\\00001.txt',
          '',
        ],
        ['00002', 'memo.txt', 'Roe', '"unclosed', 'native/00002.txt', 'text/00002.txt', '00001'],
        ['00003', 'scan.tif', 'Roe', 'A scan', '', 'text/00003.txt', ''],
      ),
      'native/00001.eml':
        'From: a@example.org\r\nTo: b@example.org\r\nSubject: opt out\r\nDate: Tue, 5 Oct 2010 10:00:00 -0400\r\n\r\nThe county declines.\r\n',
      'native/00002.txt': 'Memorandum on the program of October\n',
      'text/00001.txt': 'opt out\nThe county declines.\n',
      'text/00002.txt': 'Memorandum on the program of October\n',
      'IMAGES/00003.pdf': (await makeVolume(1, 'utf-8'))[image] ?? '',
      'text/00003.txt': linesOf(1).join('\n'),
    };
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(source, path)), { recursive: true });
      await writeFile(join(source, path), content);
    }
    const data = join(folder, `data-${name}`);
    const report = await ingest(source, data);
    expect(report.loadFiles).toMatchObject([
      { documents: 3, faults: [{ row: 3, message: expect.stringContaining('do not match') }] },
    ]);
    const pages = await listPages(data);
    expect(pages.map(({ bates, startsDocument }) => [bates, startsDocument])).toEqual([
      ['00001', true],
      ['00002', true],
      ['00003', true],
    ]);
    expect(pages[2]).toMatchObject({ textSource: 'load-file' });
    const database = await openDatabase(databasePath(data));
    const matter = await database.selectFrom('matter').select('id').executeTakeFirstOrThrow();
    const [first, second] = await Promise.all(
      pages.map(({ documentId }) => findDocument(database, matter.id, documentId)),
    );
    await database.destroy();
    const valuesOf = (document: typeof first, column: string) =>
      document?.fields.find((field) => field.name === column)?.values;
    expect(valuesOf(first, 'Custodian')).toEqual(['Peña, Ana']);
    expect(valuesOf(first, 'Subject')).toEqual(['Re: "opt out" | next']);
    expect(valuesOf(second, 'Subject')).toEqual(['"unclosed']);
    expect(second?.parent?.beginBates).toBe('00001');
  });
});

describe('a mapping', () => {
  it('is shown before it is used, with counts and errors, and nothing is ingested', async () => {
    const source = await writeVolume('shown', 1, 'utf-8', { [imageOf(2, 2)]: null });
    const words = ['ingest', source, '--show-mapping', '--data', join(folder, 'never')];
    const text = await run(...words);
    expect(text).toContain('shown/DATA/volume.dat: DAT, utf-8, 1 row, 1 document');
    expect(text).toContain('BEGDOC# -> beginBates   ICE-VOL-00001');
    expect(text).toContain(`row 2: The image IMAGES\\001\\${keyOf(2)}.tif of ${keyOf(2)} is not among`);
    expect(text).toContain('Together: 1 document, 1 page, 1 text file, 0 natives');
    expect(existsSync(join(folder, 'never'))).toBe(false);
    const report = MappingReport.parse(JSON.parse(await run(...words, '--json')));
    expect(report).toMatchObject({ documents: 1, pages: 1, texts: 1, natives: 0 });
    expect(report.loadFiles.map(({ kind, rows }) => [kind, rows])).toEqual([
      ['dat', 1],
      ['lfp', 2],
      ['opt', 2],
    ]);
  });

  it('is read from a file that assigns columns to fields', async () => {
    const source = await writeVolume('mapped', 1, 'windows-1252');
    const mapping = join(folder, 'mapping.json');
    await writeFile(mapping, '{"custodian": null, "Subject": "title"}');
    const report = MappingReport.parse(
      JSON.parse(await run('ingest', source, '--show-mapping', '--mapping', mapping, '--json')),
    );
    const fieldOf = (name: string) =>
      report.loadFiles[0]?.columns.find(({ column }) => column === name)?.field;
    expect([fieldOf('CUSTODIAN'), fieldOf('SUBJECT'), fieldOf('DATESENT')]).toEqual([
      null,
      'title',
      'dateSent',
    ]);
  });

  it.each([
    ['no JSON', '{', 'is not valid JSON'],
    ['an unknown field', '{"A": "custodain"}', '“A”'],
    ['one field twice', '{"A": "to", "B": "to"}', 'two columns go to the same field'],
  ])('with %s is refused in one line', async (_what, content, message) => {
    const mapping = join(folder, 'bad.json');
    await writeFile(mapping, content);
    const ended = await callUncover('ingest', folder, '--matter', 'test', '--mapping', mapping);
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr.trim().split('\n')).toHaveLength(1);
    expect(ended.stderr).toContain(message);
  });
});

it('appears in the ledger with the errors of each load file, in words and as CSV, one row per file', async () => {
  const data = join(folder, 'data-ledger');
  const source = await writeVolume('ledger', 1, 'utf-8', { [`TEXT/001/${keyOf(1)}.txt`]: null });
  const report = await ingest(source, data);
  const missing = `row 2: The text file TEXT\\001\\${keyOf(1)}.txt is not among the files received.`;
  const text = await run('report', 'ledger', '--matter', 'test', '--data', data);
  expect(text).toContain('Load file ledger/DATA/volume.dat: 1 document, 1 fault\n');
  expect(text).toContain(missing);
  const csv = await run('report', 'ledger', '--matter', 'test', '--data', data, '--csv');
  expect(csv).toContain(`"load file: 1 document, 1 fault\n${missing}"`);
  expect(csv.trimEnd().split('\r\n')).toHaveLength(report.files.length + 1);
});
