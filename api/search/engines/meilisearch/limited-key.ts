import { Meilisearch } from 'meilisearch';
import { OUR_INDEXES } from './index-names.ts';

const NAME = 'uncover';

/** All that MeiliServer does, and no more. */
const ACTIONS = [
  'search',
  'documents.add',
  'indexes.create',
  'indexes.get',
  'indexes.delete',
  'indexes.swap',
  'settings.get',
  'settings.update',
  'stats.get',
  'tasks.get',
];

/** A key for our indexes only, made once; the master key is used for nothing else. */
export async function openLimitedKey({
  url,
  masterKey,
}: {
  url: string;
  masterKey: string;
}): Promise<string> {
  const client = new Meilisearch({ host: url, apiKey: masterKey });
  const { results } = await client.getKeys({ limit: 100 });
  const known = results.find(({ name }) => name === NAME);
  if (known) return known.key;
  const draft = { name: NAME, actions: ACTIONS, indexes: [`${OUR_INDEXES}*`], expiresAt: null };
  return (await client.createKey(draft)).key;
}
