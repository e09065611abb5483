import { FOIA_CODEBOOK } from '#contract/review/foia-codebook.ts';
import { UncoverError } from '../errors.ts';
import type { Act } from '../repositories/database/audit-log.ts';
import type { Database, Tx } from '../repositories/database/database.ts';
import { lockMatter } from '../repositories/database/lock-matter.ts';
import { insertTagGroup } from '../repositories/review/tag-groups.ts';
import { insertTag, listTags } from '../repositories/review/tags.ts';

/** Fills an empty codebook with the tags of a FOIA case. Throws `conflict` if the matter has tags. */
export async function startCodebook(
  database: Database,
  act: Act,
  matterId: string,
  newId: () => string,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    if ((await listTags(transaction, matterId)).length > 0)
      throw new UncoverError('conflict', 'This codebook has tags already.');
    await insertFoiaCodebook(transaction, act, matterId, newId);
  });
}

async function insertFoiaCodebook(tx: Tx, act: Act, matterId: string, newId: () => string): Promise<void> {
  for (const { group, tags } of FOIA_CODEBOOK) {
    const groupId = newId();
    await insertTagGroup(tx, act, matterId, groupId, group);
    for (const tag of tags) await insertTag(tx, act, matterId, newId(), { ...tag, groupId });
  }
}
