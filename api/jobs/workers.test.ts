import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecords, type Records } from '../compose.ts';
import { databasePath } from '../data-folder.ts';
import { FolderCheck } from '../integrity/folder-check.ts';
import { SearchThread } from '../search/threads/search-thread.ts';
import { DrivenClock } from '../testing/driven-clock.ts';
import { makeDataFolder } from '../testing/new-data-folder.ts';
import { readTable } from '../withholdings/vaughn/read-table.ts';
import { processOf, type StartLine, threadOf } from './core/worker-line.ts';
import { MappingPreviews } from './ingest/volumes/mapping-previews.ts';

/** Milliseconds: more than any of them may take. */
const FOR_EVER = 7 * 24 * 60 * 60_000;
const REAL_TIME = { timeout: 120_000, interval: 10 };

const program = (path: string) => new URL(path, import.meta.url);
const worker = (name: string) => program(`../testing/workers/${name}.ts`);

let records: Records;
beforeAll(async () => {
  records = await openRecords(await makeDataFolder('workers'));
});
afterAll(async () => {
  await records.close();
  await rm(records.dataDir, { recursive: true });
});

/** Work whose result is not stored: its caller asks again. */
interface Work {
  name: string;
  program: StartLine;
  beside: (program: URL) => StartLine;
  /** Runs the work, and returns the result, or why there is none. Closes what it opened. */
  ask: (start: StartLine, clock: DrivenClock) => Promise<string>;
  /** The message for work that failed. */
  failure: RegExp;
}

const kinds: Work[] = [
  {
    name: 'a preview of load files',
    program: threadOf(program('./ingest/volumes/mapping-program.ts')),
    beside: threadOf,
    ask: async (start, clock) => {
      const previews = new MappingPreviews(clock, start);
      const { documents } = await previews.describe({ loadFiles: [], received: [], choices: {} });
      return `${documents} documents`;
    },
    failure: /^The work/,
  },
  {
    name: 'the reading of a table',
    program: threadOf(program('../withholdings/vaughn/table-worker.ts')),
    beside: threadOf,
    ask: async (start, clock) => (await readTable(Buffer.from('a,b\n1,2\n'), { start, clock })).join(';'),
    failure: /^The table takes too much time or memory/,
  },
  {
    name: 'a search',
    // Of the open records.
    program: (listener) =>
      threadOf(program('../search/threads/search-thread-program.ts'), {
        data: { path: databasePath(records.dataDir) },
      })(listener),
    beside: threadOf,
    ask: async (start, clock) => {
      const { dataDir } = records;
      const search = new SearchThread(databasePath(dataDir), undefined, { start, clock });
      const filter = { matterId: 'none' };
      try {
        return `${(await search.searchPages('county', filter, { offset: 0, limit: 1 })).pages} pages`;
      } finally {
        await search.close();
      }
    },
    failure: /^The work/,
  },
  {
    name: 'the check of the data folder',
    program: processOf(program('../integrity/check-program.ts')),
    beside: processOf,
    ask: async (start, clock) => {
      const { dataDir } = records;
      const check = new FolderCheck({
        dataDir,
        clock,
        start,
        afterStart: 0,
        pause: 0,
        onError: () => undefined,
      });
      check.start();
      const known = () => check.show('none').failure ?? check.show('none').last;
      await expect.poll(known, REAL_TIME).not.toBeNull();
      const { failure, last } = check.show('none');
      await check.close();
      if (failure !== null) throw new Error(failure);
      return `${last?.faultCount} faults`;
    },
    failure: /^The check/,
  },
];

describe.each(kinds)('$name', ({ program: real, beside, ask, failure }) => {
  const failsWith = async (name: string, clock = new DrivenClock()) => {
    await expect(ask(beside(worker(name)), clock)).rejects.toThrow(failure);
  };

  it('that throws or dies fails with a message for the caller, and succeeds when asked again', async () => {
    await failsWith('throwing-worker');
    await failsWith('dying-worker');
    expect(await ask(real, new DrivenClock())).toMatch(/\d/);
  });

  it('that hangs is killed, and fails', async () => {
    const clock = new DrivenClock();
    const begun = Promise.withResolvers<void>();
    const start: StartLine = ({ onMessage, onEnd }) =>
      beside(worker('hanging-worker'))({
        onEnd,
        onMessage: (message) => {
          onMessage(message);
          begun.resolve();
        },
      });
    const asked = expect(ask(start, clock)).rejects.toThrow(failure);
    await begun.promise;
    clock.pass(FOR_EVER);
    await new Promise((resolve) => setImmediate(resolve));
    clock.pass(FOR_EVER);
    await asked;
  });
});
