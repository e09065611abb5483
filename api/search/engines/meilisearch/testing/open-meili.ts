import { listMatterIds } from '../../../../repositories/people/matters.ts';
import { changeEngineState, findEngineState } from '../../../../repositories/search/engine-states.ts';
import type { TestApp } from '../../../../testing/test-app.ts';
import { nameIndex } from '../index-names.ts';
import { type MeiliAddress, MeiliServer } from '../meili-server.ts';
import { MeiliSync } from '../meili-sync.ts';
import { openMeiliStandIn } from './meili-stand-in.ts';

/** A server for tests: the real one at MEILI_URL, else the stand-in. Must be closed. */
export async function openMeili(): Promise<{
  address: MeiliAddress;
  what: string;
  close: () => Promise<void>;
}> {
  const { MEILI_URL: url, MEILI_KEY: key } = process.env;
  if (url) return { address: { url, key }, what: `Meilisearch at ${url}`, close: async () => undefined };
  const standIn = await openMeiliStandIn();
  return { address: standIn, what: 'the stand-in for Meilisearch', close: standIn.close };
}

/** Sends everything, and returns the sync. Throws if anything fails. */
export async function syncAll(
  { database }: Pick<TestApp, 'database'>,
  address: MeiliAddress,
): Promise<MeiliSync> {
  const sync = new MeiliSync({
    database,
    server: new MeiliServer(address),
    now: () => new Date(),
    onError: (error) => {
      throw error;
    },
  });
  while (!(await sync.step()));
  for (const matterId of await listMatterIds(database)) {
    const failure = (await findEngineState(database, matterId))?.failure;
    if (failure) throw new Error(failure);
  }
  return sync;
}

/** Removes everything of this test from a server that others use too. */
export async function forgetAll(
  { database }: Pick<TestApp, 'database'>,
  address: MeiliAddress,
): Promise<void> {
  const server = new MeiliServer(address);
  for (const matterId of await listMatterIds(database)) {
    await server.removeIndex(await nameIndex(database, matterId));
    await changeEngineState(database, matterId, { pushed_seq: null });
  }
}
