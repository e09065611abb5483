import { userInfo } from 'node:os';
import { UncoverError } from '#api/errors.ts';
import { findMatter, listAllMatters, renameMatter } from '#api/repositories/people/matters.ts';
import { counted } from '#contract/values/counted.ts';
import { type Command, type Installation, UsageError, withInstallation } from '../command.ts';
import { print } from '../print.ts';

export const command: Command = {
  usage: 'list | name SLUG "NAME"',
  help: `
  list               list the matters with their productions and pages
  name SLUG "NAME"   set the name of a matter as it appears on screens, slip sheets and exhibit lists,
                     such as "NDLON v. ICE, No. 10 Civ. 3488 (S.D.N.Y.)"`,
  options: {},
  async run({ positionals: [action, slug, ...name], values }) {
    await withInstallation({ values, positionals: [] }, async (installation) => {
      if (action === 'list') return printMatters(installation);
      if (action !== 'name' || slug === undefined || name.length === 0) {
        throw new UsageError('Use list, or name with a matter and its new name.');
      }
      await nameMatter(installation, slug, name.join(' ').trim());
    });
    return 0;
  },
};

async function printMatters({ database }: Installation): Promise<void> {
  for (const { slug, name, productions, pages } of await listAllMatters(database)) {
    print(`${slug}\t${name}\t${counted(productions, 'production')}\t${counted(pages, 'page')}`);
  }
}

async function nameMatter({ database, now }: Installation, slug: string, name: string): Promise<void> {
  const matter = await findMatter(database, slug);
  if (!matter) throw new UncoverError('not-found', `There is no matter “${slug}”.`);
  await renameMatter(database, { actor: userInfo().username, at: now() }, matter.id, name);
  print(`${slug} is now “${name}”.`);
}
