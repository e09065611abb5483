import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databasePath } from '#api/data-folder.ts';
import { startServer } from '#api/main.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { addMember, ensureMatter } from '#api/repositories/people/matters.ts';
import { addUser } from '#api/repositories/people/users.ts';
import { addTag } from '#api/repositories/review/tags.ts';
import { hashPassword } from '#api/review/passwords.ts';
import { fillDataFolder } from '#api/testing/new-data-folder.ts';
import { LOW_COST } from '#api/testing/test-app.ts';
import type { Role } from '#contract/people/user.ts';
import { ensureViewer } from '../../scripts/cli/ensure-viewer.ts';

/**
 * Starts the whole program on its own data folder, with one matter, people of each role, and two tags.
 */
export interface Clinic {
  address: string;
  /** For files that a test makes; deleted at the end. */
  folder: string;
  dataDir: string;
  close: () => Promise<void>;
}

export const PASSWORD = 'opt out of guessing';
export const MATTER = 'ndlon';

const people: { name: string; displayName: string; role: Role }[] = [
  { name: 'attorney', displayName: 'Ann Attorney', role: 'attorney' },
  { name: 'reviewer', displayName: 'Rae Reviewer', role: 'reviewer' },
  { name: 'colleague', displayName: 'Cal Colleague', role: 'reviewer' },
  { name: 'reader', displayName: 'Rob Reader', role: 'read-only' },
];

export async function openClinic(): Promise<Clinic> {
  await ensureViewer();
  const folder = await mkdtemp(join(tmpdir(), 'uncover-e2e-'));
  const dataDir = join(folder, 'data');
  await furnish(dataDir);
  // Otherwise other work on the machine could delay the reader processes beyond a test's timeout.
  const config = { dataDir, host: '127.0.0.1', port: 0, readers: { background: false } };
  const server = await startServer(config, { passwordCost: LOW_COST });
  return {
    address: server.address,
    folder,
    dataDir,
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function furnish(dataDir: string): Promise<void> {
  await fillDataFolder(dataDir);
  const database = await openDatabase(databasePath(dataDir));
  const act = { actor: 'test', at: new Date() };
  const matter = await ensureMatter(database, act, { newId: 'matter-1', slug: MATTER, name: 'NDLON v. ICE' });
  const passwordHash = await hashPassword(PASSWORD, LOW_COST);
  for (const { name, displayName, role } of people) {
    await addUser(database, act, { newId: `user-${name}`, name, displayName, role, passwordHash });
    const member = { id: `user-${name}`, name };
    await database.transaction().execute((tx) => addMember(tx, act, matter.id, member));
  }
  await addTag(database, act, matter.id, 'tag-1', {
    name: 'opt-out policy',
    definition: 'Says whether, or how, a locality may leave the program.',
    color: 'blue',
    key: '1',
  });
  await addTag(database, act, matter.id, 'tag-2', {
    name: 'contradiction',
    definition: 'Says the opposite of another page.',
    color: 'red',
    key: '2',
  });
  await database.destroy();
}
