import { userInfo } from 'node:os';
import { UncoverError } from '#api/errors.ts';
import type { Act } from '#api/repositories/database/audit-log.ts';
import { findMatterOfMember } from '#api/repositories/people/matters.ts';
import { findUser } from '#api/repositories/people/users.ts';
import { may } from '#api/review/may.ts';
import { type Installation, textOption, type Words } from './command.ts';

/**
 * The user to record a decision under: the one named by --as, who must be allowed to decide, or otherwise the
 * person who runs the command.
 */
export async function actOf({ database, now }: Installation, words: Words): Promise<Act> {
  const userName = textOption(words, 'as');
  if (userName === undefined) return { actor: userInfo().username, at: now() };
  const user = await findUser(database, userName);
  if (!user) throw new UncoverError('not-found', `There is no user “${userName}”.`);
  if (user.deactivated_at !== null)
    throw new UncoverError('forbidden', `“${userName}” is deactivated. Choose someone else with --as.`);
  const slug = textOption(words, 'matter');
  const membership = slug === undefined ? undefined : await findMatterOfMember(database, slug, user.id);
  if (!may(membership?.role ?? user.role, 'review'))
    throw new UncoverError(
      'forbidden',
      `“${userName}” has read-only access. Choose a reviewer or an attorney with --as.`,
    );
  return { actor: user.name, at: now() };
}
