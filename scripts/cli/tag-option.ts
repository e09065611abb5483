import { UncoverError } from '#api/errors.ts';
import type { Database } from '#api/repositories/database/database.ts';
import { findTagByName } from '#api/repositories/review/tags.ts';
import { textOption, type Words } from './command.ts';

/** The id of the tag named by `--tag`; undefined without the option. Throws `not-found` for an unknown name. */
export async function findTagOption(
  words: Words,
  database: Database,
  matterId: string,
): Promise<string | undefined> {
  const name = textOption(words, 'tag');
  if (name === undefined) return undefined;
  const tag = await findTagByName(database, matterId, name);
  if (!tag) throw new UncoverError('not-found', `The codebook has no tag “${name}”.`);
  return tag.id;
}
