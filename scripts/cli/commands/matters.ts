import { userInfo } from 'node:os';
import { UncoverError } from '#api/errors.ts';
import { addMatter, findMatter, listAllMatters, renameMatter } from '#api/repositories/people/matters.ts';
import { startCodebook } from '#api/review/fill-codebook.ts';
import { MatterDraft, StartingCodebook } from '#contract/people/matter.ts';
import { counted } from '#contract/values/counted.ts';
import { type Command, type Installation, UsageError, withInstallation } from '../command.ts';
import { print } from '../print.ts';

export const command: Command = {
  usage: 'list | add SLUG "NAME" [--codebook foia] | name SLUG "NAME"',
  help: `
  list               list the matters with their productions and pages
  add SLUG "NAME"    add a matter, before the first files arrive or with them; every attorney sees it. SLUG is its
                     short name in addresses and commands: lower-case letters, digits and dashes
                     --codebook foia adds the tags of a FOIA case, each with a definition
  name SLUG "NAME"   set the name of a matter as it appears on screens, slip sheets and exhibit lists,
                     such as "NDLON v. ICE, No. 10 Civ. 3488 (S.D.N.Y.)"`,
  options: { codebook: { type: 'string' } },
  async run({ positionals: [action, slug, ...words], values }) {
    await withInstallation({ values, positionals: [] }, async (installation) => {
      if (action === 'list') return printMatters(installation);
      const change = action === 'add' ? add : action === 'name' ? rename : undefined;
      if (!change || slug === undefined || words.length === 0) {
        throw new UsageError('Use list, or add or name with the short name of a matter and its name.');
      }
      const codebook = StartingCodebook.safeParse(values.codebook ?? 'empty');
      if (!codebook.success || (values.codebook !== undefined && action !== 'add'))
        throw new UsageError('--codebook foia goes with add.');
      await change(installation, toDraft(slug, words.join(' ')), codebook.data);
    });
    return 0;
  },
};

async function printMatters({ database }: Installation): Promise<void> {
  for (const { slug, name, productions, pages } of await listAllMatters(database)) {
    print(`${slug}\t${name}\t${counted(productions, 'production')}\t${counted(pages, 'page')}`);
  }
}

function toDraft(slug: string, name: string): MatterDraft {
  const draft = MatterDraft.safeParse({ slug, name });
  if (draft.success) return draft.data;
  const [issue] = draft.error.issues;
  throw new UsageError(`${issue?.path[0] === 'slug' ? 'Short name' : 'Name'}: ${issue?.message}.`);
}

async function add(
  { database, now, newId }: Installation,
  draft: MatterDraft,
  codebook: StartingCodebook,
): Promise<void> {
  const act = { actor: userInfo().username, at: now() };
  const { id } = await addMatter(database, act, { newId: newId(), ...draft });
  if (codebook === 'foia') await startCodebook(database, act, id, newId);
  print(`Added ${draft.slug} (${draft.name}).`);
}

async function rename({ database, now }: Installation, { slug, name }: MatterDraft): Promise<void> {
  const matter = await findMatter(database, slug);
  if (!matter) throw new UncoverError('not-found', `There is no matter “${slug}”.`);
  await renameMatter(database, { actor: userInfo().username, at: now() }, matter.id, name);
  print(`${slug} is now “${name}”.`);
}
