import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databasePath } from '#api/data-folder.ts';
import { startServer } from '#api/main.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { makeTextPdf } from '../make/fixtures/simple-pdfs.ts';
import { callUncover } from './run-uncover.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-damaged-'));
  await writeFile(join(folder, 'letter.pdf'), await makeTextPdf([['A letter about the program.']]));
});
afterAll(() => rm(folder, { recursive: true }));

/** Text that only a driver, a system or a stack trace prints. */
const RAW =
  /sqlite|SQLITE|\bE[A-Z]{3,}\b|errno|malformed|disk image|not a database\b|no such table|\.ts:\d|node:/;

const verbs: string[][] = [
  ['users', 'list'],
  ['matters', 'list'],
  ['ingest', 'SOURCE', '--matter', 'test'],
  ['productions', 'list', '--matter', 'test'],
  ['report', 'ledger', '--matter', 'test'],
  ['report', 'terms', 'letter', '--matter', 'test'],
  ['pages', '--matter', 'test', '--jsonl'],
  ['search', 'letter', '--matter', 'test'],
  ['documents', 'read', '--matter', 'test'],
  ['tag', 'key', '--matter', 'test', '--pages', 'UNC-0000001'],
  ['backup', 'OUT'],
  ['export', 'exhibits', '--matter', 'test', '--tag', 'key', '--out', 'OUT'],
];

const kinds: { name: string; make: (data: string) => Promise<void>; message: RegExp }[] = [
  {
    name: 'an empty database beside originals',
    make: async (data) => {
      await keepOriginal(data);
      await writeFile(databasePath(data), '');
    },
    message: /empty \(0 bytes\).*Restore a backup.*uncover -- restore/,
  },
  {
    name: 'no database beside originals',
    make: keepOriginal,
    message:
      /missing, though .* holds records.*Restore a backup.*uncover -- restore|No Uncover data was found in/,
  },
  {
    name: 'a database that is another file',
    make: async (data) => {
      await mkdir(data);
      await writeFile(
        databasePath(data),
        'Minutes of the meeting, in which nothing was decided. '.repeat(40),
      );
    },
    message: /damaged, or is no database of Uncover.*Restore a backup.*uncover -- restore/,
  },
  {
    name: "another program's database",
    make: async (data) => {
      await mkdir(data);
      const other = new DatabaseSync(databasePath(data));
      other.exec('create table address (name text)');
      other.close();
    },
    message: /database of another program.*--data/,
  },
  {
    name: 'a database of a newer version',
    make: async (data) => {
      await (await openDatabase(databasePath(data))).destroy();
      const newer = new DatabaseSync(databasePath(data));
      newer.exec("insert into kysely_migration values ('999-of-next-year', '2030-01-01')");
      newer.close();
    },
    message: /newer version of Uncover \(999-of-next-year\).*Install that version/,
  },
  {
    name: 'a database whose pages are damaged',
    make: async (data) => {
      await (await openDatabase(databasePath(data))).destroy();
      const bytes = await readFile(databasePath(data));
      await writeFile(databasePath(data), bytes.fill(0x5a, 100));
    },
    message: /damaged.*Restore a backup.*uncover -- restore/,
  },
  {
    name: 'a file where the folder should be',
    make: (data) => writeFile(data, 'a file'),
    message: /is a file, not a folder|No Uncover data was found in/,
  },
  {
    name: 'a folder where the database should be',
    make: async (data) => {
      await mkdir(databasePath(data), { recursive: true });
    },
    message: /is a folder where the database should be/,
  },
];

async function keepOriginal(data: string): Promise<void> {
  await mkdir(join(data, 'originals', 'ab'), { recursive: true });
  await writeFile(join(data, 'originals', 'ab', 'ab12'), 'a record');
}

async function describeDatabase(data: string): Promise<unknown> {
  const found = await stat(databasePath(data)).catch(() => undefined);
  if (!found?.isFile()) return found?.isDirectory() ?? false;
  return (await readFile(databasePath(data))).toString('hex');
}

describe.each(kinds)('$name', ({ name, make, message }) => {
  it('is refused by every verb with its path and what to do, and is not changed', async () => {
    const data = join(folder, name);
    await make(data);
    const before = await describeDatabase(data);
    for (const verb of verbs) {
      const words = verb.map((word) =>
        word === 'SOURCE' ? join(folder, 'letter.pdf') : word === 'OUT' ? join(folder, 'out') : word,
      );
      const { exitCode, stderr } = await callUncover(...words, '--data', data);
      expect(exitCode, verb.join(' ')).toBe(1);
      expect(stderr, verb.join(' ')).toMatch(message);
      expect(stderr).toContain(data);
      expect(stderr).not.toMatch(RAW);
    }
    expect(await describeDatabase(data)).toBe(before);
  });

  it('is not served', async () => {
    const data = join(folder, `${name}, served`);
    await make(data);
    const before = await describeDatabase(data);
    const start = startServer({ dataDir: data, host: '127.0.0.1', port: 0 });
    const error = await start.then(
      () => undefined,
      (failure: Error) => failure,
    );
    expect(error?.message).toMatch(message);
    expect(error?.message).toContain(data);
    expect(error?.message).not.toMatch(RAW);
    expect(await describeDatabase(data)).toBe(before);
  });
});
