import { SearchResult, SearchState } from '#contract/search/search.ts';
import { tokenize } from '#ingest';
import { replaceTerms } from '../../../../repositories/search/page-terms.ts';
import { ingestScripted, toRecord } from '../../../../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts';
import { nameIndex } from '../index-names.ts';
import { MeiliServer } from '../meili-server.ts';
import { MeiliSync } from '../meili-sync.ts';
import { type MeiliStandIn, openMeiliStandIn } from './meili-stand-in.ts';

/** A matter of two pages, and a stand-in for the search server that does not have it yet. Must be closed. */
export interface SyncedApp {
  app: TestApp;
  meili: MeiliStandIn;
  explore: (q: string) => Promise<SearchResult>;
  stateOf: () => Promise<SearchState>;
  /** Adds a file with a page for each text. */
  add: (name: string, ...texts: string[]) => Promise<unknown>;
  /** Like a correction: another text in use, in the index, and the page changed. */
  correct: (key: number, text: string) => Promise<void>;
  /** A sync whose clock the test controls. */
  openSync: (clock?: { now: number }) => MeiliSync;
  indexName: () => Promise<string>;
  /** The texts that the server has. */
  liveTexts: () => unknown[];
  close: () => Promise<void>;
}

export async function openSyncedApp(): Promise<SyncedApp> {
  const meili = await openMeiliStandIn();
  const app = await openTestApp({}, meili);
  await ingestScripted(app, { 'a.pdf': [{ text: 'sheriff one' }, { text: 'sheriff two' }] });
  const ask = async (path: string) => (await app.as('reader').get(`/api/matters/ndlon/search${path}`)).json();
  return {
    app,
    meili,
    explore: async (q) => SearchResult.parse(await ask(`?mode=explore&q=${encodeURIComponent(q)}`)),
    stateOf: async () => SearchState.parse(await ask('/state')),
    add: (name, ...texts) => ingestScripted(app, { [name]: texts.map((text) => ({ text })) }),
    correct: (key, text) => correct(app, key, text),
    openSync: (clock = { now: 0 }) =>
      new MeiliSync({
        database: app.database,
        server: new MeiliServer(meili),
        now: () => new Date(clock.now),
        onError: (error) => {
          throw error;
        },
      }),
    indexName: () => nameIndex(app.database, app.matter.id),
    liveTexts: () =>
      [...meili.indexes.values()]
        .flatMap(({ records }) => [...records.values()].map(({ text }) => text))
        .sort(),
    close: async () => {
      await app.close();
      await meili.close();
    },
  };
}

async function correct({ database }: TestApp, key: number, text: string): Promise<void> {
  const tokens = tokenize(toRecord(0, { text }).text.words, text);
  await database.transaction().execute(async (transaction) => {
    await transaction.updateTable('page_text').set({ text }).where('page_key', '=', key).execute();
    await replaceTerms(transaction, key, tokens);
    await transaction.updateTable('main.page').set({ turned: 0 }).where('key', '=', key).execute();
  });
}

/** Runs until there is nothing more to send. */
export async function finish(sync: MeiliSync): Promise<void> {
  while (!(await sync.step()));
}
