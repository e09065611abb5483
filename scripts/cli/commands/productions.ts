import { userInfo } from 'node:os';
import { UncoverError } from '#api/errors.ts';
import { declarePages, findProduction, listProductions } from '#api/repositories/intake/productions.ts';
import type { MatterRow } from '#api/repositories/people/matters.ts';
import { toLedger } from '#contract/intake/to-ledger.ts';
import { counted } from '#contract/values/counted.ts';
import {
  type Command,
  type Installation,
  matterOption,
  UsageError,
  type Words,
  withMatter,
} from '../command.ts';
import { declaredPagesOption } from '../declared-pages-option.ts';
import { print } from '../print.ts';

export const command: Command = {
  usage: 'list --matter SLUG | declare NAME --matter SLUG --pages N',
  help: `
  list           list the productions of a matter with their files and pages
  declare NAME   enter the page count that the agency declared, for example in its cover letter; the ledger
                 compares it with the pages received

  --pages N      declared page count; "none" clears it`,
  options: { matter: { type: 'string' }, pages: { type: 'string' } },
  async run(words) {
    matterOption(words);
    const [action, ...name] = words.positionals;
    if (action !== 'list' && action !== 'declare') throw new UsageError('Use list or declare.');
    await withMatter(words, (installation, matter) =>
      action === 'list'
        ? printProductions(installation, matter)
        : declare(installation, matter, name.join(' '), words),
    );
    return 0;
  },
};

async function printProductions({ database, now }: Installation, matter: MatterRow): Promise<void> {
  for (const production of await listProductions(database, matter.id, now())) {
    const { files, pages, declaredPages } = toLedger(production);
    const declared = declaredPages === null ? '' : `\tdeclared: ${counted(declaredPages, 'page')}`;
    print(
      `${production.name}\t${counted(files.received, 'file')}\t${counted(pages.received, 'page')}${declared}`,
    );
  }
}

async function declare(
  { database, now }: Installation,
  matter: MatterRow,
  name: string,
  words: Words,
): Promise<void> {
  const pages = declaredPagesOption(words, 'pages');
  if (pages === undefined) throw new UsageError('--pages is missing.');
  const production = await findProduction(database, matter.id, name);
  if (!production) throw new UncoverError('not-found', `The matter has no production “${name}”.`);
  await declarePages(database, { actor: userInfo().username, at: now() }, matter.id, production, pages);
  const [after] = await listProductions(database, matter.id, now(), production.id);
  if (after) print(`${name}: ${toLedger(after).declaredSummary}`);
}
