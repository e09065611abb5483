import { type Key, Meilisearch } from 'meilisearch';
import { OUR_INDEXES } from './index-names.ts';

const NAME = 'uncover';
/**
 * A server derives a key from this and its master key: a server that lost its data derives the same one
 * again, so that its users need no new key (Meilisearch 1.50).
 */
const UID = '0b2f6a54-9c1d-4e7a-8f3b-5d6c7e8f9a01';

/** Exactly the actions that MeiliServer uses. */
const ACTIONS = [
  'search',
  'documents.add',
  'indexes.create',
  'indexes.get',
  'indexes.delete',
  'indexes.compact',
  'settings.get',
  'settings.update',
  'stats.get',
  'tasks.get',
];
const INDEXES = [`${OUR_INDEXES}*`];

/**
 * A key for this program's indexes only; the master key is used for nothing else. A key from an earlier
 * version, with other permissions, is replaced.
 */
export async function openLimitedKey({
  url,
  masterKey,
}: {
  url: string;
  masterKey: string;
}): Promise<string> {
  const client = new Meilisearch({ host: url, apiKey: masterKey });
  const { results } = await client.getKeys({ limit: 100 });
  const ours = results.filter(({ name }) => name === NAME);
  const usable = ours.find(isAsWanted);
  for (const other of ours) if (other !== usable) await client.deleteKey(other.uid);
  if (usable) return usable.key;
  const draft = { uid: UID, name: NAME, actions: ACTIONS, indexes: INDEXES, expiresAt: null };
  return (await client.createKey(draft)).key;
}

function isAsWanted({ uid, actions, indexes }: Key): boolean {
  const isSame = (one: readonly string[], other: readonly string[]) =>
    JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted());
  return uid === UID && isSame(actions, ACTIONS) && isSame(indexes, INDEXES);
}
